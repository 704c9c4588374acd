/// The metadata of a PDF, and the outline that viewers show beside its pages. Figures for papers only have a title,
/// because submission checkers refuse outlines.
package struct PDFMetadata: Sendable, Equatable {
  package var title: String
  package var authors: [String]
  package var subject: String?
  package var keywords: [String]
  /// The language as a BCP 47 tag.
  package var language: String
  /// The creation date in seconds since 1970-01-01 00:00 UTC; nil for a file without a date. The same number gives the
  /// same bytes.
  package var creationTime: Int?
  package var outline: [OutlineEntry]
  /// The standards that a tagged file declares to conform to.
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

  /// All metadata as texts, in a fixed order.
  package var texts: [String] {
    [title, language] + authors + [subject ?? ""] + keywords + [creationTime.map(String.init) ?? ""]
      + outline.flatMap(\.texts)
      // The default adds nothing, so that hashes of older files stay valid.
      + (standards == PDFStandard.allCases ? [] : ["standards"] + standards.map(\.name))
  }
}

/// An entry of an outline, which leads to an anchor of the drawings.
package struct OutlineEntry: Sendable, Equatable {
  package var title: String
  /// The name of the `DrawingCommand.anchor` that the entry leads to.
  package var anchor: String
  package var children: [OutlineEntry]

  package init(_ title: String, anchor: String, children: [OutlineEntry] = []) {
    self.title = title
    self.anchor = anchor
    self.children = children
  }

  /// The entry as texts, with brackets around its children.
  fileprivate var texts: [String] { [title, anchor, "("] + children.flatMap(\.texts) + [")"] }
}
