import Graphics

extension LayoutAttempt {
  /// Returns a panel with its frame, scales and rows.
  static func panel(
    _ index: Int, _ context: LayoutContext, _ horizontal: HorizontalPlan, _ vertical: VerticalPlan,
    _ reserve: ValueReserve, _ annotations: Annotations
  ) -> Panel {
    let frame = Rectangle(
      x: horizontal.panelLeft(index), y: vertical.panelTop(row: horizontal.grid.row(index)),
      width: horizontal.panelWidth, height: vertical.panelHeight)
    let context = context.panel(index)
    let data = context.data
    // The room for texts beyond bars is on the axis that bars are drawn along.
    let xReserve = (data.isHorizontal ? reserve : .none).joined(with: context.signReserve(context.plans.x))
    let yReserve = (data.isHorizontal ? .none : reserve).joined(with: context.signReserve(context.plans.y))
    let x: PositionScale =
      switch horizontal.bottomAxis(of: index) {
      case .categories: .band(context.bands(data.x.categories, start: frame.minX, length: frame.width))
      case .values(_, let plan):
        .continuous(plan.scale(start: frame.minX + xReserve.start, end: frame.maxX - xReserve.end))
      }
    let y: PositionScale =
      switch horizontal.leftAxis(of: index) {
      case .categories: .band(context.bands(data.y.categories, start: frame.minY, length: frame.height))
      case .values(_, let plan):
        .continuous(plan.scale(start: frame.maxY - yReserve.start, end: frame.minY + yReserve.end))
      }
    return Panel(
      frame: frame, x: x, y: y, rows: data.rows(facet: index), layers: context.layers, data: data,
      colors: context.colors, specification: context.specification, annotations: annotations)
  }
}
