import Basics
import CairoGraphics
import Documents
import Graphics
import Notebooks
import PDFInspection
import Platform
import Statistics
import Tables
import Typesetting

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
  let images: FigureImages
  let shaper: TextShaper
  /// Of the drawings of the figures, in their order.
  private let hashes: [UInt64]

  /// As many pixels to the inch as a sharp screen shows.
  private static let dpi = 200.0

  init(
    report: Report, formats: Set<Format>, areAssetsLinked: Bool, withSVG: Bool, pageStyle: PageStyle, creationTime: Int,
    images: FigureImages, shaper: TextShaper
  ) {
    self.report = report
    self.formats = formats
    self.areAssetsLinked = areAssetsLinked
    self.withSVG = withSVG
    self.pageStyle = pageStyle
    self.creationTime = creationTime
    self.images = images
    self.shaper = shaper
    hashes = report.figures.concurrentMap { Self.hash(of: $0.drawing) }
  }

  func all() throws -> [OutputFile] {
    try pages() + pdf() + zip(report.figures, hashes).flatMap(files) + report.tables.flatMap(files)
  }

  static func imageName(_ figure: Figure) -> String { "figures/\(figure.label).png" }

  static func draw(_ figure: Figure, _ shaper: TextShaper) throws -> [UInt8] {
    try CairoRenderer.png(figure.drawing, dpi: dpi, shaper: shaper)
  }

  private static func hash(of drawing: Drawing) -> UInt64 {
    DrawingDump(drawing).bytes.withUnsafeBytes(StableHash.of)
  }

  /// As Markdown and HTML.
  private func pages() -> [OutputFile] {
    var files: [OutputFile] = []
    if formats.contains(.md) {
      files.append(.text("report.md") { MarkdownWriter.write(report.document, imagePath: Self.imageName) })
    }
    if formats.contains(.html) {
      files.append(.text("report.html", comparable: Self.withoutImages, make: html))
      if areAssetsLinked { files.append(.text("report.css") { HTMLWriter.css }) }
    }
    return files
  }

  private func html() throws -> String {
    let addresses = try Array(zip(report.figures, hashes)).concurrentMap { figure, hash in
      (figure.label, try address(of: figure, hash))
    }
    let sources = Dictionary(addresses, uniquingKeysWith: { first, _ in first })
    let stylesheet = areAssetsLinked ? HTMLWriter.Stylesheet.linked("report.css") : .embedded
    return HTMLWriter(stylesheet: stylesheet) { sources[$0.label] ?? "" }.write(report.document)
  }

  /// A path, or a `data:` URI.
  private func address(of figure: Figure, _ hash: UInt64) throws -> String {
    guard !areAssetsLinked else { return Self.imageName(figure) }
    return "data:image/png;base64," + Data(try images.image(of: figure, hash)).base64EncodedString()
  }

  /// The text of a page without its `data:` URIs.
  private static func withoutImages(_ page: String) -> String {
    page.split(separator: "\n").map { line in
      guard let start = line.firstRange(of: "src=\"data:"), let end = line[start.upperBound...].firstIndex(of: "\"")
      else { return line }
      return line[..<start.lowerBound] + line[end...]
    }.joined(separator: "\n")
  }

  private func pdf() throws -> [OutputFile] {
    guard formats.contains(.pdf) else { return [] }
    let document = report.document
    let pages = try PageTypesetter(style: pageStyle, measurer: shaper).pages(of: document)
    let metadata = PDFMetadata(
      title: document.title.plainText, authors: document.authors, subject: document.subtitle.plainText,
      creationTime: creationTime, outline: PageTypesetter.outline(of: document))
    let hash = StableHash.of(pages.concurrentMap { "\(Self.hash(of: $0))" } + metadata.texts)
    let name = "report.pdf"
    return [
      OutputFile(
        name: name, content: .drawn(hash) { try draw(pages, metadata, passing: Preflight(.document), name: name) })
    ]
  }

  /// A file that venues would refuse fails the render.
  private func draw(
    _ pages: [Drawing], _ metadata: PDFMetadata, passing preflight: Preflight, name: String
  ) throws -> [UInt8] {
    let pdf = try CairoRenderer.pdf(pages, metadata: metadata, shaper: shaper)
    try preflight.check(pdf, name: name)
    return pdf
  }

  private func files(of figure: Figure, _ hash: UInt64) -> [OutputFile] {
    let metadata = PDFMetadata(title: figure.caption.plainText, creationTime: creationTime)
    let pdf = "figures/\(figure.label).pdf"
    var files = [
      OutputFile(name: Self.imageName(figure), content: .drawn(hash) { try images.image(of: figure, hash) }),
      OutputFile(
        name: pdf,
        content: .drawn(StableHash.of(["\(hash)"] + metadata.texts)) {
          let preflight = Preflight(.figure, width: figure.drawing.size.width)
          return try draw([figure.drawing], metadata, passing: preflight, name: pdf)
        }),
      .text("figures/\(figure.label).tex") { LaTeXWriter.write(figure, path: pdf) },
      .text("tables/\(figure.label).csv") { CSVWriter.text(figure.data) },
    ]
    if withSVG {
      files.append(
        OutputFile(
          name: "figures/\(figure.label).svg",
          content: .drawn(hash) { try CairoRenderer.svg(figure.drawing, shaper: shaper) }))
    }
    return files
  }

  private func files(of table: TableBlock) -> [OutputFile] {
    guard let label = table.label, let data = table.data else { return [] }
    return [
      .text("tables/\(label).csv") { CSVWriter.text(data) },
      .text("tables/\(label).tex") { LaTeXWriter.write(table) },
    ]
  }
}
