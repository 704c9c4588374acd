import Analysis
import Basics

/// A comparison of one value of a column with each other value:
/// `{make: comparison, of: network, with: multiply, measure: accuracy}`.
struct DerivedComparison: DerivedTableKind {
  static let name = "comparison"
  static let summary = "one value of a column against each other one, with tests"
  static let fields =
    ComparedColumn.fields + [
      OptionField("with", .text, "The value that all others are compared with.", isRequired: true)
    ]

  private let compared: ComparedColumn
  /// The value that all others are compared with.
  private let reference: String

  var place: SourceText { compared.measure }
  var sources: [SourceText] { compared.source.map { [$0] } ?? [] }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let compared = ComparedColumn(reader, name: name), let reference = reader.required("with", in: name) else {
      return nil
    }
    self.compared = compared
    self.reference = reference.text
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let rows = try compared.rows(input) else { return .nothing }
    let comparison = RivalComparison(of: compared.column, with: reference, measure: compared.measure.text)
    return .init(table: try comparison.table(input.aggregation, rows))
  }
}
