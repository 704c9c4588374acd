import Analysis
import Basics

/// For each value of a column the share of trials above τ.
struct DerivedProfile: DerivedTableKind {
  static let name = "profile"
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
    var aggregation = input.aggregation
    aggregation.interval = .standard
    return .init(
      table: try PerformanceProfile.table(
        of: compared.column, measure: compared.measure.text, aggregation, rows))
  }
}
