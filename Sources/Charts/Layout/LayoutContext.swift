import Basics
import Graphics

/// What one way of laying out a chart is tried with.
struct LayoutContext {
  let layers: Layers
  private(set) var data: ChartData
  let specification: ChartSpecification
  let colors: ChartColors
  private(set) var plans: ValuePlans
  /// Where panels have axes of their own.
  private(set) var panels: PanelAxes?
  /// Whether this is about one of several panels with axes of their own.
  private(set) var isOnePanel = false
  let theme: Theme
  let placement: ChartLegend.Placement
  /// Whether vertical bars are drawn as horizontal ones.
  let isTurned: Bool
  /// Whether lines are named at their ends rather than in the legend.
  let namesLineEnds: Bool
  let measurer: any TextMeasurer

  /// Of the page without its margins.
  var innerWidth: Double { specification.width - 2 * Theme.margin }

  var facetCount: Int { data.facets?.domain?.count ?? 1 }

  /// What one panel shows, with the axes that it has.
  func panel(_ index: Int) -> LayoutContext {
    guard let panels else { return self }
    var context = self
    (context.data, context.plans, context.panels) = (panels.data[index], panels.plans[index], nil)
    context.isOnePanel = true
    return context
  }

  /// That of each panel where they have axes of their own, else one for all.
  var views: [LayoutContext] { panels == nil ? [self] : (0..<facetCount).map(panel) }

  /// Whether each panel has labels of its own along x and y.
  var hasOwnLabels: (x: Bool, y: Bool) { panels?.hasLabels ?? (false, false) }

  /// Between labels below neighbouring panels: other scales must not read as one.
  var labelGap: Double { panels?.areFree.x == true && data.x.numbers != nil ? 20 : 8 }

  /// The bands along one side of a panel that begins at `start`.
  func bands(_ domain: CategoryDomain, start: Double, length: Double) -> BandScale {
    let starts = domain.groupStarts
    let gap = min(Theme.groupGap, length / 4 / Double(max(1, starts.count)))
    return BandScale(count: domain.count, start: start, length: length, groupStarts: starts, gap: gap)
  }

  /// Whether points compare two measurements of one kind: equal axes, drawn square and with their diagonal.
  var hasOneDomain: Bool {
    layers.comparesAxes && plans.areEqual && panels == nil
  }

  /// What keeps signs at the ends of an axis that ends with its data from being cut in half. A linear axis has that room
  /// in its domain, and bars begin where a logarithmic one does.
  func signReserve(_ plan: ValuePlan?) -> ValueReserve {
    guard let plan, plan.transform != .linear, plan.encoding.channel.domain == nil, !layers.includesZero else {
      return .none
    }
    return ValueReserve(both: layers.marks.map { $0.greatestRadius(data) }.max() ?? 0)
  }

  /// Of a panel whose cells have that width.
  func panelWidth(cellWidth: Double) -> Double {
    guard let domain = data.x.domain else { return 0 }
    return Double(domain.count) * cellWidth + Theme.groupGap * Double(domain.groupStarts.count)
  }

  /// The axis that intervals are drawn along says what they are.
  func title(of plan: ValuePlan) -> String {
    guard plan.isValue, data.hasIntervals, let interval = specification.interval else { return plan.encoding.title }
    return "\(plan.encoding.title), \(interval.title)"
  }
}
