import Basics
import Graphics

/// All widths of a chart: margins, panels, and the axes at their left and below them.
struct HorizontalPlan {
  enum LeftAxis {
    case categories(LeftCategoryAxis)
    case values(ValueAxis, ValuePlan)
  }

  enum BottomAxis {
    case categories(BottomCategoryAxis)
    case values(ValueAxis, ValuePlan)
  }

  // One axis for all panels, or one for each.
  private let leftAxes: [LeftAxis]
  private var bottomAxes: [BottomAxis]
  let grid: PanelGrid
  /// The distance between panels side by side.
  private(set) var panelGap = Theme.facetGap
  private(set) var panelWidth: Double
  /// The distance from the page's left edge to the first panel.
  private(set) var left: Double
  /// The room at the right of the last panel, before a legend at the right.
  private(set) var right: Double
  /// The missing width in points. `leftShortage` is the missing height.
  private(set) var shortage = 0.0

  /// The share of their least width that panels may lose to labels that reach beyond neighbouring panels.
  private static let lostToLabels = 0.25
  private static let widthOfFurtherSeries = 24.0
  /// The greatest width of a word for which panels become wider.
  private static let widestHeadWord = 150.0

  /// Solves the widths with as many panels side by side as fit.
  ///
  /// - Parameter panelHeight: the height along which ticks at the left must not touch.
  static func solved(
    _ context: LayoutContext, legend: ChartLegend, fitter: AnnotationFitter, panelHeight: Double
  ) throws(Diagnostic) -> HorizontalPlan {
    func plan(_ columns: Int) throws(Diagnostic) -> HorizontalPlan {
      try HorizontalPlan(context, legend: legend, fitter: fitter, panelHeight: panelHeight, maximumColumns: columns)
    }
    // The labels' overhang, and so the number of panels that fit, is only known for panels of a given width.
    var best = try plan(.max)
    while best.shortage > 0, best.grid.columns > 1, context.data.facetColumns == nil {
      let fewer = try plan(best.grid.columns - 1)
      guard fewer.shortage < best.shortage else { break }
      best = fewer
    }
    // The names above the panels should not be broken within words.
    let widest = min(try VerticalPlan.widestHeadWord(context), widestHeadWord)
    while best.panelWidth < widest, best.grid.columns > 1, context.data.facetColumns == nil {
      let fewer = try plan(best.grid.columns - 1)
      guard fewer.shortage <= best.shortage else { break }
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
    // If each panel has its own labels at the left, they are in the gap.
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
    // Labels below may reach beyond the panels. Then the panels become narrower, and the labels have less room, so this
    // is repeated.
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

  /// The width of the widest axis at the left.
  var leftWidth: Double { leftAxes.map(\.width).max() ?? 0 }

  /// The height of the line of titles above the panels.
  var headHeight: Double { leftAxes.map(\.headHeight).max() ?? 0 }

  /// The height of the highest axis below, without its title.
  var bottomThickness: Double { bottomAxes.map(\.thickness).max() ?? 0 }

  var bottomTitle: TextBlock? { bottomAxes.first?.title }

  /// The height in points that is missing so that labels at the left do not touch.
  var leftShortage: Double { leftAxes.map(\.shortage).max() ?? 0 }

  /// The worst direction of the names below, from 0 for upright to 3 for turned.
  var direction: Int { bottomAxes.map(\.direction).max() ?? 0 }

  /// Returns a panel's numeric axis: the left one, or else the one below. Nil if neither is numeric.
  func valuePlan(of panel: Int) -> ValuePlan? {
    if case .values(_, let plan) = leftAxis(of: panel) { return plan }
    if case .values(_, let plan) = bottomAxis(of: panel) { return plan }
    return nil
  }

  /// The x position of the right end of the titles above the left axis.
  var headRight: Double { left - leftWidth + leftAxis(of: 0).headWidth }

  /// The x position of the right edge of the last column of panels.
  var panelsRight: Double { panelLeft(grid.columns - 1) + panelWidth }
}

// MARK: Limits

extension HorizontalPlan {
  private static func minimumPanelWidth(_ context: LayoutContext) -> Double {
    guard let domain = context.data.x.domain else { return 80 }
    return Double(domain.count) * context.layers.main.room.leastWidth * Double(context.colors.sideBySide)
  }

  /// Returns the greatest useful width of a panel: very wide cells or bars look no better.
  private static func maximumPanelWidth(_ context: LayoutContext) -> Double {
    guard let domain = context.data.x.domain else { return context.isSquare ? 230 : .greatestFiniteMagnitude }
    let band = context.layers.main.room.greatestWidth + widthOfFurtherSeries * Double(context.colors.sideBySide - 1)
    return Double(domain.count) * band
  }
}
