import Basics
import Graphics

extension Mark {
  /// The empirical distribution function: the share of values that are at most x, as a staircase.
  static let ecdf = Mark(
    name: "ecdf", summary: "the share of values that are at most x, as a staircase",
    words: MarkWords(noun: "Cumulative distribution"), prominence: .joined,
    positions: PositionScales(x: .continuous, y: .continuous), computes: [ECDFMark.share, ECDFMark.count],
    includesZero: true, axisEnds: .ofData, swatch: { Swatch.line($0) }, styledSwatch: DashSigns.swatch,
    dashesSeries: true, findings: DistributionFinding.alongX,
    method: { _, _ in "Each staircase is the share of values, or their number, up to and including x." },
    draw: ECDFMark.draw)
}

private enum ECDFMark {
  static let share = ComputedAxis(name: "share") { input in input.groups.map { shape($0, input, 1 / Double($0.count)) }
  }
  static let count = ComputedAxis(name: "count") { input in input.groups.map { shape($0, input, 1) } }

  /// - Parameter unit: the height that each value adds.
  private static func shape(_ rows: [Int], _ input: ComputedInput, _ unit: Double) -> ComputedShape {
    let sorted = rows.sorted { (input.numbers[$0], $0) < (input.numbers[$1], $1) }
    var heights: [Double] = []
    var outline: [ComputedShape.OutlinePoint] = []
    var start = 0
    while start < sorted.count {
      let x = input.numbers[sorted[start]]
      let end = sorted[start...].firstIndex { input.numbers[$0] != x } ?? sorted.count
      // The last step ends at exactly the total, in spite of rounding errors.
      let height = end == sorted.count ? (unit * Double(sorted.count)).rounded() : Double(end) * unit
      outline += [.init(x: x, y: outline.last?.y ?? 0), .init(x: x, y: height)]
      heights += [Double](repeating: height, count: end - start)
      start = end
    }
    return ComputedShape(rows: sorted, heights: heights, outline: outline)
  }

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    drawing.append(
      panel.clipped { drawing in
        for shape in panel.shapes(of: Mark.ecdf.name) {
          let stairs = Path.polyline(panel.positions(shape.outline))
          let dash = panel.data.styles.dash(shape.rows[0])
          drawing.mark(panel.curveNote(shape.rows)) {
            $0.stroke(stairs, Stroke(panel.colors.color(shape.rows[0]), width: 1.2, dash: dash))
          }
        }
      })
    return panel.rowsWithLength
  }
}
