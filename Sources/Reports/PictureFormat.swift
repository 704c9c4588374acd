import Basics
import CairoGraphics
import Documents
import Graphics

/// The formats of a picture that stands alone.
package enum PictureFormat: String, CaseIterable, Named, Sendable {
  case png, pdf, svg

  package var name: String { rawValue }

  /// The format that the ending of a path names.
  package init(ofFile path: String) throws(Diagnostic) {
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last.map(String.init) ?? ""
    self = try Self.allCases.named(ending, what: "image format")
  }

  /// How files of this format begin.
  private var beginnings: [[UInt8]] {
    switch self {
    case .png: [[0x89] + Array("PNG".utf8)]
    case .pdf: [Array("%PDF-".utf8)]
    case .svg: ["<?xml", "<svg"].map { Array($0.utf8) }
    }
  }

  /// A path to write to, where nothing stands but a picture of this format.
  package func output(_ path: String, inputs: Inputs) throws(Diagnostic) -> OutputPath {
    try OutputPath(path, inputs: inputs, replacing: .beginning(beginnings, what: "a picture of the format \(name)"))
  }

  /// - Parameters:
  ///   - dpi: pixels per inch of a PNG.
  ///   - creationTime: of a PDF, in seconds since 1970.
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
