import Graphics

/// Lines of text in one font, measured.
package struct TextBlock: Sendable, Equatable {
  package let lines: [String]
  /// Of the widest line.
  let width: Double
  let font: Font
  /// From the top of the first line to its baseline.
  let ascent: Double
  let lineHeight: Double

  var height: Double { Double(lines.count) * lineHeight }

  /// Appends the lines with the top left, middle or right of the block at `point`, as `anchor` says.
  func draw(at point: Point, anchor: TextRun.Anchor, color: Color, into drawing: inout Drawing) {
    for (index, line) in lines.enumerated() {
      let baseline = point.y + ascent + Double(index) * lineHeight
      drawing.text(TextRun(line, font: font, color: color, at: Point(point.x, baseline), anchor: anchor))
    }
  }

  /// A white ground for lines that end at `end`, through which little is seen of what is behind it.
  func drawGround(centeredAt y: Double, end: Double, into drawing: inout Drawing) {
    let ground = Rectangle(x: end - width - 1, y: y - height / 2 + 0.5, width: width + 2, height: height - 1)
    drawing.fill(.rectangle(ground), Color(hex: 0xFFFFFF, alpha: 0.85, dark: 0x15171B))
  }

  /// Appends the lines with the block's middle at the height `y`.
  func draw(centeredAt y: Double, x: Double, anchor: TextRun.Anchor, color: Color, into drawing: inout Drawing) {
    draw(at: Point(x, y - height / 2), anchor: anchor, color: color, into: &drawing)
  }
}
