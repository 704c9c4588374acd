import Basics
import Graphics

/// Finds the best layout that fits the page: every combination of text size, legend placement and, for bars, direction
/// is solved from the extents of its texts, and the best of those that fit is drawn.
struct ChartLayout {
  let data: ChartData
  let colors: ChartColors
  let specification: ChartSpecification
  let measurer: any TextMeasurer

  /// - Throws: `badData` if nothing fits, with the points that the best try lacks.
  func drawing() throws(Diagnostic) -> Drawing {
    if data.rowCount == 0 { return try emptyDrawing() }
    if data.marks == [.criticalDifference] {
      return try CriticalDifferenceLayout(data, specification, measurer: measurer).drawing()
    }
    var best: LayoutAttempt?
    for context in contexts {
      let attempt = try LayoutAttempt(context)
      if best.map({ attempt.isBetter(than: $0) }) ?? true { best = attempt }
    }
    let lacking = best!.shortage
    guard lacking <= 0 else {
      throw Diagnostic(
        .badData, "the chart does not fit: it lacks \(Int(lacking.rounded(.up))) points",
        hint: "make it wider or higher, show fewer categories, or exchange x and y")
    }
    return try best!.drawing()
  }

  /// A chart of no rows says so, in its place.
  private func emptyDrawing() throws(Diagnostic) -> Drawing {
    var drawing = Drawing(size: Size(specification.width, specification.height ?? 48))
    let text = try TextFitter(measurer, font: Theme.candidates[0].label)
      .wrapped(specification.missingTitle, maxWidth: specification.width - 2 * Theme.margin, maxLines: 1)
    text.draw(
      centeredAt: drawing.size.height / 2, x: drawing.size.width / 2, anchor: .middle, color: Theme.secondaryInk,
      into: &drawing)
    return drawing
  }

  private var contexts: [LayoutContext] {
    let canLie = specification.marks == ["bar"] && data.x.domain != nil && data.y.numbers != nil
    let placements: [ChartLegend.Placement] = data.fill == nil ? [.top] : [.right, .top]
    let hasLineEnds = data.hasLines && data.series != nil && data.facets == nil
    var contexts: [LayoutContext] = []
    for isTurned in canLie ? [false, true] : [false] {
      for placement in placements {
        for namesLineEnds in hasLineEnds ? [true, false] : [false] {
          contexts += Theme.candidates.map { theme in
            LayoutContext(
              data: isTurned ? data.transposed : data, specification: specification, colors: colors, theme: theme,
              placement: placement, isTurned: isTurned, namesLineEnds: namesLineEnds, measurer: measurer)
          }
        }
      }
    }
    return contexts
  }
}
