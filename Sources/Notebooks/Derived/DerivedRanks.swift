import Analysis
import Basics
import Statistics

/// The mean ranks of all values of a column, and what tests say about them.
struct DerivedRanks: DerivedTableKind {
  static let name = "ranks"
  static let keys = ComparedColumn.keys
  static let facts = ["problems", "friedman", "friedman_p", "f", "f_p", "critical_difference"]

  private let compared: ComparedColumn

  var place: SourceText { compared.measure }
  var sources: [SourceText] { compared.source.map { [$0] } ?? [] }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let compared = ComparedColumn(reader, name: name) else { return nil }
    self.compared = compared
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let rows = try compared.rows(input) else { return .nothing }
    let ranks = try RankComparison(
      of: compared.column, measure: compared.measure.text, input.aggregation, rows)
    return .init(
      table: ranks.table,
      facts: [
        "problems": ranks.friedman.map { Double($0.problemCount) } ?? 0,
        "friedman": ranks.friedman?.correctedChiSquare, "friedman_p": ranks.friedman?.chiSquareP,
        "f": ranks.friedman?.f, "f_p": ranks.friedman?.fP, "critical_difference": ranks.criticalDifference,
      ])
  }
}
