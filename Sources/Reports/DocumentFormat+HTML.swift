import Basics
import Documents
import Platform

extension DocumentFormat {
  static let html = DocumentFormat(name: "html", summary: "one HTML page") { name, report in
    let file = OutputFile.text(name, budget: budget, comparable: withoutImages) { try page(report) }
    return report.areAssetsLinked ? [file, .text(stylesheet) { HTMLWriter.css(of: report.document) }] : [file]
  }

  private static let stylesheet = "report.css"

  /// A page beyond this is slow to send and to open.
  private static let budget = OutputFile.Budget(
    bytes: 8_000_000, advice: "--assets linked keeps its figures in separate files")

  private static func page(_ report: ReportFiles) throws -> String {
    let addresses = try report.figures.concurrentMap { figure in
      (figure.figure.label, try address(of: figure, report))
    }
    let sources = Dictionary(addresses, uniquingKeysWith: { first, _ in first })
    let style = report.areAssetsLinked ? HTMLWriter.Stylesheet.linked(stylesheet) : .embedded
    return HTMLWriter(stylesheet: style) { sources[$0.label] ?? "" }.write(report.document)
  }

  /// A path, or a `data:` URI.
  private static func address(of figure: ReportFiles.HashedFigure, _ report: ReportFiles) throws -> String {
    guard !report.areAssetsLinked else { return ReportFiles.imageName(figure.figure) }
    let type = figure.figure.picture?.format.mediaType ?? "image/png"
    return "data:\(type);base64," + Data(try report.images.image(of: figure)).base64EncodedString()
  }

  /// The text of a page without its `data:` URIs.
  @Sendable private static func withoutImages(_ page: String) -> String {
    page.split(separator: "\n").map { line in
      guard let start = line.firstRange(of: "src=\"data:"), let end = line[start.upperBound...].firstIndex(of: "\"")
      else { return line }
      return line[..<start.lowerBound] + line[end...]
    }.joined(separator: "\n")
  }
}
