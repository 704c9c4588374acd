import Analysis
import Basics

/// The dose at which an effect becomes positive:
/// `{make: crossing, value: effect, dose: product_share, by: [operation], replicate: seed}`.
struct DerivedCrossing: DerivedTableKind {
  static let name = "crossing"
  static let summary = "the dose at which an effect becomes positive, with an interval over replicates"
  static let fields = [
    OptionField("value", .text, "A column of effects.", isRequired: true),
    OptionField("dose", .text, "A column of doses.", isRequired: true),
    OptionField("by", .oneOrMore(.text), "The columns that have a row for each of their values."),
    OptionField("replicate", .text, "The column that is resampled.", isRequired: true), ComparedColumn.source,
  ]

  private let value: SourceText
  private let columns: [SourceText]
  private let crossing: CrossingTable
  private let source: SourceText?

  var place: SourceText { value }
  var sources: [SourceText] { source.map { [$0] } ?? [] }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let value = reader.required("value", in: name), let dose = reader.required("dose", in: name),
      let replicate = reader.required("replicate", in: name)
    else { return nil }
    let by = reader.list("by")
    (self.value, columns, source) = (value, [value, dose, replicate] + by, reader.text("source"))
    crossing = CrossingTable(value: value.text, dose: dose.text, by: by.map(\.text), replicate: replicate.text)
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let table = try input.rows(of: source) else { return .nothing }
    for name in columns { _ = try table.column(name.text, at: name.location()) }
    return .init(table: try crossing.table(table, input.aggregation.condition))
  }
}
