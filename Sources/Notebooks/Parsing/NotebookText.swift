import Documents

/// A place in a notebook's text whose content is known only after evaluation.
enum NotebookHole: Hashable, Sendable {
  /// The index of a placeholder.
  case placeholder(Int)
  case note(NoteCall)
}

/// A footnote or citation. It gets its number in the finished document, in the order of the calls.
enum NoteCall: Hashable, Sendable {
  /// A footnote, by its position in the notebook, counted from 1.
  case footnote(Int)
  /// Works, by their keys. If `inText` is true, the author of the first work is named in the sentence.
  case citation([CitedWork], inText: Bool)
}

/// Text before evaluation (`Notebook…`), and with values but without the numbers of notes (`Unnumbered…`).
typealias NotebookInline = InlineTemplate<NotebookHole>
typealias NotebookBlock = BlockTemplate<NotebookHole>
typealias UnnumberedInline = InlineTemplate<NoteCall>
typealias UnnumberedBlock = BlockTemplate<NoteCall>
