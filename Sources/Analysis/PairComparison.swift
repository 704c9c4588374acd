import Basics
import Statistics
import Tables

/// A comparison of each value of a column with each other one: the matrix of the probabilities of improvement.
///
/// Source: Agarwal et al., "Deep Reinforcement Learning at the Edge of the Statistical Precipice", NeurIPS 2021,
/// section 4.3.
package struct PairComparison: Sendable {
  /// The column whose values are compared, such as `network`.
  package var column: String
  /// The column of the measure, which holds numbers; larger is better.
  package var measure: String

  package init(of column: String, measure: String) {
    self.column = column
    self.measure = measure
  }

  /// Returns one row per ordered pair of values that share a problem: the column, `other`, `improvement` and
  /// `problems`. `improvement` is P(X > Y) + P(X = Y)/2, averaged over the common problems; for the reverse pair it is
  /// 1 minus that.
  ///
  /// - Parameters:
  ///   - aggregation: how rows become trials. Its groups, measures and interval are ignored.
  ///   - table: the results.
  package func table(_ aggregation: Aggregation, _ table: Table) throws(Diagnostic) -> Table {
    var aggregation = aggregation
    aggregation.groupBy = []
    aggregation.interval = .none
    let grouping = try Grouping(aggregation, table)
    let values = try grouping.table.column(column).distinctValues(first: aggregation.order[column] ?? [])
    try Limit.compared.check(values.count, "'\(column)'")
    let pairs = values.indices.flatMap { first in
      values.indices.dropFirst(first + 1).map { (first: values[first], second: values[$0]) }
    }
    let estimates = try pairs.concurrentMap { pair throws(Diagnostic) in
      try grouping.comparison(
        .improvement, of: measure, .init(column: column, first: pair.first, second: pair.second))
    }
    let rows = zip(pairs, estimates).flatMap { pair, estimate -> [(String, String, Double, Double)] in
      guard let value = estimate.value else { return [] }
      let problems = Double(estimate.cells)
      return [(pair.first, pair.second, value, problems), (pair.second, pair.first, 1 - value, problems)]
    }
    return Table([
      Column(column, texts: rows.map(\.0)), Column("other", texts: rows.map(\.1)),
      Column("improvement", numbers: rows.map(\.2)), Column("problems", numbers: rows.map(\.3)),
    ])
  }
}
