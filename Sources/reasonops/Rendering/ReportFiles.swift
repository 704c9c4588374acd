import Basics
import CairoGraphics
import Dispatch
import Documents
import Graphics
import Statistics
import Tables

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Which files a report has, and how each is made.
struct ReportFiles {
  enum Format: String, CaseIterable, Named {
    case md, html, pdf
    var name: String { rawValue }
  }

  let report: Report
  let formats: Set<Format>
  let areAssetsLinked: Bool
  let withSVG: Bool
  let pageStyle: PageStyle
  /// Seconds since 1970.
  let creationTime: Int
  /// Of a figure with that hash, from the folder if it is unchanged, else drawn; asked for only where it is needed.
  let image: (Figure, UInt64) throws -> [UInt8]
  /// Of the drawings of the figures, in their order.
  private let hashes: [UInt64]

  /// As many pixels to the inch as a sharp screen shows.
  private static let dpi = 200.0

  init(
    report: Report, formats: Set<Format>, areAssetsLinked: Bool, withSVG: Bool, pageStyle: PageStyle, creationTime: Int,
    image: @escaping (Figure, UInt64) throws -> [UInt8]
  ) {
    self.report = report
    self.formats = formats
    self.areAssetsLinked = areAssetsLinked
    self.withSVG = withSVG
    self.pageStyle = pageStyle
    self.creationTime = creationTime
    self.image = image
    hashes = Self.hashes(of: report.figures.map(\.drawing))
  }

  func all() throws -> [OutputFile] {
    try documents() + zip(report.figures, hashes).flatMap(files) + report.tables.flatMap(files)
  }

  static func imageName(_ figure: Figure) -> String { "figures/\(figure.label).png" }

  static func draw(_ figure: Figure) throws -> [UInt8] {
    try CairoRenderer.png(figure.drawing, dpi: dpi)
  }

  static func hash(of drawings: [Drawing], _ others: String...) -> UInt64 {
    StableHash.of(others + drawings.map(DrawingDump.text))
  }

  /// On all cores.
  private static func hashes(of drawings: [Drawing]) -> [UInt64] {
    var hashes = [UInt64](repeating: 0, count: drawings.count)
    hashes.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer  // each is set by one thread, and read when all have ended
      DispatchQueue.concurrentPerform(iterations: drawings.count) { slots[$0] = hash(of: [drawings[$0]]) }
    }
    return hashes
  }

  private func documents() throws -> [OutputFile] {
    var files: [OutputFile] = []
    if formats.contains(.md) {
      files.append(.text("report.md", MarkdownWriter.write(report.document, imagePath: Self.imageName)))
    }
    if formats.contains(.html) {
      files.append(.text("report.html", try html(), comparable: Self.withoutImages))
      if areAssetsLinked { files.append(.text("report.css", HTMLWriter.css)) }
    }
    if formats.contains(.pdf) { files.append(try pdf()) }
    return files
  }

  private func html() throws -> String {
    var sources: [String: String] = [:]
    for (figure, hash) in zip(report.figures, hashes) {
      sources[figure.label] =
        areAssetsLinked
        ? Self.imageName(figure) : "data:image/png;base64," + Data(try image(figure, hash)).base64EncodedString()
    }
    let stylesheet = areAssetsLinked ? HTMLWriter.Stylesheet.linked("report.css") : .embedded
    return HTMLWriter(stylesheet: stylesheet) { sources[$0.label] ?? "" }.write(report.document)
  }

  /// The text of a page without its `data:` URIs.
  private static func withoutImages(_ page: String) -> String {
    page.split(separator: "\n").map { line in
      guard let start = line.firstRange(of: "src=\"data:"), let end = line[start.upperBound...].firstIndex(of: "\"")
      else { return line }
      return line[..<start.lowerBound] + line[end...]
    }.joined(separator: "\n")
  }

  private func pdf() throws -> OutputFile {
    let document = report.document
    let pages = try PageTypesetter(style: pageStyle, measurer: PangoTextMeasurer()).pages(of: document)
    let metadata = PDFMetadata(
      title: document.title.plainText, authors: document.authors, subject: document.subtitle.plainText,
      creationTime: creationTime, outline: PageTypesetter.outline(of: document))
    let hash = Self.hash(of: pages, "\(metadata)")
    let name = "report.pdf"
    return OutputFile(
      name: name, content: .drawn(hash) { try Self.pdf(pages, metadata, passing: Preflight(.document), name: name) })
  }

  /// A file that venues would refuse fails the render.
  private static func pdf(
    _ pages: [Drawing], _ metadata: PDFMetadata, passing preflight: Preflight, name: String
  ) throws -> [UInt8] {
    let pdf = try CairoRenderer.pdf(pages, metadata: metadata)
    try preflight.check(pdf, name: name)
    return pdf
  }

  private func files(of figure: Figure, _ hash: UInt64) -> [OutputFile] {
    let metadata = PDFMetadata(title: figure.caption.plainText, creationTime: creationTime)
    let pdf = "figures/\(figure.label).pdf"
    var files = [
      OutputFile(name: Self.imageName(figure), content: .drawn(hash) { try image(figure, hash) }),
      OutputFile(
        name: pdf,
        content: .drawn(StableHash.of("\(hash)", "\(metadata)")) {
          let preflight = Preflight(.figure, width: figure.drawing.size.width)
          return try Self.pdf([figure.drawing], metadata, passing: preflight, name: pdf)
        }),
      .text("figures/\(figure.label).tex", LaTeXWriter.write(figure, path: pdf)),
      .text("tables/\(figure.label).csv", CSVWriter.text(figure.data)),
    ]
    if withSVG {
      files.append(
        OutputFile(
          name: "figures/\(figure.label).svg", content: .drawn(hash) { try CairoRenderer.svg(figure.drawing) }))
    }
    return files
  }

  private func files(of table: TableBlock) -> [OutputFile] {
    guard let label = table.label, let data = table.data else { return [] }
    return [
      .text("tables/\(label).csv", CSVWriter.text(data)), .text("tables/\(label).tex", LaTeXWriter.write(table)),
    ]
  }
}
