import CairoGraphics
import Graphics
import Testing

@Suite struct CairoRendererTests {
  private static let drawing: Drawing = {
    var drawing = Drawing(size: Size(72, 36))
    drawing.append(.tile(Rectangle(x: 3.3, y: 3.3, width: 20, height: 20), Color(hex: 0x440154)))
    drawing.append(.tile(Rectangle(x: 23.3, y: 3.3, width: 20, height: 20), Color(hex: 0x440154)))
    drawing.text(TextRun("Ag", font: Font(size: 8), at: Point(50, 20)))
    return drawing
  }()

  @Test func sameDrawingGivesSameBytes() throws {
    let metadata = PDFMetadata(title: "T", creationTime: 1_541_176_241)
    #expect(try CairoRenderer.png(Self.drawing) == CairoRenderer.png(Self.drawing))
    #expect(
      try CairoRenderer.pdf([Self.drawing], metadata: metadata)
        == CairoRenderer.pdf([Self.drawing], metadata: metadata))
    #expect(try CairoRenderer.svg(Self.drawing) == CairoRenderer.svg(Self.drawing))
  }

  @Test func dateIsInTheStandardForm() throws {
    let metadata = PDFMetadata(title: "T", creationTime: 1_541_176_241)
    let text = String(decoding: try CairoRenderer.pdf([Self.drawing], metadata: metadata), as: UTF8.self)
    #expect(text.contains("/CreationDate    (D:20181102163041Z)"))
  }
}
