import Basics
import Statistics
import Tables

/// A table of the doses at which an effect becomes positive, for each series.
package struct CrossingTable: Sendable {
  /// The column of the effects, which are numbers.
  package var value: String
  /// The column of the doses, which are numbers.
  package var dose: String
  /// The columns whose combinations of values make the series.
  package var by: [String]
  /// The column of the replicates. A replicate is measured at every dose.
  package var replicate: String

  package init(value: String, dose: String, by: [String], replicate: String) {
    (self.value, self.dose, self.by, self.replicate) = (value, dose, by, replicate)
  }

  /// Returns one row per series: its columns, `doses`, `replicates`, `crossing` with `_low` and `_high`, and `place`.
  /// `place` is `inside`; `below` if the effect is above 0 at every dose; or `above` if it is not above 0 at the
  /// highest dose. An end of the interval beyond the doses is missing. Only replicates with a value at every dose of
  /// the series count.
  package func table(_ table: Table, _ condition: Condition?) throws(Diagnostic) -> Table {
    var table = table
    if let condition { table = table.rows(try condition.rows(in: table)) }
    for name in by + [replicate] { _ = try table.column(name) }
    let (values, doses, replicates) = (
      try table.numbers(value), try table.numbers(dose), try table.column(replicate)
    )
    let groups = by.isEmpty ? [Array(0..<table.rowCount)] : table.groups(by: by).rows()
    let series = groups.filter { !$0.isEmpty }.map { rows in
      Series(
        rows.compactMap { row in
          guard let value = values.number(row), let dose = doses.number(row), let name = replicates.text(row) else {
            return nil
          }
          return (dose, name, value)
        }, first: rows[0], seed: by.map { table.known($0).text(rows[0]) ?? "" })
    }
    func numbers(_ name: String, _ value: (Series) -> Double?) -> Column {
      Column(name, numbers: series.map { value($0) ?? .nan })
    }
    return Table(
      table.columns(named: by).map { $0.rows(series.map(\.first)) } + [
        numbers("doses") { Double($0.doses.count) }, numbers("replicates") { Double($0.replicates) },
        numbers("crossing") { $0.crossing?.dose }, numbers("crossing_low") { $0.crossing?.low },
        numbers("crossing_high") { $0.crossing?.high },
        Column("place", texts: series.map { $0.crossing?.place.rawValue }),
      ])
  }

  private struct Series {
    let first: Int
    let doses: [Double]
    let replicates: Int
    let crossing: DoseCrossing?

    init(_ points: [(dose: Double, replicate: String, value: Double)], first: Int, seed: [String]) {
      self.first = first
      let doses = Set(points.map(\.dose)).sorted()
      let byReplicate = Dictionary(grouping: points, by: \.replicate)
      let complete = byReplicate.keys.sorted().filter { name in
        Set(byReplicate[name, default: []].map(\.dose)).count == doses.count
      }
      let effects = doses.map { dose in
        complete.map { name in
          let values = byReplicate[name, default: []].filter { $0.dose == dose }.map(\.value).sorted()
          return values.reduce(0, +) / Double(values.count)
        }
      }
      (self.doses, replicates) = (doses, complete.count)
      crossing = DoseCrossing(doses: doses, effects: effects, seed: StableHash.of(["crossing"] + seed))
    }
  }
}
