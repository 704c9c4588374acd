import Analysis
import Basics

/// The time until an event in the trials of each value of a column. The source `NAME_tests` has the tests.
struct DerivedSurvival: DerivedTableKind {
  static let name = "survival"
  static let summary = "how soon an event happens to the trials of each value of a column"
  static let fields =
    ComparedColumn.fields + [
      OptionField("event", .text, "The condition that is waited for.", isRequired: true),
      OptionField("final", .flag, "Whether it never comes to a trial that ends without it."),
      OptionField("with", .text, "The value that the tests compare all others with."),
    ]
  static let further = ["tests"]

  private let compared: ComparedColumn
  /// The event: the first time at which this condition holds.
  private let event: Condition
  /// True if the event can never happen to a trial that ended without it. Otherwise the trial is censored at its end.
  private let endsAreFinal: Bool
  /// The value that the tests compare all others with; nil for no tests.
  private let reference: String?

  var place: SourceText { compared.measure }
  var sources: [SourceText] { compared.source.map { [$0] } ?? [] }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let compared = ComparedColumn(reader, name: name), reader.required("event", in: name) != nil,
      let event = reader.condition("event")
    else { return nil }
    self.compared = compared
    self.event = event
    endsAreFinal = reader.flag("final") ?? false
    reference = reader.text("with")?.text
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let rows = try compared.rows(input) else { return .nothing }
    let comparison = SurvivalComparison(
      of: compared.column, measure: compared.measure.text, event: try event.resolved(input.aggregation.parameters),
      endsAreFinal: endsAreFinal, with: reference)
    let (curves, tests) = try comparison.tables(input.aggregation, rows, among: input.sources["results"])
    return .init(table: curves, further: ["tests": tests])
  }
}
