import Analysis
import Basics
import Graphics

/// The settings with which a notebook is rendered unless the command line says otherwise.
package struct RenderDefaults: Sendable {
  /// The venue whose column width the figures get.
  package private(set) var venue: Venue?
  /// The formats to write, written as in `--format`.
  package private(set) var format: SourceText?
  /// The number of text columns on a page.
  package private(set) var columns: Int?
  /// True if HTML pages have a script.
  package private(set) var isInteractive: Bool?
  /// True if PDFs have links and an outline.
  package private(set) var hasLinks: Bool?
  /// The standards that PDFs conform to, written as in `--pdf-standard`.
  package private(set) var standards: SourceText?
  /// The name of the paper size.
  package private(set) var paper: SourceText?
  private(set) var duplicates: DuplicatePolicy?
  private(set) var interval: IntervalMethod?

  static let keys = fields(formats: .text, papers: .text).names

  /// Returns the fields of `defaults`.
  ///
  /// - Parameters:
  ///   - formats: The schema of a document format. Only the writers know the formats.
  ///   - papers: The schema of a paper size. Only the page layout knows the sizes.
  static func fields(formats: ValueSchema, papers: ValueSchema) -> [OptionField] {
    [
      OptionField("venue", .names(of: Venue.all), "Make figures as wide as a column of this venue."),
      OptionField("format", .oneOrMore(formats), "The formats to write."),
      OptionField("columns", .wholeNumber(in: columnCounts), "The number of text columns of pages."),
      OptionField("paper", papers, "The paper size of pages."),
      OptionField("interactive", .flag, "Whether pages have a script for read-outs, sorting and filters."),
      OptionField("links", .flag, "Whether a PDF has links and an outline; some venues refuse them."),
      OptionField("pdf_standard", .oneOrMore(.names(PDFStandard.words)), "What a PDF says that it conforms to."),
      OptionField("duplicates", .names(of: DuplicatePolicy.allCases), "How to handle several rows of one trial."),
      OptionField("interval", .names(of: IntervalMethod.all), "The method of intervals."),
    ]
  }

  private static let columnCounts = 1...2

  init() {}

  init(_ head: OptionReader) {
    let reader = head.mapping("defaults", allowed: Self.keys, what: "default")
    venue = reader.entry("venue", of: Venue.all)
    format = Self.joined(reader.list("format"))
    standards = Self.joined(reader.list("pdf_standard"))
    hasLinks = reader.flag("links")
    columns = reader.wholeNumber("columns", in: Self.columnCounts)
    paper = reader.text("paper")
    isInteractive = reader.flag("interactive")
    duplicates = reader.choice("duplicates", DuplicatePolicy.allCases.map(\.name)).flatMap(DuplicatePolicy.init)
    interval = reader.entry("interval", of: IntervalMethod.all)
    for key in ["duplicates", "interval"] {
      guard head.key(key) != nil, let place = reader.key(key) else { continue }
      reader.problems.report(
        "'\(key)' is in the head already", hint: "write it once, there or under 'defaults'", at: place.location())
    }
  }
  /// Joins texts with commas, as an option of the command has them. The result has the place of the first text.
  private static func joined(_ texts: [SourceText]) -> SourceText? {
    texts.first.map { $0.part(texts.map(\.text).joined(separator: ",")) }
  }
}
