import Basics
import Graphics

/// Finds the best layout that fits the page.
///
/// It tries every combination of text size, legend placement, names at line ends and, if x and y may be exchanged,
/// direction. Each attempt computes all sizes from the measured texts. The best attempt that fits is drawn.
struct ChartLayout {
  let layers: Layers
  let data: ChartData
  let colors: ChartColors
  let plans: ValuePlans
  let panels: PanelAxes?
  var specification: ChartSpecification
  let measurer: any TextMeasurer

  /// - Throws: `badData` if nothing fits; the message says how many points the best attempt lacks.
  func laidOut() throws(Diagnostic) -> LaidOutChart {
    let best = try bestAttempt()
    guard best.shortage.isNone else {
      throw try lacking(best).diagnostic(
        hint: "make it wider or higher, show fewer categories, or exchange x and y")
    }
    return try best.laidOut()
  }

  private func bestAttempt() throws(Diagnostic) -> LayoutAttempt {
    let contexts = contexts
    var best = try LayoutAttempt(contexts[0])
    for context in contexts.dropFirst() {
      let attempt = try LayoutAttempt(context)
      if attempt.isBetter(than: best) { best = attempt }
    }
    return best
  }

  /// Returns by how much the chart has to grow. Labels take more room if there is more, so larger sizes are tried until
  /// one fits, up to a number of tries.
  private func lacking(_ attempt: LayoutAttempt) throws(Diagnostic) -> Shortage {
    var lacking = attempt.shortage.inWholePoints
    for _ in 0..<Self.tries where specification.width + lacking.width <= ChartSpecification.greatestWidth {
      var larger = self
      larger.specification.width += lacking.width
      if lacking.height > 0 {
        larger.specification.height = (specification.height ?? attempt.vertical.height) + lacking.height
      }
      let more = try larger.bestAttempt().shortage.inWholePoints
      if more.isNone { break }
      lacking = lacking + more
    }
    return lacking
  }

  private static let tries = 4

  private var contexts: [LayoutContext] {
    let canTurn = layers.canTurn && data.x.domain != nil && data.y.numbers != nil
    let placements: [ChartLegend.Placement] = data.fill == nil && data.tint == nil ? [.top] : [.right, .top]
    let hasOtherDashes = data.styles.dash != nil && data.styles.dash(ofSeries: 0, data.series) == nil
    let hasLineEnds =
      layers.joinsRows && data.series != nil && data.tint == nil && data.facets == nil && !hasOtherDashes
      && data.stack == nil
    var contexts: [LayoutContext] = []
    for isTurned in canTurn ? [false, true] : [false] {
      for placement in placements {
        for namesLineEnds in hasLineEnds ? [true, false] : [false] {
          contexts += Theme.candidates(specification.fontSize).map { theme in
            LayoutContext(
              layers: layers, data: isTurned ? data.transposed : data, specification: specification, colors: colors,
              plans: isTurned ? plans.transposed : plans, panels: isTurned ? panels?.transposed : panels, theme: theme,
              placement: placement, isTurned: isTurned,
              namesLineEnds: namesLineEnds, measurer: measurer)
          }
        }
      }
    }
    return contexts
  }
}
