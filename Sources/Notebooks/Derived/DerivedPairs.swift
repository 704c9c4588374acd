import Analysis
import Basics

/// Each value of a column against each other one: the probabilities of improvement.
struct DerivedPairs: DerivedTableKind {
  static let name = "pairs"
  static let keys = ComparedColumn.keys

  private let compared: ComparedColumn

  var place: SourceText { compared.measure }
  var sources: [SourceText] { compared.source.map { [$0] } ?? [] }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let compared = ComparedColumn(reader, name: name) else { return nil }
    self.compared = compared
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let rows = try compared.rows(input) else { return .nothing }
    let comparison = PairComparison(of: compared.column, measure: compared.measure.text)
    return .init(table: try comparison.table(input.aggregation, rows))
  }
}
