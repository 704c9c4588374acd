import Basics
import CairoGraphics
import Documents
import ReasonopsTables
import Reports

/// A chart that has been laid out, and can be written in several formats.
public struct DrawnChart: Sendable {
  private let figure: Figure
  private let inputs: [String]
  private let shaper: TextShaper
  /// What a caption should say: rows that are not shown, what intervals are, what was estimated.
  public let notes: [String]

  init(_ figure: Figure, _ notes: [String], inputs: [String], _ shaper: TextShaper) {
    self.figure = figure
    self.notes = notes
    self.inputs = inputs
    self.shaper = shaper
  }

  /// What the chart shows, in words, for people who cannot see it.
  public var alternativeText: String { figure.alternativeText }

  /// Width and height in points, 72 to an inch.
  public var size: (width: Double, height: Double) { (figure.drawing.size.width, figure.drawing.size.height) }

  /// - Parameter dotsPerInch: above 0; a picture of too many pixels is an error.
  public func png(dotsPerInch: Double = 300) throws -> [UInt8] {
    try bytes(.png, dotsPerInch: dotsPerInch)
  }

  public func pdf() throws -> [UInt8] { try bytes(.pdf) }

  /// With texts as texts.
  public func svg() throws -> [UInt8] { try bytes(.svg) }

  private func bytes(_ format: PictureFormat, dotsPerInch: Double = 300) throws -> [UInt8] {
    try ReasonopsError.catching {
      try format.bytes(figure, dpi: dotsPerInch, .text, creationTime: nil, shaper)
    }
  }

  /// Writes the picture whole, in the format that the ending of the path names: .png, .pdf or .svg.
  ///
  /// - Throws: `ReasonopsError` for another ending, where something else than such a picture stands there, and where it is
  ///   the file that the table was read from. Then nothing has changed.
  public func save(to path: String, dotsPerInch: Double = 300) throws {
    try ReasonopsError.catching {
      let format = try PictureFormat(ofFile: path)
      let output = try format.output(path, inputs: Inputs(inputs))
      try output.write(try bytes(format, dotsPerInch: dotsPerInch))
    }
  }
}
