import Graphics
import Testing

@Suite struct DrawingDumpTests {
  @Test func everyCommandIsOneLine() {
    var drawing = Drawing(size: Size(100, 50.25))
    drawing.fill(.rectangle(Rectangle(x: 1, y: 2, width: 3, height: 4)), Color(hex: 0xFF0000, alpha: 0.5))
    drawing.stroke(.line(Point(0, 0), Point(1, 1.005)), Stroke(.black, width: 0.5, dash: [3, 2]))
    drawing.append(.tile(Rectangle(x: 0, y: 0, width: 1, height: 1), .white))
    drawing.text(
      TextRun("α \"q\"", font: Font(size: 8, bold: true), at: Point(1, 2), anchor: .end, rotation: -.pi / 2))
    var inner = Drawing(size: Size(10, 10))
    inner.append(.link(Rectangle(x: 0, y: 0, width: 5, height: 5), .anchor("fig")))
    inner.append(.anchor("fig", Point(0, 0)))
    drawing.place(inner, at: Point(5, 5), scale: 2)
    #expect(
      DrawingDump.text(of: drawing) == """
        drawing 100 x 50.25
          fill #ff0000/0.5 M 1,2 L 4,2 L 4,6 L 1,6 Z
          stroke #000000 0.5 dash 3,2 M 0,0 L 1,1
          tile #ffffff 0,0 1x1
          text "α "q"" sans 8 bold #000000 end 1,2 rotated -90
          group at 5,5 scale 2
            link 0,0 5x5 #fig
            anchor fig 0,0

        """)
  }
}
