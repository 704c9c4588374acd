import Analysis
import Basics

/// The end of each trial's curve, which shows trials that were stopped while they still improved.
struct DerivedEndings: DerivedTableKind {
  static let name = "endings"
  static let summary = "how the curve of each trial ends: its last value, and its last changes"
  static let fields = [
    OptionField("measure", .text, "A column of numbers.", isRequired: true),
    OptionField("over", .text, "The column that the curve goes along, such as step.", isRequired: true),
    ComparedColumn.source,
  ]

  private let measure: SourceText
  private let over: SourceText
  private let source: SourceText?

  var place: SourceText { measure }
  var sources: [SourceText] { source.map { [$0] } ?? [] }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let measure = reader.required("measure", in: name), let over = reader.required("over", in: name) else {
      return nil
    }
    (self.measure, self.over, source) = (measure, over, reader.text("source"))
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let rows = try input.rows(of: source) else { return .nothing }
    _ = try rows.column(measure.text, at: measure.location())
    _ = try rows.column(over.text, at: over.location())
    return .init(table: try CurveEndings(of: measure.text, over: over.text).table(input.aggregation, rows))
  }
}
