import Basics
import Graphics

/// The choices and data of one attempt to lay out a chart.
struct LayoutContext {
  let layers: Layers
  private(set) var data: ChartData
  let specification: ChartSpecification
  let colors: ChartColors
  private(set) var plans: ValuePlans
  /// The axes of each panel, if panels have axes of their own.
  private(set) var panels: PanelAxes?
  /// True if this context is that of a single panel with axes of its own.
  private(set) var isOnePanel = false
  let theme: Theme
  let placement: ChartLegend.Placement
  /// True if x and y are exchanged.
  let isTurned: Bool
  /// True if lines are named at their ends rather than in the legend.
  let namesLineEnds: Bool
  let measurer: any TextMeasurer

  /// The width of the page without its margins.
  var innerWidth: Double { specification.width - 2 * Theme.margin }

  var facetCount: Int { data.facets?.domain?.count ?? 1 }

  /// Returns the context of one panel: with its own axes if panels have them, otherwise the context itself.
  func panel(_ index: Int) -> LayoutContext {
    guard let panels else { return self }
    var context = self
    (context.data, context.plans, context.panels) = (panels.data[index], panels.plans[index], nil)
    context.isOnePanel = true
    return context
  }

  /// The context of each panel if panels have axes of their own, otherwise one for all.
  var views: [LayoutContext] { panels == nil ? [self] : (0..<facetCount).map(panel) }

  /// True for x and for y if every panel has its own labels there.
  var hasOwnLabels: (x: Bool, y: Bool) { panels?.hasLabels ?? (false, false) }

  /// The least distance between the labels below neighbouring panels. It is larger if the panels have different scales,
  /// which must not look like one.
  var labelGap: Double { panels?.areFree.x == true && data.x.numbers != nil ? 20 : 8 }

  /// Returns the bands of categories along one side of a panel.
  func bands(_ domain: CategoryDomain, start: Double, length: Double) -> BandScale {
    let starts = domain.groupStarts
    let gap = min(Theme.groupGap, length / 4 / Double(max(1, starts.count)))
    return BandScale(count: domain.count, start: start, length: length, groupStarts: starts, gap: gap)
  }

  /// True if a line shows where x and y are equal.
  var hasDiagonal: Bool { plans.haveDiagonal(layers, specification) }

  /// True if panels are squares with a diagonal from corner to corner.
  var isSquare: Bool { hasDiagonal && plans.areEqual && panels == nil }

  /// Returns the room at the ends of an axis so that symbols at the ends of the data are not cut in half. Linear axes
  /// need none, because their domain is wider than the data. Neither do axes with bars, which begin at the axis' end.
  func signReserve(_ plan: ValuePlan?) -> ValueReserve {
    guard let plan, plan.transform != .linear, plan.encoding.channel.domain == nil, !layers.includesZero else {
      return .none
    }
    return ValueReserve(both: layers.marks.map { $0.greatestRadius(data) }.max() ?? 0)
  }

  /// Returns the width of a panel whose cells have a given width, or 0 if x is numeric.
  func panelWidth(cellWidth: Double) -> Double {
    guard let domain = data.x.domain else { return 0 }
    return Double(domain.count) * cellWidth + Theme.groupGap * Double(domain.groupStarts.count)
  }

  /// Returns the title of an axis. That of the value axis includes the name of the intervals.
  func title(of plan: ValuePlan) -> String {
    guard plan.isValue, data.hasIntervals, let interval = specification.interval else { return plan.encoding.title }
    return "\(plan.encoding.title), \(interval.title)"
  }
}
