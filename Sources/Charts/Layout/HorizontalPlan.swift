import Basics
import Graphics

/// All widths of a chart: margins, panels, and the parts at their left and below them.
struct HorizontalPlan {
  enum LeftAxis {
    case categories(LeftCategoryAxis)
    case values(ValueAxis, ValuePlan)
  }

  enum BottomAxis {
    case categories(BottomCategoryAxis)
    case values(ValueAxis, ValuePlan)
  }

  let leftAxis: LeftAxis
  private(set) var bottomAxis: BottomAxis
  let grid: PanelGrid
  /// Between panels side by side.
  private(set) var panelGap = Theme.facetGap
  private(set) var panelWidth: Double
  /// From the page's left edge to the first panel.
  private(set) var left: Double
  /// From the last panel's right edge to the legend at the right.
  private(set) var right: Double
  /// Of width; that of the left axis is of height.
  private(set) var shortage = 0.0

  /// How much of their least width panels may lose to labels that reach from one to the next.
  private static let lostToLabels = 0.25
  private static let widthOfFurtherSeries = 24.0

  /// With as many panels side by side as fit.
  ///
  /// - Parameter panelHeight: the height the height along which ticks at the left must not touch.
  static func solved(
    _ context: LayoutContext, legend: ChartLegend, fitter: AnnotationFitter, panelHeight: Double
  ) throws(Diagnostic) -> HorizontalPlan {
    func plan(_ columns: Int) throws(Diagnostic) -> HorizontalPlan {
      try HorizontalPlan(context, legend: legend, fitter: fitter, panelHeight: panelHeight, maximumColumns: columns)
    }
    // How far labels reach beyond panels, and so how many fit, is known only when the panels are.
    var best = try plan(.max)
    while best.shortage > 0, best.grid.columns > 1, context.data.facetColumns == nil {
      let fewer = try plan(best.grid.columns - 1)
      guard fewer.shortage < best.shortage else { break }
      best = fewer
    }
    return best
  }

  private init(
    _ context: LayoutContext, legend: ChartLegend, fitter: AnnotationFitter, panelHeight: Double, maximumColumns: Int
  ) throws(Diagnostic) {
    let legendWidth = legend.placement == .right && !legend.isEmpty ? Theme.partGap + legend.width : 0
    leftAxis = try Self.leftAxis(
      context, fitter, room: context.innerWidth - legendWidth, panelHeight: panelHeight)
    let minimum = Self.minimumPanelWidth(context)
    let axisWidth = leftAxis.width
    grid = PanelGrid(
      count: context.facetCount, width: context.innerWidth - axisWidth - legendWidth, minimum: minimum,
      gap: Theme.facetGap, maximumColumns: maximumColumns, columns: context.data.facetColumns)
    left = axisWidth
    right =
      context.namesLineEnds
      ? try LineEndLabels.width(context.data, theme: context.theme, measurer: context.measurer) : 0
    panelWidth = 0
    bottomAxis = try Self.bottomAxis(context, panelWidth: 100)
    // Labels below may reach beyond the panels, which makes the panels and so the labels' room smaller.
    for _ in 0..<8 {
      let gaps = panelGap * Double(grid.columns - 1)
      panelWidth = (context.innerWidth - left - right - legendWidth - gaps) / Double(grid.columns)
      panelWidth = min(max(panelWidth, 1), Self.maximumPanelWidth(context))
      bottomAxis = try Self.bottomAxis(context, panelWidth: panelWidth)
      let overhang = overhang(context)
      let gap = max(panelGap, overhang.left + overhang.right + 8)
      if overhang.left <= left && overhang.right <= right && (gap <= panelGap || grid.columns == 1) { break }
      (left, right, panelGap) = (max(left, overhang.left), max(right, overhang.right), gap)
    }
    let used =
      left + right + legendWidth + panelWidth * Double(grid.columns) + panelGap * Double(grid.columns - 1)
    let least = grid.columns == 1 || context.data.x.domain != nil ? minimum : minimum * (1 - Self.lostToLabels)
    shortage = max(
      0, (least - panelWidth) * Double(grid.columns), used - context.innerWidth - 0.001, bottomAxis.shortage)
    left += Theme.margin + max(0, (context.innerWidth - used) / 2)
  }

  func panelLeft(_ panel: Int) -> Double {
    left + Double(grid.column(panel)) * (panelWidth + panelGap)
  }

  /// Of the axis that bars and intervals are drawn along.
  var valuePlan: ValuePlan? {
    if case .values(_, let plan) = leftAxis { return plan }
    if case .values(_, let plan) = bottomAxis { return plan }
    return nil
  }

  /// The right end of the titles above the left axis.
  var headRight: Double { left - leftAxis.width + leftAxis.headWidth }

  /// Of the last column.
  var panelsRight: Double { panelLeft(grid.columns - 1) + panelWidth }
}

// MARK: Axes

extension HorizontalPlan {
  /// - Parameter room: for the axis and the panels.
  private static func leftAxis(
    _ context: LayoutContext, _ fitter: AnnotationFitter, room: Double, panelHeight: Double
  ) throws(Diagnostic) -> LeftAxis {
    let y = context.data.y
    if let plan = context.plans.y {
      let axis = try ValueAxis(
        plan.scale(start: panelHeight, end: 0), edge: .left, title: context.title(of: plan),
        format: y.channel.format, maxTitleWidth: context.innerWidth, theme: context.theme, measurer: context.measurer)
      return .values(axis, plan)
    }
    guard let domain = y.domain else { preconditionFailure("an axis without values") }
    func axis(_ maxWidth: Double) throws(Diagnostic) -> LeftCategoryAxis {
      try LeftCategoryAxis(
        domain, titles: y.levelTitles, maxWidth: maxWidth, maxHeadWidth: room, theme: context.theme,
        measurer: context.measurer)
    }
    // Names of several lines are worth it where numbers fit the cells only then.
    let widest = context.innerWidth * 0.48
    for panelWidth in fitter.cellWidths.map({ context.panelWidth(cellWidth: $0) }) {
      let maxWidth = min(widest, room - panelWidth)
      let axis = try axis(maxWidth)
      if axis.width <= maxWidth && !axis.isCut { return .categories(axis) }
    }
    return .categories(try axis(widest))
  }

  private static func bottomAxis(_ context: LayoutContext, panelWidth: Double) throws(Diagnostic) -> BottomAxis {
    let x = context.data.x
    if let plan = context.plans.x {
      let axis = try ValueAxis(
        plan.scale(start: 0, end: panelWidth), edge: .bottom, title: context.title(of: plan),
        format: x.channel.format, maxTitleWidth: context.innerWidth, theme: context.theme, measurer: context.measurer)
      return .values(axis, plan)
    }
    guard let domain = x.domain else { preconditionFailure("an axis without values") }
    return .categories(
      try BottomCategoryAxis(
        domain, title: x.title, scale: context.bands(domain, start: 0, length: panelWidth),
        maxTitleWidth: context.innerWidth, theme: context.theme, measurer: context.measurer))
  }

  private func overhang(_ context: LayoutContext) -> (left: Double, right: Double) {
    switch bottomAxis {
    case .categories(let axis):
      let scale = context.bands(context.data.x.categories, start: 0, length: panelWidth)
      return (axis.leftOverhang(scale), axis.rightOverhang(scale))
    case .values(let axis, let plan):
      let overhang = axis.overhang(plan.scale(start: 0, end: panelWidth))
      return (overhang.start, overhang.end)
    }
  }
}

// MARK: Limits

extension HorizontalPlan {
  private static func minimumPanelWidth(_ context: LayoutContext) -> Double {
    guard let domain = context.data.x.domain else { return 80 }
    return Double(domain.count) * context.layers.main.room.leastWidth * Double(context.colors.sideBySide)
  }

  /// A few wide cells or bars look no better than narrower ones.
  private static func maximumPanelWidth(_ context: LayoutContext) -> Double {
    guard let domain = context.data.x.domain else { return context.hasOneDomain ? 230 : .greatestFiniteMagnitude }
    let band = context.layers.main.room.greatestWidth + widthOfFurtherSeries * Double(context.colors.sideBySide - 1)
    return Double(domain.count) * band
  }
}

extension HorizontalPlan.LeftAxis {
  /// Between the page's edge and the panels.
  var width: Double {
    switch self {
    case .categories(let axis): axis.width
    case .values(let axis, _): axis.thickness
    }
  }

  /// By how many points its labels touch.
  var shortage: Double {
    if case .values(let axis, _) = self { return axis.shortage }
    return 0
  }

  /// Of the titles above it, which may be wider than it.
  var headWidth: Double {
    switch self {
    case .categories(let axis): axis.headWidth
    case .values(let axis, _): axis.title?.width ?? 0
    }
  }

  /// Of the line of titles above the panels.
  var headHeight: Double {
    switch self {
    case .categories(let axis): axis.headHeight
    case .values(let axis, _): axis.title.map { $0.height + 6 } ?? 5
    }
  }
}

extension HorizontalPlan.BottomAxis {
  /// Without the title.
  var thickness: Double {
    switch self {
    case .categories(let axis): axis.thickness
    case .values(let axis, _): axis.thickness
    }
  }

  var title: TextBlock? {
    switch self {
    case .categories(let axis): axis.title
    case .values(let axis, _): axis.title
    }
  }

  /// By how many points its labels touch.
  var shortage: Double {
    switch self {
    case .categories(let axis): axis.shortage
    case .values(let axis, _): axis.shortage
    }
  }

  /// The direction of the names: from 0, upright, to 3, turned.
  var direction: Int {
    if case .categories(let axis) = self { return axis.direction.rawValue }
    return 0
  }
}
