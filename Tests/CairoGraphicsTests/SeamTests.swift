import CairoGraphics
import Foundation
import Graphics
import GraphicsTestSupport
import TestSupport
import Testing

/// Adjacent tiles of one colour must look like one area. A pixel of another colour is a seam.
@Suite struct SeamTests {
  private static let color = Color(hex: 0x21918C)
  private static let area = Rectangle(x: 10, y: 10, width: 23 * 12.17, height: 12 * 15.03)

  /// A grid of cells whose edges are at no pixel boundary, whatever the resolution.
  private static let drawing: Drawing = {
    var drawing = Drawing(size: Size(300, 200))
    let tiles = (0..<12).flatMap { row in
      (0..<23).map { column -> DrawingCommand in
        let x = area.minX + Double(column) * 12.17
        return .tile(Rectangle(x: x, y: area.minY + Double(row) * 15.03, width: 12.17, height: 15.03), color)
      }
    }
    drawing.append(.group(Group(clip: area, commands: tiles)))
    return drawing
  }()

  @Test(arguments: [97, 150, 300], ["pdftoppm", "pdftocairo"])
  func pdfHasNoSeams(dpi: Int, rasterizer: String) throws {
    let pdf = try CairoRenderer.pdf([Self.drawing], metadata: PDFMetadata(title: "t"))
    let png = try Tool.withFile(pdf, "a.pdf") { path in
      _ = try Tool.run(rasterizer, ["-png", "-r", "\(dpi)", path, path])
      return try Data(contentsOf: URL(fileURLWithPath: path + "-1.png"))
    }
    #expect(Self.seamPixels(in: [UInt8](png), dpi: Double(dpi)) == 0)
  }

  @Test(arguments: [72, 97, 150, 200, 300])
  func pngHasNoSeams(dpi: Int) throws {
    #expect(Self.seamPixels(in: try CairoRenderer.png(Self.drawing, dpi: Double(dpi)), dpi: Double(dpi)) == 0)
  }

  /// Returns the number of pixels of another colour inside the grid, without two pixels along its edge.
  private static func seamPixels(in png: [UInt8], dpi: Double) -> Int? {
    guard let image = DecodedImage(png) else { return nil }
    func pixel(_ points: Double) -> Int { Int((points * dpi / 72).rounded()) }
    let columns = pixel(area.minX) + 2..<pixel(area.maxX) - 2
    return (pixel(area.minY) + 2..<pixel(area.maxY) - 2).reduce(0) { count, y in
      count + columns.count { image.pixels[y * image.width + $0] != 0xFF21_918C }
    }
  }
}
