import Basics
import Graphics

/// What one way of laying out a chart is tried with.
struct LayoutContext {
  let data: ChartData
  let specification: ChartSpecification
  let colors: ChartColors
  let theme: Theme
  let placement: ChartLegend.Placement
  /// Whether bars that were asked to stand are laid down.
  let isTurned: Bool
  let measurer: any TextMeasurer

  /// Of the page without its margins.
  var innerWidth: Double { specification.width - 2 * Theme.margin }

  var isHeatmap: Bool { data.marks.contains(.cell) }

  var facetCount: Int { data.facets?.domain?.count ?? 1 }

  /// The bands along one side of a panel that begins at `start`.
  func bands(_ domain: CategoryDomain, start: Double, length: Double) -> BandScale {
    let starts = domain.groupStarts
    let gap = min(Theme.groupGap, length / 4 / Double(max(1, starts.count)))
    return BandScale(count: domain.count, start: start, length: length, groupStarts: starts, gap: gap)
  }

  func valuePlan(_ encoding: Encoding) throws(Diagnostic) -> ValuePlan {
    let isValue = data.isHorizontal ? encoding == data.x : encoding == data.y
    return try ValuePlan(encoding, data, specification, isValue: isValue)
  }
}
