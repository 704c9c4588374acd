import Basics
import Graphics

/// Finds the best layout that fits the page: every combination of text size, legend placement and, where axes may be exchanged, direction
/// is solved from the extents of its texts, and the best of those that fit is drawn.
struct ChartLayout {
  let layers: Layers
  let data: ChartData
  let colors: ChartColors
  let plans: ValuePlans
  let specification: ChartSpecification
  let measurer: any TextMeasurer

  /// - Throws: `badData` if nothing fits, with the points that the best try lacks.
  func laidOut() throws(Diagnostic) -> LaidOutChart {
    var best: LayoutAttempt?
    for context in contexts {
      let attempt = try LayoutAttempt(context)
      if best.map({ attempt.isBetter(than: $0) }) ?? true { best = attempt }
    }
    let lacking = best!.shortage
    guard lacking <= 0 else {
      throw Diagnostic(
        .badData, "the chart does not fit: it lacks \(Int(rounding: lacking, .up, within: 1...1_000_000)) points",
        hint: "make it wider or higher, show fewer categories, or exchange x and y")
    }
    return try best!.laidOut()
  }

  private var contexts: [LayoutContext] {
    let canTurn = layers.canTurn && data.x.domain != nil && data.y.numbers != nil
    let placements: [ChartLegend.Placement] = data.fill == nil && data.tint == nil ? [.top] : [.right, .top]
    let hasLineEnds = layers.joinsRows && data.series != nil && data.tint == nil && data.facets == nil
    var contexts: [LayoutContext] = []
    for isTurned in canTurn ? [false, true] : [false] {
      for placement in placements {
        for namesLineEnds in hasLineEnds ? [true, false] : [false] {
          contexts += Theme.candidates.map { theme in
            LayoutContext(
              layers: layers, data: isTurned ? data.transposed : data, specification: specification, colors: colors,
              plans: isTurned ? plans.transposed : plans, theme: theme, placement: placement, isTurned: isTurned,
              namesLineEnds: namesLineEnds, measurer: measurer)
          }
        }
      }
    }
    return contexts
  }
}
