import Basics
import Statistics
import Tables

/// A comparison of one value of a column with each of the others, such as `multiply` with its rivals, on the problems
/// and replicates that both have.
package struct RivalComparison: Sendable {
  /// The column whose values are compared, such as `network`.
  package var column: String
  /// The value that is compared with all others.
  package var reference: String
  /// The column of the measure, which holds numbers; larger is better.
  package var measure: String

  package init(of column: String, with reference: String, measure: String) {
    self.column = column
    self.reference = reference
    self.measure = measure
  }

  /// Returns one row per rival that shares a problem with the reference, the strongest rival first. Its columns are the
  /// column, `problems`, `trials`, `difference` and `iqm_difference` (each with `_low` and `_high`), `improvement`, and
  /// the p-value of Wilcoxon's test: uncorrected as `wilcoxon`, corrected for all rivals as `holm` and
  /// `benjamini_hochberg`.
  ///
  /// - Parameters:
  ///   - aggregation: how rows become trials, and the method of the intervals. Its groups and measures are ignored.
  ///   - table: the results.
  package func table(_ aggregation: Aggregation, _ table: Table) throws(Diagnostic) -> Table {
    var aggregation = aggregation
    aggregation.groupBy = []
    let grouping = try Grouping(aggregation, table)
    aggregation.interval = .none
    let withoutIntervals = try Grouping(aggregation, table)
    let values = try grouping.table.column(column).distinctValues(first: aggregation.order[column] ?? [])
    let compared = try values.filter { $0 != reference }.concurrentMap { value throws(Diagnostic) in
      try Rival(value, self, grouping, withoutIntervals)
    }
    let rivals = compared.filter { $0.difference.cells > 0 }
    let strength = rivals.map { $0.interquartileDifference.value ?? .infinity }
    return Self.table(rivals.indices.sorted { (strength[$0], $0) < (strength[$1], $1) }.map { rivals[$0] }, column)
  }

  private struct Rival {
    var name: String
    var difference: Estimate
    var interquartileDifference: Estimate
    var improvement: Double?
    var p: Double?

    init(
      _ name: String, _ comparison: RivalComparison, _ grouping: Grouping, _ withoutIntervals: Grouping
    ) throws(Diagnostic) {
      let pair = ReducerCall.Comparison(column: comparison.column, first: comparison.reference, second: name)
      let measure = comparison.measure
      self.name = name
      difference = try grouping.comparison(.difference, of: measure, pair)
      interquartileDifference = try grouping.comparison(.interquartileDifference, of: measure, pair)
      improvement = try withoutIntervals.comparison(.improvement, of: measure, pair).value
      p = try withoutIntervals.comparison(.wilcoxon, of: measure, pair).value
    }
  }

  private static func table(_ rivals: [Rival], _ column: String) -> Table {
    func numbers(_ name: String, _ value: (Rival) -> Double?) -> Column {
      Column(name, numbers: rivals.map { value($0) ?? .nan })
    }
    func estimates(_ name: String, _ estimate: KeyPath<Rival, Estimate>) -> [Column] {
      [
        numbers(name) { $0[keyPath: estimate].value }, numbers(name + "_low") { $0[keyPath: estimate].interval?.low },
        numbers(name + "_high") { $0[keyPath: estimate].interval?.high },
      ]
    }
    return Table(
      [Column(column, texts: rivals.map(\.name))]
        + [numbers("problems") { Double($0.difference.cells) }, numbers("trials") { Double($0.difference.n) }]
        + estimates("difference", \.difference) + estimates("iqm_difference", \.interquartileDifference)
        + [
          numbers("improvement", \.improvement), numbers("wilcoxon", \.p),
          Column("holm", numbers: corrected(rivals.map(\.p), MultipleTesting.holm)),
          Column("benjamini_hochberg", numbers: corrected(rivals.map(\.p), MultipleTesting.benjaminiHochberg)),
        ])
  }

  /// Returns the corrected p-values, NaN for missing ones. Only the p-values that exist count as tests.
  private static func corrected(_ p: [Double?], _ correction: ([Double]) -> [Double]) -> [Double] {
    var corrected = correction(p.compactMap(\.self)).makeIterator()
    return p.map { $0 == nil ? .nan : corrected.next().unwrapped(because: "as many are corrected as are not nil") }
  }
}
