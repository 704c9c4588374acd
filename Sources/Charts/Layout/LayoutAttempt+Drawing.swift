import Basics
import Graphics

extension LayoutAttempt {
  /// The picture, from back to front: titles, legend, then each panel with its grid, marks and axes.
  func drawing() throws(Diagnostic) -> Drawing {
    var drawing = Drawing(size: Size(context.specification.width, vertical.height))
    vertical.title?.draw(
      at: Point(Theme.margin, Theme.margin), anchor: .start, color: Theme.ink, into: &drawing)
    drawLegend(into: &drawing)
    drawValueTitle(into: &drawing)
    for index in 0..<horizontal.grid.count { try drawPanel(index, into: &drawing) }
    return drawing
  }

  private func drawLegend(into drawing: inout Drawing) {
    switch legend.placement {
    case .top:
      legend.draw(
        at: Point(legendLeft, vertical.legendTop), size: Size(context.innerWidth, 0), into: &drawing)
    case .right:
      let top = max(vertical.legendTop, vertical.firstPanelTop - horizontal.leftAxis.headHeight)
      let x = horizontal.panelsRight + horizontal.right + Theme.partGap
      let room = vertical.height - Theme.margin - top
      legend.draw(at: Point(x, top), size: Size(0, room), into: &drawing)
    }
  }

  /// The legend above begins where the labels at the left do.
  private var legendLeft: Double { Theme.margin }

  /// The title of a numeric axis at the left lies above it, where it is read first and takes no width.
  private func drawValueTitle(into drawing: inout Drawing) {
    guard case .values(let axis, _) = horizontal.leftAxis, let title = axis.title else { return }
    let top = vertical.firstPanelTop - facetHeadHeight - horizontal.leftAxis.headHeight
    let x = horizontal.left - horizontal.leftAxis.width
    title.draw(at: Point(x, top), anchor: .start, color: Theme.secondaryInk, into: &drawing)
  }

  private var facetHeadHeight: Double { vertical.facetHeads.map(\.height).max().map { $0 + 3 } ?? 0 }

  private func drawPanel(_ index: Int, into drawing: inout Drawing) throws(Diagnostic) {
    let grid = horizontal.grid
    let frame = Rectangle(
      x: horizontal.panelLeft(index), y: vertical.panelTop(row: grid.row(index)), width: horizontal.panelWidth,
      height: vertical.panelHeight)
    let panel = try panel(frame, facet: index)
    drawFacetHead(index, frame, into: &drawing)
    try drawGrid(panel, into: &drawing)
    for mark in context.data.marks { try mark.draw(panel, &drawing) }
    drawZeroLine(panel, into: &drawing)
    try drawLeftAxis(panel, isLabelled: grid.column(index) == 0, hasHead: grid.row(index) == 0, into: &drawing)
    try drawBottomAxis(panel, isLabelled: grid.isLowest(index), into: &drawing)
  }

  private func drawFacetHead(_ index: Int, _ frame: Rectangle, into drawing: inout Drawing) {
    guard vertical.facetHeads.indices.contains(index) else { return }
    let head = vertical.facetHeads[index]
    let middle = frame.midX
    head.draw(at: Point(middle, frame.minY - 3 - head.height), anchor: .middle, color: Theme.ink, into: &drawing)
  }
}

// MARK: Panels

extension LayoutAttempt {
  private func panel(_ frame: Rectangle, facet: Int) throws(Diagnostic) -> Panel {
    let data = context.data
    let reserve = try valueReserve(frame)
    let x: PositionScale =
      switch horizontal.bottomAxis {
      case .categories: .band(context.bands(data.x.domain!, start: frame.minX, length: frame.width))
      case .values(_, let plan):
        .continuous(plan.scale(start: frame.minX + reserve.start, end: frame.maxX - reserve.end))
      }
    let y: PositionScale =
      switch horizontal.leftAxis {
      case .categories: .band(context.bands(data.y.domain!, start: frame.minY, length: frame.height))
      case .values(_, let plan):
        .continuous(plan.scale(start: frame.maxY - reserve.start, end: frame.minY + reserve.end))
      }
    return Panel(
      frame: frame, x: x, y: y, rows: data.rows(facet: facet), data: data, colors: context.colors,
      specification: context.specification, annotations: annotations)
  }

  /// What the texts beyond the ends of bars need at both ends of the numeric axis.
  private func valueReserve(_ frame: Rectangle) throws(Diagnostic) -> (start: Double, end: Double) {
    guard annotations.style != .none, context.data.marks.contains(.bar) else { return (0, 0) }
    let isLying = context.data.isHorizontal
    guard let plan = valuePlan else { return (0, 0) }
    let fitter = try TextFitter(context.measurer, font: annotations.font)
    var reserve = (start: 0.0, end: 0.0)
    for _ in 0..<4 {
      let length = isLying ? frame.width : frame.height
      let scale = plan.scale(start: reserve.start, end: max(reserve.start + 1, length - reserve.end))
      var needed = (start: 0.0, end: 0.0)
      for row in 0..<context.data.rowCount {
        guard let value = plan.encoding.numbers?[row], value.isFinite, let text = annotations.text(row) else {
          continue
        }
        let room = TextMark.gap + (isLying ? try fitter.width(text) : 0.75 * annotations.font.size)
        if value < 0 {
          let low = context.data.low?[row] ?? value
          needed.start = max(needed.start, reserve.start + room - scale.clampedPosition(low.isFinite ? low : value))
        } else {
          let high = context.data.high?[row] ?? value
          let end = scale.clampedPosition(high.isFinite ? high : value)
          needed.end = max(needed.end, reserve.end + end + room - length)
        }
      }
      if needed.start <= reserve.start + 0.01 && needed.end <= reserve.end + 0.01 { break }
      reserve = (max(reserve.start, needed.start), max(reserve.end, needed.end))
    }
    return reserve
  }

  private var valuePlan: ValuePlan? {
    if case .values(_, let plan) = horizontal.leftAxis, !context.data.isHorizontal { return plan }
    if case .values(_, let plan) = horizontal.bottomAxis { return plan }
    return nil
  }
}

// MARK: Axes

extension LayoutAttempt {
  private func drawGrid(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) {
    if case .values(let axis, _) = horizontal.leftAxis, case .continuous(let scale) = panel.y {
      axis.drawGrid(scale, panel: panel.frame, into: &drawing)
    }
    if case .values(let axis, _) = horizontal.bottomAxis, case .continuous(let scale) = panel.x {
      axis.drawGrid(scale, panel: panel.frame, into: &drawing)
    }
  }

  /// Where bars begin.
  private func drawZeroLine(_ panel: Panel, into drawing: inout Drawing) {
    guard context.data.marks.contains(.bar), let scale = panel.valueScale else { return }
    let p = scale.clampedPosition(scale.transform == .log ? scale.domain.lowerBound : 0)
    let frame = panel.frame
    let line =
      context.data.isHorizontal
      ? Path.line(Point(p, frame.minY), Point(p, frame.maxY)) : Path.line(Point(frame.minX, p), Point(frame.maxX, p))
    drawing.stroke(line, Stroke(Theme.axis, width: 0.8))
  }

  private func drawLeftAxis(
    _ panel: Panel, isLabelled: Bool, hasHead: Bool, into drawing: inout Drawing
  ) throws(Diagnostic) {
    guard isLabelled else { return }
    switch (horizontal.leftAxis, panel.y) {
    case (.categories(let axis), .band(let scale)):
      let top = panel.frame.minY - facetHeadHeight
      axis.draw(scale, right: panel.frame.minX, headBottom: hasHead ? top : nil, into: &drawing)
    case (.values(let axis, _), .continuous(let scale)):
      axis.drawLabels(scale, panel: panel.frame, into: &drawing)
    default: preconditionFailure("an axis that does not suit its scale")
    }
  }

  private func drawBottomAxis(_ panel: Panel, isLabelled: Bool, into drawing: inout Drawing) throws(Diagnostic) {
    guard isLabelled else { return }
    switch (horizontal.bottomAxis, panel.x) {
    case (.categories(let axis), .band(let scale)):
      axis.draw(scale, top: panel.frame.maxY, into: &drawing)
    case (.values(let axis, _), .continuous(let scale)):
      axis.drawLabels(scale, panel: panel.frame, into: &drawing)
      let y = panel.frame.maxY + axis.thickness + 3
      axis.title?.draw(
        at: Point(panel.frame.midX, y), anchor: .middle, color: Theme.secondaryInk, into: &drawing)
    default: preconditionFailure("an axis that does not suit its scale")
    }
  }
}
