import Basics
import Documents
import Markup
import Platform
import VectorImages

extension DocumentFormat {
  static let html = DocumentFormat(name: "html", summary: "one HTML page") { name, report in
    let file = OutputFile.text(name, budget: budget, comparable: withoutImages) { try page(report) }
    guard report.areAssetsLinked else { return [file] }
    return [
      file,
      .text(stylesheet) {
        HTMLWriter.css(of: report.document, isInteractive: report.isInteractive)
          + figureStyle(try inlays(report), report)
      },
    ]
  }

  private static let stylesheet = "report.css"

  /// A larger page is slow to send and to open.
  private static let budget = OutputFile.Budget(
    bytes: 8_000_000, advice: "--assets linked keeps its pictures in separate files")

  private static func page(_ report: ReportFiles) throws -> String {
    let inlays = try inlays(report)
    let addresses = try report.figures.filter { inlays[$0.figure.label] == nil }.concurrentMap { figure in
      (figure.figure.label, try address(of: figure, report))
    }
    let sources = Dictionary(addresses, uniquingKeysWith: { first, _ in first })
    let style = report.areAssetsLinked ? HTMLWriter.Stylesheet.linked(stylesheet) : .embedded
    return HTMLWriter(
      stylesheet: style, figureStyle: figureStyle(inlays, report), isInteractive: report.isInteractive,
      imageSource: { sources[$0.label] ?? "" },
      inlay: { inlays[$0.label]?.markup }
    ).write(report.document)
  }

  /// Returns the figures that the page contains as inline SVG, by label.
  private static func inlays(_ report: ReportFiles) throws -> [String: SVGWriter.Inlay] {
    let inlays = try report.figures.concurrentMap { figure in
      (figure.figure.label, try report.inlays.inlay(of: figure.figure))
    }
    return Dictionary(inlays, uniquingKeysWith: { first, _ in first }).compactMapValues { $0 }
  }

  private static func figureStyle(_ inlays: [String: SVGWriter.Inlay], _ report: ReportFiles) -> String {
    PageColor.stylesheet(
      inlays.values.reduce(into: []) { $0.formUnion($1.colors) }, isSwitchable: report.isInteractive)
  }

  /// Returns the source of an image: a relative path, or a `data:` URI.
  private static func address(of figure: ReportFiles.HashedFigure, _ report: ReportFiles) throws -> String {
    guard !report.areAssetsLinked else { return ReportFiles.imageName(figure.figure) }
    let type = figure.figure.picture?.format.mediaType ?? "image/png"
    return "data:\(type);base64," + Data(try report.images.image(of: figure)).base64EncodedString()
  }

  /// Returns the text of a page without its `data:` URIs.
  @Sendable private static func withoutImages(_ page: String) -> String {
    page.split(separator: "\n").map { line in
      guard let start = line.firstRange(of: "src=\"data:"), let end = line[start.upperBound...].firstIndex(of: "\"")
      else { return line }
      return line[..<start.lowerBound] + line[end...]
    }.joined(separator: "\n")
  }
}
