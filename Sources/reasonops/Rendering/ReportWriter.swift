import Basics
import CairoGraphics
import Documents
import Graphics
import Tables

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writes a report into a folder: documents, figures, tables. Each file is whole or not there.
struct ReportWriter {
  enum Format: String, CaseIterable, Named {
    case md, html, pdf
    var name: String { rawValue }
  }

  private let report: Report
  private let folder: String
  private let formats: Set<Format>
  private let areAssetsLinked: Bool
  private let pageStyle: PageStyle
  /// Seconds since 1970.
  private let creationTime: Int
  /// Of every figure, as many pixels to the inch as a sharp screen shows.
  private let images: [String: [UInt8]]
  private static let dpi = 200.0

  init(
    _ report: Report, folder: String, formats: Set<Format>, areAssetsLinked: Bool, pageStyle: PageStyle,
    creationTime: Int
  ) throws {
    self.report = report
    self.folder = folder
    self.formats = formats
    self.areAssetsLinked = areAssetsLinked
    self.pageStyle = pageStyle
    self.creationTime = creationTime
    var images: [String: [UInt8]] = [:]
    for figure in report.figures { images[figure.label] = try CairoRenderer.png(figure.drawing, dpi: Self.dpi) }
    self.images = images
  }

  /// The paths of the documents, figures and tables written.
  func write() throws -> [String] {
    try InputFile.createFolder(folder)
    var paths: [String] = []
    func put(_ bytes: [UInt8], _ name: String) throws {
      try AtomicFile.write(bytes, to: "\(folder)/\(name)")
      paths.append("\(folder)/\(name)")
    }
    if formats.contains(.md) { try put(Array(markdown.utf8), "report.md") }
    if formats.contains(.html) { try put(Array(html.utf8), "report.html") }
    if formats.contains(.html), areAssetsLinked { try put(Array(HTMLWriter.css.utf8), "report.css") }
    if formats.contains(.pdf) { try put(try pdf(), "report.pdf") }
    if !report.figures.isEmpty { try InputFile.createFolder("\(folder)/figures") }
    for figure in report.figures {
      try put(images[figure.label]!, Self.imagePath(figure))
      let metadata = PDFMetadata(title: figure.caption.plainText, creationTime: creationTime)
      let pdf = try CairoRenderer.pdf([figure.drawing], metadata: metadata)
      try Preflight(.figure, width: figure.drawing.size.width).check(pdf, name: "figures/\(figure.label).pdf")
      try put(pdf, "figures/\(figure.label).pdf")
    }
    let tables = report.figures.map { ($0.label, $0.data) } + report.tables.map { ($0.label ?? "", $0.data ?? Table()) }
    if !tables.isEmpty { try InputFile.createFolder("\(folder)/tables") }
    for (label, table) in tables { try put(Array(CSVWriter.text(table).utf8), "tables/\(label).csv") }
    return paths
  }

  private static func imagePath(_ figure: Figure) -> String { "figures/\(figure.label).png" }

  private var markdown: String { MarkdownWriter.write(report.document, imagePath: Self.imagePath) }

  private var html: String {
    let writer = HTMLWriter(stylesheet: areAssetsLinked ? .linked("report.css") : .embedded) { figure in
      areAssetsLinked
        ? Self.imagePath(figure)
        : "data:image/png;base64," + Data(images[figure.label]!).base64EncodedString()
    }
    return writer.write(report.document)
  }

  private func pdf() throws -> [UInt8] {
    let document = report.document
    let pages = try PageTypesetter(style: pageStyle, measurer: PangoTextMeasurer()).pages(of: document)
    let metadata = PDFMetadata(
      title: document.title.plainText, authors: document.authors, subject: document.subtitle.plainText,
      creationTime: creationTime, outline: PageTypesetter.outline(of: document))
    let pdf = try CairoRenderer.pdf(pages, metadata: metadata)
    try Preflight(.document).check(pdf, name: "report.pdf")
    return pdf
  }
}
