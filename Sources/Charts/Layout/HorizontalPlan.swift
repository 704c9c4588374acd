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

  /// One for all panels, or one for each.
  private let leftAxes: [LeftAxis]
  private var bottomAxes: [BottomAxis]
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
    var leftAxes: [LeftAxis] = []
    for view in context.views {
      leftAxes.append(
        try Self.leftAxis(view, fitter, room: context.innerWidth - legendWidth, panelHeight: panelHeight))
    }
    self.leftAxes = leftAxes
    let minimum = context.views.map(Self.minimumPanelWidth).max() ?? 0
    let axisWidth = leftAxes.map(\.width).max() ?? 0
    // Panels with labels of their own have them in the gap.
    if context.hasOwnLabels.y { panelGap += axisWidth }
    grid = PanelGrid(
      count: context.facetCount, width: context.innerWidth - axisWidth - legendWidth, minimum: minimum,
      gap: panelGap, maximumColumns: maximumColumns, columns: context.data.facetColumns)
    left = axisWidth
    right =
      context.namesLineEnds
      ? try LineEndLabels.width(context.data, theme: context.theme, measurer: context.measurer) : 0
    panelWidth = 0
    bottomAxes = []
    // Labels below may reach beyond the panels, which makes the panels and so the labels' room smaller.
    for _ in 0..<8 {
      let gaps = panelGap * Double(grid.columns - 1)
      panelWidth = (context.innerWidth - left - right - legendWidth - gaps) / Double(grid.columns)
      panelWidth = min(max(panelWidth, 1), context.views.map(Self.maximumPanelWidth).max() ?? .greatestFiniteMagnitude)
      bottomAxes = []
      for view in context.views { bottomAxes.append(try Self.bottomAxis(view, panelWidth: panelWidth)) }
      let overhang = overhang(context)
      let gap = max(panelGap, overhang.left + overhang.right + context.labelGap)
      if overhang.left <= left && overhang.right <= right && (gap <= panelGap || grid.columns == 1) { break }
      (left, right, panelGap) = (max(left, overhang.left), max(right, overhang.right), gap)
    }
    let used =
      left + right + legendWidth + panelWidth * Double(grid.columns) + panelGap * Double(grid.columns - 1)
    let least = grid.columns == 1 || context.data.x.domain != nil ? minimum : minimum * (1 - Self.lostToLabels)
    shortage = max(
      0, (least - panelWidth) * Double(grid.columns), used - context.innerWidth - 0.001,
      bottomAxes.map(\.shortage).max() ?? 0)
    left += Theme.margin + max(0, (context.innerWidth - used) / 2)
  }

  func panelLeft(_ panel: Int) -> Double {
    left + Double(grid.column(panel)) * (panelWidth + panelGap)
  }

  func leftAxis(of panel: Int) -> LeftAxis { leftAxes[leftAxes.count > 1 ? panel : 0] }

  func bottomAxis(of panel: Int) -> BottomAxis { bottomAxes[bottomAxes.count > 1 ? panel : 0] }

  /// Of the widest axis at the left.
  var leftWidth: Double { leftAxes.map(\.width).max() ?? 0 }

  /// Of the line of titles above the panels.
  var headHeight: Double { leftAxes.map(\.headHeight).max() ?? 0 }

  /// Of the highest axis below, without its title.
  var bottomThickness: Double { bottomAxes.map(\.thickness).max() ?? 0 }

  var bottomTitle: TextBlock? { bottomAxes.first?.title }

  /// By how many points labels at the left touch.
  var leftShortage: Double { leftAxes.map(\.shortage).max() ?? 0 }

  /// The direction of the names below: from 0, upright, to 3, turned.
  var direction: Int { bottomAxes.map(\.direction).max() ?? 0 }

  /// Of the axis that bars and intervals are drawn along.
  func valuePlan(of panel: Int) -> ValuePlan? {
    if case .values(_, let plan) = leftAxis(of: panel) { return plan }
    if case .values(_, let plan) = bottomAxis(of: panel) { return plan }
    return nil
  }

  /// The right end of the titles above the left axis.
  var headRight: Double { left - leftWidth + leftAxis(of: 0).headWidth }

  /// Of the last column.
  var panelsRight: Double { panelLeft(grid.columns - 1) + panelWidth }
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
