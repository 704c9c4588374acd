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

  /// Texts share a batch across groups that are only translated, but not across scales, clips and rotations. A
  /// translated group must look as if its commands had been drawn at the translated coordinates.
  @Test func groupsMoveWhatTheyHold() throws {
    func commands(_ x: Double, _ y: Double) -> [DrawingCommand] {
      let path = Path.polygon([Point(x + 4, y + 4), Point(x + 9, y + 4), Point(x + 4, y + 9)])
      return [
        .text(TextRun("one", font: Font(size: 6), at: Point(x + 1, y + 20))),
        .fill(path, Color(hex: 0x440154)), .stroke(path, Stroke(.black, width: 1)),
        .tile(Rectangle(x: x + 10, y: y + 4, width: 5, height: 5), Color(hex: 0x21918C)),
        .text(TextRun("two", font: Font(size: 6), at: Point(x + 16, y + 20))),
        .text(TextRun("up", font: Font(size: 6), at: Point(x + 30, y + 20), rotation: -.pi / 2)),
        .group(
          Group(
            clip: Rectangle(x: x, y: y, width: 20, height: 30),
            commands: [
              .text(TextRun("clipped", font: Font(size: 6), at: Point(x + 1, y + 28)))
            ])),
      ]
    }
    var (direct, grouped) = (Drawing(size: Size(60, 60)), Drawing(size: Size(60, 60)))
    for command in commands(20, 30) { direct.append(command) }
    let inner = Group(origin: Point(15, 20), commands: commands(0, 0))
    grouped.append(.group(Group(origin: Point(5, 10), commands: [.group(inner)])))
    #expect(try CairoRenderer.png(grouped, dpi: 144) == CairoRenderer.png(direct, dpi: 144))
    var half = Drawing(size: Size(60, 60))
    half.append(.group(Group(origin: Point(20, 30), scale: 0.5, commands: commands(0, 0))))
    #expect(try CairoRenderer.png(half, dpi: 144) != CairoRenderer.png(direct, dpi: 144))
  }

  /// A shaper that has measured other texts draws the same bytes as a new one.
  @Test func whoShapesMakesNoDifference() throws {
    let shaper = TextShaper()
    _ = try shaper.extents(of: "Ag", font: Font(size: 31))
    #expect(try CairoRenderer.png(Self.drawing, shaper: shaper) == CairoRenderer.png(Self.drawing))
  }
}
