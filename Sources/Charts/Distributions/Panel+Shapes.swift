import Graphics

extension ChartData {
  /// What the densities along the numeric axis are of, with a space after it; empty for the numbers themselves.
  var densityOf: String {
    switch (isHorizontal || y.numbers == nil || shapes != nil ? x : y).transform {
    case .linear: ""
    case .log: "of the logarithms "
    case .symmetricLog: "of the numbers as the axis spaces them "
    }
  }
}

extension Panel {
  /// Returns the shapes that a mark has computed for this panel, one for each series.
  func shapes(of mark: String) -> [ComputedShape] {
    let rows = Set(self.rows)
    return (data.shapes?.byMark[mark] ?? []).filter { shape in shape.rows.first.map(rows.contains) ?? false }
  }

  /// The number of rows whose length, from zero or from the lower end of a logarithmic axis, is at least partly
  /// visible.
  var rowsWithLength: Int {
    guard let scale = valueScale else { return 0 }
    return rows.count { row in xPosition(row) != nil && value(row).map(scale.showsLength) == true }
  }

  /// Converts points from the units of the axes to positions in the panel.
  func positions(_ outline: [ComputedShape.OutlinePoint]) -> [Point] {
    guard case .continuous(let xScale) = x, case .continuous(let yScale) = y else { return [] }
    return outline.map { Point(xScale.position($0.x), yScale.clampedPosition($0.y)) }
  }

  /// Returns what `draw` draws, cut off at the panel's edge. The clip is 0.8 points larger than the panel, so that
  /// lines along its edge keep their width.
  func clipped(_ draw: (inout Drawing) -> Void) -> DrawingCommand {
    var inner = Drawing(size: frame.size)
    draw(&inner)
    return .group(Group(clip: frame.inset(by: -0.8), commands: inner.commands))
  }
}
