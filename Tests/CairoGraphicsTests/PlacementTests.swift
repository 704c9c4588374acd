import CairoGraphics
import Foundation
import Graphics
import GraphicsTestSupport
import TestSupport
import Testing

/// The texts of a drawing have the same positions in every format, to 0.1 points.
@Suite struct PlacementTests {
  /// Capitals without overhang, with every anchor and in the sizes of figures, each in its own strip of the page.
  private static let runs = [
    TextRun("HILT", font: Font(.sans, size: 7), at: Point(20.3, 17.7)),
    TextRun("MULTIPLEX", font: Font(.sans, size: 8), at: Point(100.45, 37.15), anchor: .middle),
    TextRun("ELEVEN", font: Font(.sans, size: 9, bold: true), at: Point(180.85, 57.65), anchor: .end),
    TextRun("NEIL", font: Font(.sans, size: 10), at: Point(61.05, 77.35)),
  ]

  private static let drawing: Drawing = {
    var drawing = Drawing(size: Size(200, 80))
    for run in runs { drawing.text(run) }
    return drawing
  }()

  private static func pdf() throws -> [UInt8] { try CairoRenderer.pdf([drawing], metadata: PDFMetadata(title: "t")) }

  /// A pixel is 0.05 points, so 2 pixels are 0.1 points.
  @Test func inkIsInTheSamePlaceInPNGAndPDF() throws {
    let png = try CairoRenderer.png(Self.drawing, dpi: 1440)
    let rasterized = try Tool.withFile(try Self.pdf(), "a.pdf") { path in
      _ = try Tool.run("pdftoppm", ["-png", "-r", "1440", path, path])
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "-1.png")))
    }
    let (ours, theirs) = (try #require(DecodedImage(png)), try #require(DecodedImage(rasterized)))
    for strip in Self.runs.indices {
      let (a, b) = (try #require(ours.ink(strip)), try #require(theirs.ink(strip)))
      for (end, other) in zip(a, b) { #expect(abs(end - other) <= 2, "\(Self.runs[strip].text): \(a), \(b)") }
    }
  }

  @Test func glyphsStartInTheSamePlaceInSVGAndPDF() throws {
    let words = try Tool.withFile(try Self.pdf(), "a.pdf") { try Tool.run("pdftotext", ["-bbox", $0, "-"]) ?? "" }
    let starts = Self.attributes("xMin", in: words)
    let svg = String(decoding: try CairoRenderer.svg(Self.drawing), as: UTF8.self)
    let glyphs = svg.split(separator: "\n").filter { $0.contains("<use ") }.joined()
    let (xs, ys) = (Self.attributes("x", in: glyphs), Self.attributes("y", in: glyphs))
    #expect(starts.count == Self.runs.count && xs.count == Self.runs.reduce(0) { $0 + $1.text.count })
    var first = 0
    for (run, start) in zip(Self.runs, starts) {
      #expect(abs(xs[first] - start) < 0.1, "\(run.text) at \(xs[first]) in SVG, \(start) in PDF")
      #expect(abs(ys[first] - run.origin.y) < 0.1, "the baseline of \(run.text) at \(ys[first])")
      first += run.text.count
    }
  }

  /// Returns the numbers of all attributes with a name.
  private static func attributes(_ name: String, in markup: String) -> [Double] {
    markup.components(separatedBy: " \(name)=\"").dropFirst().compactMap { Double($0.prefix { $0 != "\"" }) }
  }
}

extension DecodedImage {
  /// Returns the first and last column and row with ink in a strip of 400 rows, or nil if there is no ink.
  fileprivate func ink(_ strip: Int) -> [Int]? {
    var (xs, ys): ([Int], [Int]) = ([], [])
    for y in strip * 400..<(strip + 1) * 400 {
      let dark = (0..<width).filter { pixels[y * width + $0] & 0xFF < 128 }
      guard let first = dark.first, let last = dark.last else { continue }
      xs += [first, last]
      ys.append(y)
    }
    guard let left = xs.min(), let right = xs.max(), let top = ys.first, let bottom = ys.last else { return nil }
    return [left, right, top, bottom]
  }
}
