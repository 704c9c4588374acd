import Analysis
import Basics
import Statistics
import Tables

/// The mean ranks of all values of a column, and what tests say about them.
struct DerivedRanks: ComparedTableKind {
  static let name = "ranks"
  static let summary = "the mean ranks of the values of a column, with Friedman's and Nemenyi's tests"
  static let facts = ["problems", "friedman", "friedman_p", "f", "f_p", "critical_difference"]

  let compared: ComparedColumn

  func make(of rows: Table, _ aggregation: Aggregation) throws(Diagnostic) -> DerivedTable.Result {
    let ranks = try RankComparison(of: compared.column, measure: compared.measure.text, aggregation, rows)
    return .init(
      table: ranks.table,
      facts: [
        "problems": ranks.friedman.map { Double($0.problemCount) } ?? 0,
        "friedman": ranks.friedman?.correctedChiSquare, "friedman_p": ranks.friedman?.chiSquareP,
        "f": ranks.friedman?.f, "f_p": ranks.friedman?.fP, "critical_difference": ranks.criticalDifference,
      ])
  }
}
