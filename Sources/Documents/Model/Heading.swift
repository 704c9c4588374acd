/// A heading of a section.
package struct HeadingTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  /// The level, from 1 for the sections of the document to 6.
  package var level: Int
  /// The number, such as `2.1`. Nil if sections are not numbered.
  package var number: String?
  package var content: [InlineTemplate<Hole>]
  /// The anchor, unique in the document. Empty before the notebook is evaluated.
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
  /// Returns the title with its number before it, if there is one.
  package func fullTitle(_ separator: String) -> [Inline] {
    (number.map { [.text($0 + separator)] } ?? []) + content
  }

  /// True if it is the heading of the list of references, in any language.
  package var isOverWorks: Bool { DocumentLanguage.all.contains { $0.references == self } }
}
