import Analysis
import Basics
import Tables

/// A comparison of all pairs of values of a column by the probability of improvement.
struct DerivedPairs: ComparedTableKind {
  static let name = "pairs"
  static let summary = "each value of a column against each other one: the probabilities of improvement"

  let compared: ComparedColumn

  func make(of rows: Table, _ aggregation: Aggregation) throws(Diagnostic) -> DerivedTable.Result {
    let comparison = PairComparison(of: compared.column, measure: compared.measure.text)
    return .init(table: try comparison.table(aggregation, rows))
  }
}
