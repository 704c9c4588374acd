/// What a PDF says about itself, and the outline that viewers show beside its pages. Figures for papers have a title
/// only: submission checkers refuse outlines.
package struct PDFMetadata: Sendable, Equatable {
  package var title: String
  package var authors: [String]
  package var subject: String?
  package var keywords: [String]
  /// As in BCP 47.
  package var language: String
  /// Seconds since 1970-01-01 00:00 UTC; nil for a file without a date. The same number gives the same bytes.
  package var creationTime: Int?
  package var outline: [OutlineEntry]
  /// What a tagged file says that it conforms to.
  package var standards = PDFStandard.allCases

  package init(
    title: String, authors: [String] = [], subject: String? = nil, keywords: [String] = [], language: String = "en",
    creationTime: Int? = nil, outline: [OutlineEntry] = []
  ) {
    self.title = title
    self.authors = authors
    self.subject = subject
    self.keywords = keywords
    self.language = language
    self.creationTime = creationTime
    self.outline = outline
  }

  /// All that it says, in order.
  package var texts: [String] {
    [title, language] + authors + [subject ?? ""] + keywords + [creationTime.map(String.init) ?? ""]
      + outline.flatMap(\.texts)
      // All are usual, and files of before say nothing of it.
      + (standards == PDFStandard.allCases ? [] : ["standards"] + standards.map(\.name))
  }
}

/// One line of an outline, which leads to an anchor of the drawings.
package struct OutlineEntry: Sendable, Equatable {
  package var title: String
  /// The name of a `DrawingCommand.anchor`.
  package var anchor: String
  package var children: [OutlineEntry]

  package init(_ title: String, anchor: String, children: [OutlineEntry] = []) {
    self.title = title
    self.anchor = anchor
    self.children = children
  }

  /// Depth shows as brackets.
  fileprivate var texts: [String] { [title, anchor, "("] + children.flatMap(\.texts) + [")"] }
}
