import Analysis
import Basics

/// Hypotheses about mean effects over clusters, tested in a fixed order:
/// `{make: sequence, value: effect, cluster: operation, margin: 0.3,
/// hypotheses: {H1: {claim: …, source: effects, where: …}}}`.
struct DerivedSequence: DerivedTableKind {
  static let name = "sequence"
  static let summary = "hypotheses in a fixed order, each about a mean effect over clusters"
  static let fields =
    ClusteredSource.fields + [
      OptionField("hypotheses", .mapping(of: .mapping(hypothesisFields)), "Claims in their order.", isRequired: true),
      OptionField("level", .number(in: levels), "The level of the intervals."),
    ]
  private static let hypothesisFields = [
    OptionField("claim", .text, "What it says."),
    OptionField("source", .text, "Whose rows decide it."),
    OptionField("where", .text, "Use only the rows that match."),
  ]
  private static let levels = 0.5...0.9999

  private struct Entry: Sendable {
    let name: String
    let claim: String
    let source: SourceText?
    let condition: Condition?
  }

  private let clustered: ClusteredSource
  private let entries: [Entry]
  /// The level of the intervals: by default 0.95. A study with several looks gives the level of one look.
  private let level: Double

  var place: SourceText { clustered.value }
  var sources: [SourceText] { ([clustered.source] + entries.map(\.source)).compactMap(\.self) }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let clustered = ClusteredSource(reader, name: name) else { return nil }
    self.clustered = clustered
    level = reader.number("level", in: Self.levels) ?? 0.95
    let hypotheses = reader.mapping("hypotheses")
    entries = hypotheses.keys.map { key in
      let options = hypotheses.mapping(key.text, allowed: Self.hypothesisFields.names, what: "key of a hypothesis")
      return Entry(
        name: key.text, claim: options.text("claim")?.text ?? key.text,
        source: options.text("source") ?? clustered.source, condition: options.condition("where"))
    }
    guard !entries.isEmpty else {
      reader.problems.report("'hypotheses' are needed in '\(name.text)'", at: name.location())
      return nil
    }
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    var hypotheses: [HypothesisSequence.Hypothesis] = []
    for entry in entries {
      guard var table = try clustered.table(input, entry.source) else { return .nothing }
      if let condition = input.aggregation.condition { table = table.rows(try condition.rows(in: table)) }
      let condition = try entry.condition?.resolved(input.aggregation.parameters)
      hypotheses.append(.init(name: entry.name, claim: entry.claim, table: table, condition: condition))
    }
    let sequence = HypothesisSequence(clustered.rows, margin: clustered.margin, level: level)
    return .init(table: try sequence.table(hypotheses))
  }
}
