import Basics
import Graphics

extension Mark {
  /// The least-squares line or a smooth curve through the points of each series, with its confidence band.
  static let regression = Mark(
    name: "regression", summary: "the line of least squares or a smooth curve, with its 95% band, for each series",
    words: MarkWords(noun: "Regression plot"), prominence: .joined,
    positions: PositionScales(x: .continuous, y: .continuous), accepts: [.fit],
    axisEnds: .ofData, drawsSeries: true,
    swatch: { Swatch.line($0) }, styledSwatch: DashSigns.swatch, dashesSeries: true,
    reach: { data, specification, rows in
      FittedCurve.all(data, specification, rows).flatMap { $0.curve?.points ?? [] }
    },
    findings: RegressionMark.findings, method: RegressionMark.method, draw: RegressionMark.draw)
}

private enum RegressionMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    var drawn: Set<Int> = []
    for (rows, curve) in FittedCurve.all(panel.data, panel.specification, panel.rows) {
      if let curve {
        drawing.mark(panel.seriesNote(rows[0], curve.told)) { drawing in
          drawing.append(panel.clipped { draw(curve, rows[0], panel, into: &$0) })
        }
        drawn.formUnion(curve.rows)
      }
      // Rows of a series without a curve count as drawn if another mark shows each row.
      if panel.layers.showsEachRow { drawn.formUnion(rows) }
    }
    return panel.rows.count { drawn.contains($0) && panel.xPosition($0) != nil && panel.yPosition($0) != nil }
  }

  private static func draw(_ curve: FittedCurve, _ row: Int, _ panel: Panel, into drawing: inout Drawing) {
    let color = panel.colors.color(row)
    func points(_ ys: [Double]) -> [Point] {
      panel.positions(zip(curve.line, ys).map { .init(x: $0.x, y: $1) })
    }
    if !curve.band.isEmpty {
      var fill = color
      fill.alpha = 0.18
      drawing.fill(.polygon(points(curve.band.map(\.low)) + points(curve.band.map(\.high)).reversed()), fill)
    }
    drawing.stroke(
      .polyline(points(curve.line.map(\.y))),
      Stroke(color.mixed(with: Theme.depth, fraction: 0.2), width: 1.4, dash: panel.data.styles.dash(row)))
  }

  static func method(_ data: ChartData, _ specification: ChartSpecification) -> String {
    let logarithms = [data.x, data.y].contains { $0.transform != .linear } ? ", fitted where the axes are even" : ""
    let lines =
      specification.fit == .linear
      ? "Lines are those of least squares with the 95% confidence band of their height\(logarithms)."
      : "Curves are locally weighted lines (LOWESS) over two thirds of the points, refitted three times without "
        + "outliers, with the pointwise 95% confidence interval of their height\(logarithms)."
    let curves = FittedCurve.all(data, specification)
    let without = curves.filter { $0.curve == nil }
    let flat = without.count { FittedCurve.hasOnePlace($0.rows, data) }
    let unsure = curves.count { $0.curve?.band.isEmpty == true }
    return [
      lines, told(flat, "of fewer than two different x", "none"),
      told(without.count - flat, "whose curve leaves the numbers of the axes", "none"),
      told(unsure, "of too few points", "no band"),
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Returns a sentence such as `1 group of too few points has no band.`; empty for no groups.
  private static func told(_ groups: Int, _ which: String, _ what: String) -> String {
    groups == 0 ? "" : "\(groups.counted("group")) \(which) \(groups == 1 ? "has" : "have") \(what)."
  }

  /// Returns the number of points, and the slope of each line or the ends of each smooth curve:
  /// `40 points; slope 0.95 (R² 0.67).`
  static func findings(_ data: ChartData, _ places: RowPlaces) -> [String] {
    let x = data.x.numbers ?? []
    let fits = ComputedShapes.groups(x.indices.filter(places.holds), [data.facets?.codes, data.series?.codes])
    let curves = fits.compactMap { rows -> String? in
      guard let curve = FittedCurve(rows, data, data.fit) else { return nil }
      let names = [data.series, data.facets].compactMap { $0 }.map { $0.categories.name($0.code(rows[0])) }
      return described(curve, names.isEmpty ? "" : " of \(names.joined(separator: ", "))", data)
    }
    let count = x.indices.count(where: places.holds).counted("point")
    return curves.isEmpty ? ["It has no line for its \(count)."] : ["\(count); \(curves.joined(separator: ", "))."]
  }

  /// Returns the slope of a line and its R², or the ends of a smooth curve: `curve from 0.2 to 0.9`.
  private static func described(_ curve: FittedCurve, _ name: String, _ data: ChartData) -> String? {
    if let slope = curve.slope {
      let share = curve.determination.map { " (R² \(ValueText.correlation($0)))" } ?? ""
      return "slope\(name) \(ValueText(.automatic, values: [slope])(slope))\(share)"
    }
    guard let first = curve.line.first, let last = curve.line.last else { return nil }
    let text = ValueText(data.y.channel.format, values: [first.y, last.y])
    return "curve\(name) from \(text(first.y)) to \(text(last.y))"
  }
}

extension FittedCurve {
  /// The lines of the curve's note: slope and R², if it has them, and the number of points.
  fileprivate var told: [String] {
    [("slope", slope), ("R²", determination)].compactMap { name, number in
      number.map { RowNotes.told(name, ValueText(.automatic, values: [$0])($0)) }
    } + [rows.count.counted("point")]
  }
}
