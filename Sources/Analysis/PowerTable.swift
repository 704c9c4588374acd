import Basics
import Statistics
import Tables

/// An estimate of how often studies of several sizes would reach each verdict, if their clusters were like those of a
/// table.
package struct PowerTable: Sendable {
  /// The columns of the values and of the clusters.
  package var rows: ClusterRows
  /// The largest effect that does not matter.
  package var margin: Double
  /// The numbers of clusters of the studies.
  package var sizes: [Int]

  package init(_ rows: ClusterRows, margin: Double, sizes: [Int]) {
    (self.rows, self.margin, self.sizes) = (rows, margin, sizes)
  }

  /// Returns one row per size: `clusters`, `power` (the share of the verdict superior), `above_zero`, `equivalent`,
  /// `inferior`, `undecided` and `standard_error`. There are no rows if the table has fewer than two clusters.
  package func table(_ table: Table, _ condition: Condition?) throws(Diagnostic) -> Table {
    let means = try rows.means(table, try table.rows(meeting: condition))
    let simulation = PowerSimulation(seen: means.map(\.mean))
    let seed = ClusterRows.seed("power", means)
    let shares = simulation.map { simulation in
      sizes.concurrentMap { simulation.shares(clusters: $0, margin: margin, seed: seed) }
    }
    let places = EquivalenceVerdict.all.map(\.name)
    func numbers(_ name: String, _ verdict: String) -> Column {
      let place = places.firstIndex(of: verdict)
      return Column(name, numbers: shares?.map { shares in place.map { shares.byVerdict[$0] } ?? .nan } ?? [])
    }
    return Table([
      Column("clusters", numbers: shares == nil ? [] : sizes.map(Double.init)), numbers("power", "superior"),
      Column("above_zero", numbers: shares?.map(\.positive) ?? []), numbers("equivalent", "equivalent"),
      numbers("inferior", "inferior"), numbers("undecided", "undecided"),
      Column("standard_error", numbers: shares?.map(\.standardError) ?? []),
    ])
  }
}
