import Analysis
import Basics
import Tables

/// The share of trials above each threshold τ, for each value of a column.
struct DerivedProfile: ComparedTableKind {
  static let name = "profile"
  static let summary = "for each value of a column the share of trials above each threshold"

  let compared: ComparedColumn

  func make(of rows: Table, _ aggregation: Aggregation) throws(Diagnostic) -> DerivedTable.Result {
    var aggregation = aggregation
    aggregation.interval = .standard
    return .init(
      table: try PerformanceProfile.table(of: compared.column, measure: compared.measure.text, aggregation, rows))
  }
}
