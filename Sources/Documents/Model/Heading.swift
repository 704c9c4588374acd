package struct HeadingTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  /// From 1, the sections of the document, to 6.
  package var level: Int
  /// `2.1`; nil where sections are not numbered.
  package var number: String?
  package var content: [InlineTemplate<Hole>]
  /// Unique in the document; empty before the notebook is evaluated.
  package var anchor: String
  package var attributes: HeadingAttributes

  package init(
    level: Int, number: String? = nil, content: [InlineTemplate<Hole>], anchor: String = "",
    attributes: HeadingAttributes = HeadingAttributes()
  ) {
    self.level = level
    self.number = number
    self.content = content
    self.anchor = anchor
    self.attributes = attributes
  }
}

extension Heading {
  /// With its number.
  package func fullTitle(_ separator: String) -> [Inline] {
    (number.map { [.text($0 + separator)] } ?? []) + content
  }

  /// Whether it stands over the list of what is cited, in whatever language.
  package var isOverWorks: Bool { DocumentLanguage.all.contains { $0.references == self } }
}
