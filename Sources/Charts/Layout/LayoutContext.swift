import Basics
import Graphics

/// What one way of laying out a chart is tried with.
struct LayoutContext {
  let layers: Layers
  let data: ChartData
  let specification: ChartSpecification
  let colors: ChartColors
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

  /// The bands along one side of a panel that begins at `start`.
  func bands(_ domain: CategoryDomain, start: Double, length: Double) -> BandScale {
    let starts = domain.groupStarts
    let gap = min(Theme.groupGap, length / 4 / Double(max(1, starts.count)))
    return BandScale(count: domain.count, start: start, length: length, groupStarts: starts, gap: gap)
  }

  /// Whether points compare two measurements of one kind: equal axes, drawn square and with their diagonal.
  var hasOneDomain: Bool {
    guard layers.comparesAxes, data.x.numbers != nil, data.y.numbers != nil,
      let x = try? valuePlan(data.x), let y = try? valuePlan(data.y)
    else { return false }
    return x.domain == y.domain && x.transform == y.transform
  }

  /// Of a panel whose cells have that width.
  func panelWidth(cellWidth: Double) -> Double {
    guard let domain = data.x.domain else { return 0 }
    return Double(domain.count) * cellWidth + Theme.groupGap * Double(domain.groupStarts.count)
  }

  /// Of an axis or legend; the axis that intervals are drawn along says what they are.
  func title(_ encoding: EncodedChannel) -> String {
    guard isValueAxis(encoding), data.hasIntervals, let interval = specification.interval
    else { return encoding.title }
    return "\(encoding.title), \(interval.title)"
  }

  func valuePlan(_ encoding: EncodedChannel) throws(Diagnostic) -> ValuePlan {
    try ValuePlan(
      encoding, data, specification, isValue: isValueAxis(encoding), includesZero: layers.includesZero)
  }

  private func isValueAxis(_ encoding: EncodedChannel) -> Bool {
    encoding.numbers != nil && (data.isHorizontal ? encoding == data.x : encoding == data.y)
  }
}
