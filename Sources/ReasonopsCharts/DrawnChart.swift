import Basics
import CairoGraphics
import Documents
import ReasonopsTables
import Reports

/// A chart that has been laid out and can be written in several formats.
public struct DrawnChart: Sendable {
  private let figure: Figure
  private let inputs: [String]
  private let shaper: TextShaper
  /// Sentences for the caption: which rows are not shown, what intervals mean, and what was estimated.
  public let notes: [String]

  init(_ figure: Figure, _ notes: [String], inputs: [String], _ shaper: TextShaper) {
    self.figure = figure
    self.notes = notes
    self.inputs = inputs
    self.shaper = shaper
  }

  /// A description of the chart and its findings for people who cannot see it.
  public var alternativeText: String { figure.alternativeText }

  /// The width and height in points (1/72 inch).
  public var size: (width: Double, height: Double) { (figure.drawing.size.width, figure.drawing.size.height) }

  /// Renders the chart as PNG.
  ///
  /// - Parameter dotsPerInch: the resolution, which must be above 0.
  /// - Throws: `ReasonopsError` if the image would have too many pixels.
  public func png(dotsPerInch: Double = 300) throws -> [UInt8] {
    try bytes(.png, dotsPerInch: dotsPerInch)
  }

  /// Renders the chart as a PDF of one page.
  public func pdf() throws -> [UInt8] { try bytes(.pdf) }

  /// Renders the chart as SVG in which texts are texts.
  public func svg() throws -> [UInt8] { try bytes(.svg) }

  private func bytes(_ format: PictureFormat, dotsPerInch: Double = 300) throws -> [UInt8] {
    try ReasonopsError.catching {
      try format.bytes(figure, dpi: dotsPerInch, .text, creationTime: nil, shaper)
    }
  }

  /// Saves the chart in the format that the extension of the path names: .png, .pdf or .svg. The file is replaced only
  /// when it is complete.
  ///
  /// - Throws: `ReasonopsError` for another extension, if the path is the file that the table was read from, and if
  ///   there is a file of another format at the path. No file has then been changed.
  public func save(to path: String, dotsPerInch: Double = 300) throws {
    try ReasonopsError.catching {
      let format = try PictureFormat(ofFile: path)
      let output = try format.output(path, inputs: Inputs(inputs))
      try output.write(try bytes(format, dotsPerInch: dotsPerInch))
    }
  }
}
