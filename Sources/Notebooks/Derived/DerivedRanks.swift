import Analysis
import Basics
import Statistics
import Tables

/// The mean ranks of all values of a column, with the results of rank tests.
struct DerivedRanks: DerivedTableKind {
  static let name = "ranks"
  static let summary = "the mean ranks of the values of a column, with Friedman's and Nemenyi's tests"
  static let fields =
    ComparedColumn.fields + [
      OptionField("common_cells", .flag, "Whether ranks may rest on less than half of the problems.")
    ]
  static let facts = ["problems", "all_problems", "friedman", "friedman_p", "f", "f_p", "critical_difference"]

  private let compared: ComparedColumn
  /// True if ranks may be based on less than half of the problems.
  private let usesCommonCells: Bool

  var place: SourceText { compared.measure }
  var sources: [SourceText] { compared.source.map { [$0] } ?? [] }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let compared = ComparedColumn(reader, name: name) else { return nil }
    self.compared = compared
    usesCommonCells = reader.flag("common_cells") ?? false
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let rows = try compared.rows(input) else { return .nothing }
    let ranks = try RankComparison(
      of: compared.column, measure: compared.measure.text, input.aggregation, rows)
    if !usesCommonCells, 2 * ranks.commonCount < ranks.problemCount {
      throw Diagnostic(
        .badData, "too few problems have a value of each \(compared.column). \(ranks.basis)",
        hint: "leave values out by 'where', or write common_cells: true to rank on the problems that all have")
    }
    return .init(
      table: ranks.table,
      facts: [
        "problems": ranks.friedman.map { Double($0.problemCount) } ?? 0, "all_problems": Double(ranks.problemCount),
        "friedman": ranks.friedman?.correctedChiSquare, "friedman_p": ranks.friedman?.chiSquareP,
        "f": ranks.friedman?.f, "f_p": ranks.friedman?.fP, "critical_difference": ranks.criticalDifference,
      ], note: ranks.basis)
  }
}
