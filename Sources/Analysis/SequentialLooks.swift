import Basics
import Statistics
import Tables

/// A study that is analysed after each of several blocks of clusters, with the bounds of O'Brien and Fleming converted
/// to t quantiles at each look.
package struct SequentialLooks: Sendable {
  /// The columns of the values and of the clusters.
  package var rows: ClusterRows
  /// The column that names a row's block. Blocks are in the natural order of their names.
  package var block: String
  /// The planned number of blocks. A block without rows yet has no look.
  package var planned: Int
  /// The largest effect that does not matter.
  package var margin: Double
  /// The two-sided significance level of all looks together.
  package var alpha: Double

  package init(_ rows: ClusterRows, block: String, planned: Int, margin: Double, alpha: Double = 0.05) {
    (self.rows, self.block, self.planned, self.margin, self.alpha) = (rows, block, planned, margin, alpha)
  }

  /// The numbers of looks for which there are bounds.
  package static let lookCounts = SequentialBounds.lookCounts

  /// Returns one row per look: `look`, `block`, `clusters`, `effect`, `effect_low`, `effect_high`, `sd`, `t`,
  /// `z_bound`, `p_bound`, `t_bound` and `decision`. The repeated interval from `effect_low` to `effect_high` is the
  /// mean ± t_bound standard errors. `decision` is `above 0`, `below 0`, `too small to matter` if the upper end is
  /// below the margin, or `open`. Whether the study then stops is up to its plan.
  package func table(_ table: Table, _ condition: Condition?) throws(Diagnostic) -> Table {
    let chosen = try table.rows(meeting: condition)
    let blocks = try table.column(block)
    let names = Set(chosen.compactMap { blocks.text($0) }).sorted { NaturalOrder.precedes($0, $1) }
    guard names.count <= planned else {
      throw Diagnostic(
        .badData, "there are \(names.count) blocks in '\(block)', and \(planned) were planned",
        hint: "write the number that was planned, such as planned: 3")
    }
    guard Self.lookCounts.contains(planned) else {
      throw Diagnostic(
        .badData, "\(planned) looks are planned, but there are bounds for 1 to \(Self.lookCounts.upperBound)")
    }
    let bounds = SequentialBounds(looks: planned, alpha: alpha)
    var looks: [Look] = []
    for (index, name) in names.enumerated() {
      let seen = Set(names.prefix(index + 1))
      let values = try rows.means(table, chosen.filter { blocks.text($0).map(seen.contains) == true }).map(\.mean)
      looks.append(Look(index, name, ClusterMean(values), bounds, margin))
    }
    return Look.table(looks)
  }
}

private struct Look {
  let block: String
  let number: Int
  let mean: ClusterMean?
  let bound: (z: Double, p: Double, t: Double?)
  let interval: Interval?
  let decision: String

  init(_ index: Int, _ block: String, _ mean: ClusterMean?, _ bounds: SequentialBounds, _ margin: Double) {
    let degrees = mean?.degreesOfFreedom ?? 0
    let t = degrees > 0 ? bounds.t(look: index, degreesOfFreedom: degrees) : nil
    let interval = t.flatMap { mean?.interval(t: $0) }
    (self.block, number, self.mean, self.interval) = (block, index + 1, mean, interval)
    bound = (bounds.z[index], bounds.p[index], t)
    decision = Self.decision(interval, margin)
  }

  private static func decision(_ interval: Interval?, _ margin: Double) -> String {
    guard let interval else { return "open" }
    if interval.low > 0 { return "above 0" }
    if interval.high < 0 { return "below 0" }
    return interval.high < margin ? "too small to matter" : "open"
  }

  static func table(_ looks: [Look]) -> Table {
    func numbers(_ name: String, _ value: (Look) -> Double?) -> Column {
      Column(name, numbers: looks.map { value($0) ?? .nan })
    }
    return Table([
      numbers("look") { Double($0.number) }, Column("block", texts: looks.map(\.block)),
      numbers("clusters") { $0.mean.map { Double($0.values.count) } }, numbers("effect") { $0.mean?.mean },
      numbers("effect_low") { $0.interval?.low }, numbers("effect_high") { $0.interval?.high },
      numbers("sd") { $0.mean?.deviation }, numbers("t") { $0.mean?.t }, numbers("z_bound", \.bound.z),
      numbers("p_bound", \.bound.p), numbers("t_bound", \.bound.t), Column("decision", texts: looks.map(\.decision)),
    ])
  }
}
