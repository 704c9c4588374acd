import Basics
import Graphics

extension LayoutAttempt {
  /// Draws the chart from back to front: titles, legend, then each panel with its grid, marks and axes.
  func laidOut() throws(Diagnostic) -> LaidOutChart {
    var drawing = Drawing(size: Size(context.specification.width, vertical.height))
    vertical.title?.draw(
      at: Point(Theme.margin, Theme.margin), anchor: .start, color: Theme.ink, into: &drawing)
    drawLegend(into: &drawing)
    drawValueTitle(into: &drawing)
    drawBottomTitle(into: &drawing)
    var counts = DrawnCounts()
    for index in 0..<horizontal.grid.count { counts += try drawPanel(index, into: &drawing) }
    counts.plainLines = context.namesLineEnds ? 0 : context.data.styles.linesWithoutDash ?? 0
    return LaidOutChart(drawing: drawing, counts)
  }

  private func drawLegend(into drawing: inout Drawing) {
    switch legend.placement {
    case .top:
      let width = legend.size(width: context.innerWidth).width
      let start = min(
        horizontal.left - horizontal.leftWidth, context.specification.width - Theme.margin - width)
      let left = vertical.isLegendBesideHead ? horizontal.panelsRight - width : start
      legend.draw(at: Point(left, vertical.legendTop), size: Size(context.innerWidth, 0), into: &drawing)
    case .right:
      let top = vertical.rightLegendTop
      let x = horizontal.panelsRight + horizontal.right + Theme.partGap
      let room = vertical.height - Theme.margin - top
      legend.draw(at: Point(x, top), size: Size(0, room), into: &drawing)
    }
  }

  /// Draws the title of a numeric axis at the left. It is above the axis, where it is read first and takes no width.
  private func drawValueTitle(into drawing: inout Drawing) {
    guard case .values(let axis, _) = horizontal.leftAxis(of: 0), let title = axis.title else { return }
    let top = vertical.firstPanelTop - facetHeadHeight - horizontal.headHeight
    let rightmost = context.specification.width - Theme.margin - title.width
    let x = min(horizontal.left - horizontal.leftWidth, rightmost)
    title.draw(at: Point(x, top), anchor: .start, color: Theme.secondaryInk, into: &drawing)
  }

  /// Draws the title of the axis below, under the middle of all panels or as near to it as the page allows.
  private func drawBottomTitle(into drawing: inout Drawing) {
    guard let title = horizontal.bottomTitle else { return }
    let half = title.width / 2
    let middle = (horizontal.panelLeft(0) + horizontal.panelsRight) / 2
    let x = max(Theme.margin + half, min(middle, context.specification.width - Theme.margin - half))
    let y = vertical.height - Theme.margin - title.height
    title.draw(at: Point(x, y), anchor: .middle, color: Theme.secondaryInk, into: &drawing)
  }

  private var facetHeadHeight: Double { vertical.facetHeads.map(\.height).max().map { $0 + 3 } ?? 0 }

  private func drawPanel(_ index: Int, into drawing: inout Drawing) throws(Diagnostic) -> DrawnCounts {
    let panel = Self.panel(index, context, horizontal, vertical, reserve, annotations)
    drawFacetHead(index, panel.frame, into: &drawing)
    try drawGrid(index, panel, into: &drawing)
    if context.layers.zeroLine == .behind, hasZeroBehind(panel) { drawZeroLine(panel, into: &drawing) }
    let main = context.layers.main
    let hasLabels = annotations.style != .none && main.textPlace == .free && !main.writesTexts
    var (counts, labels) = (DrawnCounts(), Int?.none)
    for mark in context.layers.marks {
      let count = try mark.draw(panel, &drawing)
      if mark.name == main.name { counts.rows = count }
      counts.crowded += mark.crowded?(panel) ?? 0
      if mark.writesTexts, hasLabels { labels = count }
    }
    if let labels { counts.labels = (counts.rows, min(labels, counts.rows)) }
    lineEnds?.draw(left: panel.frame.maxX, into: &drawing)
    if context.layers.zeroLine == .inFront { drawZeroLine(panel, into: &drawing) }
    try drawLeftAxis(index, panel, into: &drawing)
    try drawBottomAxis(index, panel, into: &drawing)
    return counts
  }

  private func drawFacetHead(_ index: Int, _ frame: Rectangle, into drawing: inout Drawing) {
    guard vertical.facetHeads.indices.contains(index) else { return }
    let head = vertical.facetHeads[index]
    let middle = frame.midX
    head.draw(at: Point(middle, frame.minY - 3 - head.height), anchor: .middle, color: Theme.ink, into: &drawing)
  }
}

// MARK: Axes

extension LayoutAttempt {
  private func drawGrid(_ index: Int, _ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) {
    if case .values(let axis, _) = horizontal.leftAxis(of: index), case .continuous(let scale) = panel.y {
      axis.thinned(for: scale).drawGrid(scale, panel: panel.frame, into: &drawing)
    }
    if case .values(let axis, _) = horizontal.bottomAxis(of: index), case .continuous(let scale) = panel.x {
      axis.thinned(for: scale).drawGrid(scale, panel: panel.frame, into: &drawing)
    }
    if context.hasDiagonal, let diagonal = panel.diagonal {
      drawing.stroke(diagonal, Stroke(Theme.bracket, width: Theme.hairline))
    }
  }

  /// Returns true if a horizontal chart contains zero and has no reference line there.
  private func hasZeroBehind(_ panel: Panel) -> Bool {
    context.data.isHorizontal && panel.valueScale?.contains(0) == true
      && !context.specification.rules.contains { $0.value == 0 && $0.axis != .y }
  }

  private func drawZeroLine(_ panel: Panel, into drawing: inout Drawing) {
    guard let scale = panel.valueScale else { return }
    let p = scale.base
    let frame = panel.frame
    let line =
      context.data.isHorizontal
      ? Path.line(Point(p, frame.minY), Point(p, frame.maxY)) : Path.line(Point(frame.minX, p), Point(frame.maxX, p))
    drawing.stroke(line, Stroke(Theme.axis, width: 0.8))
  }

  private func drawLeftAxis(_ index: Int, _ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) {
    let isFirst = horizontal.grid.column(index) == 0
    guard isFirst || context.hasOwnLabels.y else { return }
    switch (horizontal.leftAxis(of: index), panel.y) {
    case (.categories(let axis), .band(let scale)):
      let head = isFirst && horizontal.grid.row(index) == 0 ? panel.frame.minY - facetHeadHeight : nil
      axis.draw(scale, right: panel.frame.minX, headBottom: head, into: &drawing)
    case (.values(let axis, _), .continuous(let scale)):
      axis.thinned(for: scale).drawLabels(scale, panel: panel.frame, into: &drawing)
    default: preconditionFailure("an axis that does not suit its scale")
    }
  }

  private func drawBottomAxis(_ index: Int, _ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) {
    guard horizontal.grid.isLowest(index) || context.hasOwnLabels.x else { return }
    switch (horizontal.bottomAxis(of: index), panel.x) {
    case (.categories(let axis), .band(let scale)):
      axis.draw(scale, top: panel.frame.maxY, into: &drawing)
    case (.values(let axis, _), .continuous(let scale)):
      axis.thinned(for: scale).drawLabels(scale, panel: panel.frame, into: &drawing)
    default: preconditionFailure("an axis that does not suit its scale")
    }
  }
}
