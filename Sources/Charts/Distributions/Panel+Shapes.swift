import Graphics

extension Panel {
  /// What a mark computed of the rows of this panel, by series.
  func shapes(of mark: String) -> [ComputedShape] {
    let rows = Set(self.rows)
    return (data.shapes?.byMark[mark] ?? []).filter { shape in shape.rows.first.map(rows.contains) ?? false }
  }

  /// How many rows are where a length from zero, or from the end of a logarithmic axis, is seen.
  var rowsWithLength: Int {
    guard let scale = valueScale else { return 0 }
    return rows.count { row in xPosition(row) != nil && value(row).map(scale.showsLength) == true }
  }

  /// Points in the units of the axes, in the panel.
  func positions(_ outline: [ComputedShape.OutlinePoint]) -> [Point] {
    guard case .continuous(let xScale) = x, case .continuous(let yScale) = y else { return [] }
    return outline.map { Point(xScale.position($0.x), yScale.clampedPosition($0.y)) }
  }

  /// What is drawn beyond the panel is cut off at its edge, but not the width of a line at it.
  func clipped(_ draw: (inout Drawing) -> Void) -> DrawingCommand {
    var inner = Drawing(size: frame.size)
    draw(&inner)
    return .group(Group(clip: frame.inset(by: -0.8), commands: inner.commands))
  }
}
