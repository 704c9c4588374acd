import Analysis
import Basics

/// Hypotheses in a fixed order about mean effects over clusters: `{make: sequence, value: effect, cluster: operation, margin:
/// 0.3, hypotheses: {H1: {claim: …, source: effects, where: …}}}`.
struct DerivedSequence: DerivedTableKind {
  static let name = "sequence"
  static let summary = "hypotheses in a fixed order, each about a mean effect over clusters"
  static let keys = ClusteredSource.keys + ["hypotheses", "level"]

  private struct Entry: Sendable {
    let name: String
    let claim: String
    let source: SourceText?
    let condition: Condition?
  }

  private let clustered: ClusteredSource
  private let entries: [Entry]
  /// Of the intervals: 0.95, or that of a look at a study that is looked at several times.
  private let level: Double

  var place: SourceText { clustered.value }
  var sources: [SourceText] { ([clustered.source] + entries.map(\.source)).compactMap(\.self) }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let clustered = ClusteredSource(reader, name: name) else { return nil }
    self.clustered = clustered
    level = reader.number("level", in: 0.5...0.9999) ?? 0.95
    let hypotheses = reader.mapping("hypotheses")
    entries = hypotheses.keys.map { key in
      let options = hypotheses.mapping(key.text, allowed: ["claim", "source", "where"], what: "key of a hypothesis")
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
      hypotheses.append(.init(name: entry.name, claim: entry.claim, table: table, condition: entry.condition))
    }
    let sequence = HypothesisSequence(clustered.rows, margin: clustered.margin, level: level)
    return .init(table: try sequence.table(hypotheses))
  }
}
