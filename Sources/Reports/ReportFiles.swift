import Basics
import CairoGraphics
import Documents
import Graphics
import Notebooks
import PDFInspection
import Statistics
import Tables
import Typesetting

/// The files of a report: those of each document format, and those of each figure and table, which all formats share.
struct ReportFiles: Sendable {
  /// A figure with the hash of its drawing.
  struct HashedFigure: Sendable {
    let figure: Figure
    let hash: UInt64
  }

  let request: ReportRequest
  let document: Document
  let figures: [HashedFigure]
  /// The seconds since 1970; nil if unknown.
  let creationTime: Int?
  let images: FigureImages
  let inlays: FigureInlays
  private(set) var shaper: TextShaper
  private let tables: [TableBlock]
  /// The numbers behind figures and tables, by label.
  private let data: [String: Table]

  /// The resolution of PNGs in pixels per inch. It suits high-resolution screens.
  private static let dpi = 200.0

  /// - Parameters:
  ///   - report: The evaluated report.
  ///   - request: What to write, and how.
  ///   - creationTime: The seconds since 1970; nil if unknown.
  ///   - images: The images of the figures. They are shared, so that none is drawn twice.
  ///   - shaper: Shapes and measures the texts.
  init(_ report: Report, _ request: ReportRequest, creationTime: Int?, images: FigureImages, shaper: TextShaper) {
    self.request = request
    self.creationTime = creationTime
    self.images = images
    inlays = FigureInlays(shaper: shaper, isInteractive: request.isInteractive ?? false)
    self.shaper = shaper
    document = report.document
    figures = report.figures.concurrentMap {
      HashedFigure(figure: $0, hash: Self.hash(of: $0.drawing, shaper.fonts))
    }
    tables = report.tables
    data = report.data
  }

  /// Returns the same files with pages that another shaper measures.
  func measured(by shaper: TextShaper) -> ReportFiles {
    var files = self
    files.shaper = shaper
    return files
  }

  var areAssetsLinked: Bool { request.areAssetsLinked }
  var isInteractive: Bool { request.isInteractive ?? false }

  /// Returns all files to write.
  func all() throws -> [OutputFile] {
    try (request.formats ?? []).flatMap { try $0.files(of: self) } + request.bundles.map { try $0.file(self) }
      + figures.flatMap(files) + tables.flatMap(files)
  }

  /// Returns the name of the image that pages show.
  static func imageName(_ figure: Figure) -> String {
    "figures/\(figure.label).\(figure.picture?.format.suffix ?? "png")"
  }

  static func pdfName(_ figure: Figure) -> String { "figures/\(figure.label).pdf" }

  /// Returns the image of a figure. A PNG or JPEG picture is copied unchanged. An SVG picture is drawn again, so that
  /// it has no scripts or addresses.
  static func draw(_ figure: Figure, _ shaper: TextShaper) throws -> [UInt8] {
    switch figure.picture?.format {
    case .png?, .jpeg?: figure.picture?.bytes ?? []
    case .svg?: try CairoRenderer.svg(figure.drawing, shaper: shaper)
    case nil: try CairoRenderer.png(figure.drawing, dpi: dpi, shaper: shaper)
    }
  }

  static func hash(of drawing: Drawing, _ fonts: FontChoice) -> UInt64 {
    let hash = DrawingDump(drawing).bytes.withUnsafeBytes(StableHash.of)
    return fonts.texts.isEmpty ? hash : StableHash.of(["\(hash)"] + fonts.texts)
  }

  /// Makes a PDF and checks it.
  ///
  /// - Throws: an error if a venue would refuse the file, so that the render fails.
  func pdf(
    _ pages: [Drawing], _ metadata: PDFMetadata, passing preflight: Preflight, name: String
  ) throws -> [UInt8] {
    let pdf = try CairoRenderer.pdf(pages, metadata: metadata, shaper: shaper)
    try preflight.check(pdf, name: name)
    return pdf
  }

  private func metadata(of figure: Figure) -> PDFMetadata {
    PDFMetadata(title: figure.nameOfFile, creationTime: creationTime)
  }

  func pdf(of figure: Figure) throws -> [UInt8] {
    let preflight = Preflight(.figure, widths: [figure.drawing.size.width])
    return try pdf([figure.drawing], metadata(of: figure), passing: preflight, name: Self.pdfName(figure))
  }

  private func files(of hashed: HashedFigure) -> [OutputFile] {
    let (figure, hash) = (hashed.figure, hashed.hash)
    let metadata = metadata(of: figure)
    let pdf = Self.pdfName(figure)
    var files =
      [
        OutputFile(name: Self.imageName(figure), content: .drawn(hash) { try images.image(of: hashed) }),
        OutputFile(
          name: pdf,
          content: .drawn(StableHash.of(["\(hash)"] + metadata.texts)) {
            try self.pdf(of: figure)
          }),
        .text("figures/\(figure.label).tex") { LaTeXWriter.write(figure, path: pdf, footnotes: document.footnotes) },
      ] + dataFile(figure.label)
    if request.withSVG, figure.picture?.format != .svg {
      files.append(
        .text("figures/\(figure.label).svg") {
          String(decoding: try request.svgText.bytes(of: figure, shaper), as: UTF8.self)
        })
    }
    return files
  }

  private func files(of table: TableBlock) -> [OutputFile] {
    guard let label = table.label else { return [] }
    return dataFile(label) + [.text("tables/\(label).tex") { try latex(table) }]
  }

  /// Returns the table for the venue: one column wide if it fits, otherwise across all columns, if the venue has
  /// several. A table that is too wide for that is reduced.
  private func latex(_ table: TableBlock) throws -> String {
    func written(_ width: LaTeXWriter.TableWidth = .natural, spansColumns: Bool = false) -> String {
      LaTeXWriter.write(table, width: width, spansColumns: spansColumns, footnotes: document.footnotes)
    }
    guard let venue = request.options.venue else { return written() }
    let width = try NaturalTable.width(of: table, measurer: shaper)
    if width <= venue.column { return written() }
    guard let across = venue.across else { return written(.reduced(venue.column)) }
    return written(width <= across ? .spread(across) : .reduced(across), spansColumns: true)
  }

  /// Returns the CSV file with the numbers behind a figure or table; nothing if there are none.
  private func dataFile(_ label: String) -> [OutputFile] {
    data[label].map { data in [.text("tables/\(label).csv") { CSVWriter.text(data) }] } ?? []
  }
}
