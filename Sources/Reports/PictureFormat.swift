import Basics
import CairoGraphics
import Documents
import Graphics

/// The file formats of a single figure.
package enum PictureFormat: String, CaseIterable, Named, Sendable {
  case png, pdf, svg

  package var name: String { rawValue }

  /// Returns the format that the extension of a path names.
  ///
  /// - Throws: `usage` for an unknown extension.
  package init(ofFile path: String) throws(Diagnostic) {
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last.map(String.init) ?? ""
    self = try Self.allCases.named(ending, what: "image format")
  }

  /// The first bytes of files of this format.
  private var beginnings: [[UInt8]] {
    switch self {
    case .png: [[0x89] + Array("PNG".utf8)]
    case .pdf: [Array("%PDF-".utf8)]
    case .svg: ["<?xml", "<svg"].map { Array($0.utf8) }
    }
  }

  /// Returns the path to write to.
  ///
  /// - Throws: `cannotCreate` if anything but a file of this format is there.
  package func output(_ path: String, inputs: Inputs) throws(Diagnostic) -> OutputPath {
    try OutputPath(path, inputs: inputs, replacing: .beginning(beginnings, what: "a picture of the format \(name)"))
  }

  /// Returns the file of a figure.
  ///
  /// - Parameters:
  ///   - figure: The figure.
  ///   - dpi: The resolution of a PNG in pixels per inch.
  ///   - svgText: How an SVG holds its texts.
  ///   - creationTime: The creation time of a PDF in seconds since 1970; nil for none.
  ///   - shaper: Shapes the texts.
  package func bytes(
    _ figure: Figure, dpi: Double, _ svgText: SVGTextForm, creationTime: Int?, _ shaper: TextShaper
  ) throws(Diagnostic) -> [UInt8] {
    switch self {
    case .png: try CairoRenderer.png(figure.drawing, dpi: dpi, shaper: shaper)
    case .pdf:
      try CairoRenderer.pdf(
        [figure.drawing], metadata: PDFMetadata(title: figure.nameOfFile, creationTime: creationTime),
        shaper: shaper)
    case .svg: try svgText.bytes(of: figure, shaper)
    }
  }
}
