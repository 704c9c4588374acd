import Graphics

/// Measured lines of text in one font.
package struct TextBlock: Sendable, Equatable {
  package let lines: [String]
  /// The width of the widest line.
  let width: Double
  let font: Font
  /// The distance from the top of a line to its baseline.
  let ascent: Double
  let lineHeight: Double

  var height: Double { Double(lines.count) * lineHeight }

  /// Draws the lines below `point`. `anchor` says whether `point` is the left end, the middle or the right end of the
  /// block's top edge.
  func draw(at point: Point, anchor: TextRun.Anchor, color: Color, into drawing: inout Drawing) {
    for (index, line) in lines.enumerated() {
      let baseline = point.y + ascent + Double(index) * lineHeight
      drawing.text(TextRun(line, font: font, color: color, at: Point(point.x, baseline), anchor: anchor))
    }
  }

  /// Draws a nearly opaque background for lines whose right end is at `end`.
  func drawGround(centeredAt y: Double, end: Double, into drawing: inout Drawing) {
    let ground = Rectangle(x: end - width - 1, y: y - height / 2 + 0.5, width: width + 2, height: height - 1)
    drawing.fill(.rectangle(ground), Theme.paper.faded(0.85))
  }

  /// Draws the lines with the block's vertical middle at `y`.
  func draw(centeredAt y: Double, x: Double, anchor: TextRun.Anchor, color: Color, into drawing: inout Drawing) {
    draw(at: Point(x, y - height / 2), anchor: anchor, color: color, into: &drawing)
  }
}
