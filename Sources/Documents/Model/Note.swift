/// A note that stands out from the text, such as a warning.
package struct NoteTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  package var kind: NoteKind
  /// The title, or empty to use the name of the kind.
  package var title: [InlineTemplate<Hole>]
  package var content: [BlockTemplate<Hole>]
  /// The language of the document.
  var language = DocumentLanguage.english

  package init(kind: NoteKind = .note, title: [InlineTemplate<Hole>] = [], content: [BlockTemplate<Hole>]) {
    self.kind = kind
    self.title = title
    self.content = content
  }
}

extension Note {
  /// The title that is printed above the note.
  package var shownTitle: [Inline] { title.isEmpty ? [.text(language.title(of: kind))] : title }
}

/// The alerts of GitHub. The raw value is the word in `> [!NOTE]`.
package enum NoteKind: String, CaseIterable, Sendable {
  case note = "NOTE"
  case tip = "TIP"
  case important = "IMPORTANT"
  case warning = "WARNING"
  case caution = "CAUTION"
}
