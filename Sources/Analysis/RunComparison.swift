import Basics
import Statistics
import Tables

/// Two runs of one grid, cell by cell: how far do they agree?
package struct RunComparison: Sendable {
  /// The cells that both have a value for, in the order of their keys: the cell's columns, `<measure>_a`,
  /// `<measure>_b`, their `difference` b − a, and its size as `distance`, to nine digits: 0.96 and 0.95 are 0.01 apart;
  /// and `<column>_a`, `<column>_b` for further columns.
  package let cells: Table
  /// The cells that only one has a value for.
  package let onlyA: Table
  package let onlyB: Table
  /// How many cells have a value that is not finite, or two whose difference is none.
  package let infiniteCells: Int
  private let differences: [Double]
  private let identity: Identity
  /// The column that is compared.
  package let measure: String

  /// - Parameters:
  ///   - identity: the cells; its separate columns make no cells, and neither run may mix their values.
  ///   - measure: a column of numbers.
  ///   - also: further columns of numbers.
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
    try self.init(try aggregation.evaluate(a), try aggregation.evaluate(b), columns, measure, identity, also)
  }

  private init(
    _ a: Table, _ b: Table, _ columns: [String], _ measure: String, _ identity: Identity, _ also: [String]
  ) throws(Diagnostic) {
    func values(_ table: Table) throws(Diagnostic) -> [[String?]: Int] {
      let (keys, numbers) = (table.columns(named: columns), table.known(measure))
      var rows: [[String?]: Int] = [:]
      for row in 0..<table.rowCount where numbers.number(row) != nil {
        let key = keys.map { $0.text(row) }
        guard rows.updateValue(row, forKey: key) == nil else { throw Self.twins(key) }
      }
      return rows
    }
    let rowsOfA = try values(a)
    let rowsOfB = try values(b)
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
    self.identity = identity
    self.measure = measure
  }

  /// An accented letter may be one character or two, which look the same and are different bytes.
  private static func twins(_ key: [String?]) -> Diagnostic {
    Diagnostic(
      .badData, "two cells are both named \(key.map { $0 ?? "–" }.joined(separator: ", "))",
      hint: "their accented letters are encoded in two ways; write them in one, such as NFC")
  }

  /// The share of common cells that differ by at most `distance`; nil without any.
  package func share(within distance: Double) -> Double? {
    Summary.mean(differences.map { Self.distance($0) <= distance ? 1 : 0 })
  }

  private static func distance(_ difference: Double) -> Double {
    (abs(difference) * 1e9).rounded() / 1e9
  }

  /// The mean of b − a over common cells, with its interval.
  package var meanDifference: Estimate {
    estimate(Summary.mean(differences)) { Summary.mean($0.cellMeans) }
  }

  /// The median of b − a over common cells, with its interval.
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

  /// Spearman's ρ between the two runs' means over the common cells of each value of an axis; nil below two values.
  package func rankCorrelation(of axis: [String]) -> Double? {
    let groups = cells.groups(by: axis)
    let means = ["a", "b"].map { run -> [Double] in
      let values = cells.known("\(measure)_\(run)")
      return groups.rows().map { rows in Summary.mean(rows.compactMap(values.number)) ?? .nan }
    }
    return Correlation.spearman(means[0], means[1])
  }

  /// The common cells with the largest differences, the worst first; equal ones in the order of their keys.
  package func worst(_ count: Int) -> Table {
    let order = differences.indices.sorted { (abs(differences[$0]), $1) > (abs(differences[$1]), $0) }
    return cells.rows(Array(order.filter { differences[$0] != 0 }.prefix(count)))
  }
}
