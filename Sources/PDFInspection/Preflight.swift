import Basics

/// The rules that publishers' checkers apply to PDF files.
package struct Preflight: Sendable {
  /// The use of the file.
  package enum Purpose: Sendable {
    /// A figure for a paper. It may have no links, outlines or other annotations.
    case figure
    /// A paper or supplement. It may have links and an outline if `mayHaveLinks` is true.
    case document
  }

  package let purpose: Purpose
  /// The allowed widths of a figure in points; empty if any width is allowed.
  package let widths: [Double]

  /// True if the file may have links and an outline. Always false for a figure.
  package let mayHaveLinks: Bool
  /// True if readers who cannot see the file must be able to read it.
  package let mustBeAccessible: Bool

  package init(
    _ purpose: Purpose, widths: [Double] = [], mayHaveLinks: Bool = true, mustBeAccessible: Bool = false
  ) {
    self.mayHaveLinks = mayHaveLinks && purpose == .document
    self.purpose = purpose
    self.widths = widths
    self.mustBeAccessible = mustBeAccessible
  }

  /// Returns one sentence for each broken rule; empty if the file can be submitted.
  package func problems(of summary: PDFSummary) -> [String] {
    var problems: [String] = []
    if summary.isEncrypted { problems.append("the file is encrypted") }
    if summary.hasUnreadObjects {
      problems.append("some objects are packed in a way that is not read here, and could be anything")
    }
    problems += summary.actions.filter { !$0.isHarmless }.map { "there is \($0.summary)" }
    if summary.pageSizes.isEmpty { problems.append("the file has no pages") }
    if let page = summary.pageSizes.firstIndex(where: { !$0.isUsable }) {
      problems.append("page \(page + 1) has no size between 3 and 14,400 points")
    }
    for font in summary.fonts {
      if font.type == "Type3" { problems.append("font \(font.name) is of Type 3") }
      if !font.isEmbedded { problems.append("font \(font.name) is not embedded") }
    }
    if mustBeAccessible { problems += summary.access.problems }
    if !mayHaveLinks { problems += linkProblems(summary) }
    return problems + (purpose == .figure ? figureProblems(summary) : [])
  }

  private func figureProblems(_ summary: PDFSummary) -> [String] {
    var problems: [String] = []
    if summary.pageSizes.count > 1 { problems.append("a figure has \(summary.pageSizes.count) pages") }
    if !widths.isEmpty, let size = summary.pageSizes.first, size.isUsable,
      !widths.contains(where: { abs(size.width - $0) <= 0.01 })
    {
      let allowed = widths.map(inches).joined(separator: " or ")
      problems.append("the page is \(inches(size.width)) in wide, not \(allowed)")
    }
    return problems
  }

  /// Returns the problems of a file that may have no links. The sentences on links and outlines name a remedy.
  private func linkProblems(_ summary: PDFSummary) -> [String] {
    var problems: [String] = []
    if !summary.annotations.isEmpty {
      let kinds = Set(summary.annotations).sorted()
      problems.append(
        "there are annotations: \(kinds.joined(separator: ", "))" + (kinds == ["Link"] ? Self.remedy : ""))
    }
    if summary.hasOutline { problems.append("there is an outline" + Self.remedy) }
    return problems
  }

  private static let remedy = "; 'render --no-links' makes a PDF without"

  private func inches(_ points: Double) -> String {
    let thousandths = Int(rounding: points / 72 * 1000, within: 0...200_000)
    let fraction = String(thousandths % 1000 + 1000).dropFirst()
    return "\(thousandths / 1000).\(fraction)"
  }

  /// Checks a PDF.
  ///
  /// - Throws: `badData` with the first broken rule, or if the bytes are not a PDF.
  package func check(_ pdf: [UInt8], name: String) throws(Diagnostic) {
    if let problem = problems(of: try PDFSummary(pdf, name: name)).first {
      throw Diagnostic(.badData, "'\(name)' would be refused: \(problem)")
    }
  }
}
