/// An aside that the reader must see.
package struct NoteTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  package var kind: NoteKind
  /// Empty where the kind's name says enough.
  package var title: [InlineTemplate<Hole>]
  package var content: [BlockTemplate<Hole>]
  /// Of the document that it is in.
  var language = DocumentLanguage.english

  package init(kind: NoteKind = .note, title: [InlineTemplate<Hole>] = [], content: [BlockTemplate<Hole>]) {
    self.kind = kind
    self.title = title
    self.content = content
  }
}

extension Note {
  /// What stands over it on a page.
  package var shownTitle: [Inline] { title.isEmpty ? [.text(language.title(of: kind))] : title }
}

/// The alerts of GitHub. The raw value is what stands in `> [!NOTE]`.
package enum NoteKind: String, CaseIterable, Sendable {
  case note = "NOTE"
  case tip = "TIP"
  case important = "IMPORTANT"
  case warning = "WARNING"
  case caution = "CAUTION"
}
