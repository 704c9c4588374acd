import Basics
import Statistics
import Tables

/// A comparison of two runs of one grid, cell by cell.
package struct RunComparison: Sendable {
  /// The cells for which both runs have a finite value, in the order of their keys. Its columns are the cell's columns,
  /// `<measure>_a`, `<measure>_b`, `difference` (b − a), `distance`, and `<column>_a` and `<column>_b` for further
  /// columns. `distance` is |b − a| rounded to nine decimals, so that 0.96 and 0.95 are 0.01 apart.
  package let cells: Table
  /// The cells for which only run a has a value.
  package let onlyA: Table
  /// The cells for which only run b has a value.
  package let onlyB: Table
  /// The number of cells of `onlyB` that run a has without a value, and of `onlyA` that run b has so.
  package let withoutValue: (inA: Int, inB: Int)
  /// The number of cells for which both runs have a value, but the difference is not finite.
  package let infiniteCells: Int
  private let differences: [Double]
  private let identity: Identity
  /// The column whose values are compared.
  package let measure: String

  /// Compares the runs.
  ///
  /// - Parameters:
  ///   - a: the results of the first run.
  ///   - b: the results of the second run.
  ///   - measure: the column to compare, which holds numbers.
  ///   - identity: the columns of a cell. Its separate columns do not count as part of a cell, and neither run may mix
  ///     their values.
  ///   - duplicates: what several rows of one trial count as.
  ///   - condition: the rows that count; nil for all.
  ///   - also: further columns of numbers to show.
  /// - Throws: an error if the runs share no column of a cell, and the errors of `Aggregation.evaluate`.
  package init(
    _ a: Table, _ b: Table, measure: String, identity: Identity, duplicates: DuplicatePolicy = .mean,
    condition: Condition? = nil, also: [String] = []
  ) throws(Diagnostic) {
    let columns = identity.cell.filter { a.hasColumn($0) && b.hasColumn($0) }
    guard !columns.isEmpty else {
      throw Diagnostic(
        .badData, "the two files share none of the columns that make a cell",
        hint: "these are: \(identity.cell.joined(separator: ", "))")
    }
    var aggregation = Aggregation(
      groupBy: columns, condition: condition, identity: identity, duplicates: duplicates)
    for name in [measure] + also {
      aggregation.measures.append(.init(try Expression(parsing: "mean(\"\(name)\")"), name: name))
    }
    self.init(try aggregation.evaluate(a), try aggregation.evaluate(b), columns, measure, identity, also)
  }

  private init(
    _ a: Table, _ b: Table, _ columns: [String], _ measure: String, _ identity: Identity, _ also: [String]
  ) {
    func values(_ table: Table) -> [[String?]: Int] {
      let (keys, numbers) = (table.columns(named: columns), table.known(measure))
      var rows: [[String?]: Int] = [:]
      for row in 0..<table.rowCount where numbers.number(row) != nil {
        rows[keys.map { $0.text(row) }] = row
      }
      return rows
    }
    let (rowsOfA, rowsOfB) = (values(a), values(b))
    var both = rowsOfA.compactMap { key, row in rowsOfB[key].map { (a: row, b: $0) } }.sorted { $0.a < $1.a }
    func difference(_ rows: (a: Int, b: Int)) -> Double {
      (b.known(measure).number(rows.b) ?? .nan) - (a.known(measure).number(rows.a) ?? .nan)
    }
    let shared = both.count
    both.removeAll { !difference($0).isFinite }
    infiniteCells = shared - both.count
    let first = both.map { a.known(measure).number($0.a) ?? .nan }
    let second = both.map { b.known(measure).number($0.b) ?? .nan }
    differences = zip(first, second).map { $1 - $0 }
    cells = Table(
      a.columns(named: columns).map { $0.rows(both.map(\.a)) } + [
        Column("\(measure)_a", numbers: first), Column("\(measure)_b", numbers: second),
        Column("difference", numbers: differences), Column("distance", numbers: differences.map(Self.distance)),
      ]
        + also.flatMap { name in
          [
            a.known(name).rows(both.map(\.a)).renamed("\(name)_a"),
            b.known(name).rows(both.map(\.b)).renamed("\(name)_b"),
          ]
        })
    onlyA = Table(a.columns(named: columns)).rows(rowsOfA.filter { rowsOfB[$0.key] == nil }.values.sorted())
    onlyB = Table(b.columns(named: columns)).rows(rowsOfB.filter { rowsOfA[$0.key] == nil }.values.sorted())
    withoutValue = (
      Self.keys(a, columns).intersection(rowsOfB.keys).subtracting(rowsOfA.keys).count,
      Self.keys(b, columns).intersection(rowsOfA.keys).subtracting(rowsOfB.keys).count
    )
    self.identity = identity
    self.measure = measure
  }

  private static func keys(_ table: Table, _ columns: [String]) -> Set<[String?]> {
    let keys = table.columns(named: columns)
    return Set((0..<table.rowCount).map { row in keys.map { $0.text(row) } })
  }

  /// Returns the share of common cells that differ by at most `distance`; nil if there are none.
  package func share(within distance: Double) -> Double? {
    Summary.mean(differences.map { Self.distance($0) <= distance ? 1 : 0 })
  }

  private static func distance(_ difference: Double) -> Double {
    (abs(difference) * 1e9).rounded() / 1e9
  }

  /// The mean of b − a over the common cells, with its interval.
  package var meanDifference: Estimate {
    estimate(Summary.mean(differences)) { Summary.mean($0.cellMeans) }
  }

  /// The median of b − a over the common cells, with its interval.
  package var medianDifference: Estimate {
    estimate(Summary.median(differences)) { Summary.median($0.cellMeans) }
  }

  private func estimate(_ value: Double?, _ statistic: @Sendable (Sample) -> Double?) -> Estimate {
    let sample = Sample(cells: differences.map { [$0] })
    let bootstrap = Bootstrap(.cellsThenTrials, seed: StableHash.of("difference", measure))
    return Estimate(
      value, cells: differences.count, n: differences.count,
      interval: bootstrap.interval(of: sample, statistic: statistic))
  }

  /// Returns Spearman's ρ between the two runs' means for each value of an axis, over the common cells; nil for fewer
  /// than two values.
  package func rankCorrelation(of axis: [String]) -> Double? {
    let groups = cells.groups(by: axis)
    let means = ["a", "b"].map { run -> [Double] in
      let values = cells.known("\(measure)_\(run)")
      return groups.rows().map { rows in Summary.mean(rows.compactMap(values.number)) ?? .nan }
    }
    return Correlation.spearman(means[0], means[1])
  }

  /// Returns the common cells with the largest differences, the largest first. Equal differences are in the order of
  /// the keys. Cells that do not differ are left out.
  package func worst(_ count: Int) -> Table {
    let order = differences.indices.sorted { (abs(differences[$0]), $1) > (abs(differences[$1]), $0) }
    return cells.rows(Array(order.filter { differences[$0] != 0 }.prefix(count)))
  }
}
