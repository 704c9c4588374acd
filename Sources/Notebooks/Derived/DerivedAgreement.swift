import Analysis
import Basics
import Tables

/// A comparison of two sources cell by cell:
/// `{make: agreement, between: [published, results], of: network, measure: accuracy}`.
struct DerivedAgreement: DerivedTableKind {
  static let name = "agreement"
  static let summary = "two sources cell by cell, with their differences and their rank correlation"
  static let fields =
    ComparedColumn.fields.filter { $0.name != ComparedColumn.source.name } + [
      OptionField("between", .list(of: .text, count: 2...2), "The two sources.", isRequired: true),
      OptionField("also", .oneOrMore(.text), "Further columns of both."),
    ]
  static let facts = ["rank_correlation"]
  static let further = ["worst", "only_a", "only_b"]

  private let compared: ComparedColumn
  /// Additional numeric columns that both sources have.
  private let also: [SourceText]
  let sources: [SourceText]

  var place: SourceText { compared.measure }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let compared = ComparedColumn(reader, name: name) else { return nil }
    (self.compared, also) = (compared, reader.list("also"))
    sources = reader.list("between")
    guard sources.count == 2 else {
      reader.problems.report(
        Diagnostic(
          .badData, "'between' needs 2 names in '\(name.text)'", hint: "write between: [published, results]",
          at: (reader.key("between") ?? name).location()))
      return nil
    }
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let first = try table(sources[0], input), let second = try table(sources[1], input) else { return .nothing }
    let aggregation = input.aggregation
    let comparison = try RunComparison(
      first, second, measure: compared.measure.text, identity: aggregation.identity,
      duplicates: aggregation.duplicates, condition: aggregation.condition, also: also.map(\.text))
    let axis = aggregation.identity.joint[compared.column] ?? [compared.column]
    return .init(
      table: comparison.cells,
      further: [
        "worst": comparison.worst(comparison.cells.rowCount), "only_a": comparison.onlyA, "only_b": comparison.onlyB,
      ],
      facts: ["rank_correlation": comparison.rankCorrelation(of: axis)])
  }

  /// Returns the rows of a source; nil if an optional table lacks it.
  private func table(_ name: SourceText, _ input: DerivedTable.Input) throws(Diagnostic) -> Table? {
    if let table = input.sources[name.text] {
      try compared.check(table, input)
      for name in also { _ = try table.column(name.text, at: name.location()) }
      return table
    }
    guard !input.isOptional else { return nil }
    let near = nearestName(to: name.text, in: input.sources.keys.sorted()).map { "did you mean '\($0)'? or " } ?? ""
    throw Diagnostic(
      .badData, "there is no source '\(name.text)'", hint: "\(near)add --data \(name.text)=FILE.csv to the command",
      at: name.location())
  }
}
