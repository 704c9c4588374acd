import Documents

/// What is not known of a notebook's text before it is evaluated.
enum NotebookHole: Hashable, Sendable {
  /// The index of a placeholder.
  case placeholder(Int)
  case note(NoteCall)
}

/// What gets its number in the finished document, in the order of the calls.
enum NoteCall: Hashable, Sendable {
  /// A footnote's place in the notebook, from 1.
  case footnote(Int)
  /// Works by their keys; in the text, the author of the first is named.
  case citation([CitedWork], inText: Bool)
}

/// Text as it was written, and text whose values are computed.
typealias NotebookInline = InlineTemplate<NotebookHole>
typealias NotebookBlock = BlockTemplate<NotebookHole>
typealias UnnumberedInline = InlineTemplate<NoteCall>
typealias UnnumberedBlock = BlockTemplate<NoteCall>
