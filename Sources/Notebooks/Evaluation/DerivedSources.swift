import Analysis
import Basics
import Tables

/// Makes the derived tables of a notebook, and values about them as parameters: `ranks.critical_difference`.
struct DerivedSources {
  /// As the notebook and the command line say, with the notebook's interval.
  var aggregation: Aggregation
  var sources: [String: Table]

  /// The table, further tables by their names, and parameters without the table's name.
  struct Result {
    var tables: [String: Table]
    var facts: [String: Double?] = [:]
  }

  func make(_ derived: DerivedTable) throws(Diagnostic) -> Result {
    var aggregation = aggregation
    aggregation.condition = derived.condition
    let (column, measure) = (derived.column.text, derived.measure.text)
    guard let results = try source(derived) else { return Result(tables: [:]) }
    switch derived.kind {
    case .comparison:
      let comparison = RivalComparison(of: column, with: derived.reference!, measure: measure)
      return Result(tables: [derived.name: try comparison.table(aggregation, results)])
    case .pairs:
      let comparison = PairComparison(of: column, measure: measure)
      return Result(tables: [derived.name: try comparison.table(aggregation, results)])
    case .ranks:
      let ranks = try RankComparison(of: column, measure: measure, aggregation, results)
      return Result(
        tables: [derived.name: ranks.table],
        facts: [
          "problems": ranks.friedman.map { Double($0.problemCount) } ?? 0,
          "friedman": ranks.friedman?.correctedChiSquare,
          "friedman_p": ranks.friedman?.chiSquareP, "f": ranks.friedman?.f, "f_p": ranks.friedman?.fP,
          "critical_difference": ranks.criticalDifference,
        ])
    case .profile:
      aggregation.interval = .standard
      return Result(
        tables: [
          derived.name: try PerformanceProfile.table(of: column, measure: measure, aggregation, results)
        ])
    case .survival:
      let comparison = SurvivalComparison(
        of: column, measure: measure, event: derived.event!, endsAreFinal: derived.endsAreFinal, with: derived.reference
      )
      let (curves, tests) = try comparison.tables(aggregation, results, among: sources["results"])
      return Result(tables: [derived.name: curves, "\(derived.name)_tests": tests])
    case .agreement: return try agreement(derived, aggregation)
    case .groups:
      let joint = aggregation.identity.joint
      // Rows are told apart by the columns of a cell, of which a joint name is none.
      aggregation.groupBy = derived.groups.flatMap { joint[$0] ?? [$0] }
      aggregation.measures = derived.expressions.map { .init($0.expression, name: $0.name) }
      return Result(tables: [derived.name: try aggregation.evaluate(results)])
    }
  }

  /// Nil where it is not given and need not be.
  private func source(_ derived: DerivedTable) throws(Diagnostic) -> Table? {
    guard let source = derived.source else { return sources["results"] ?? Table() }
    if let table = sources[source.text] { return table }
    guard !derived.isOptional else { return nil }
    throw .unknownName(
      source.text, what: "source", valid: sources.keys.sorted(), kind: .badData, at: source.location())
  }

  private func agreement(_ derived: DerivedTable, _ aggregation: Aggregation) throws(Diagnostic) -> Result {
    var runs: [Table] = []
    if derived.isOptional, derived.sources.contains(where: { sources[$0.text] == nil }) { return Result(tables: [:]) }
    for name in derived.sources {
      guard let table = sources[name.text] else {
        throw Diagnostic(
          .badData, "there is no source '\(name.text)'", hint: "add --data \(name.text)=FILE.csv to the command")
      }
      runs.append(table)
    }
    let comparison = try RunComparison(
      runs[0], runs[1], measure: derived.measure.text, identity: aggregation.identity,
      duplicates: aggregation.duplicates, condition: derived.condition)
    let axis = aggregation.identity.joint[derived.column.text] ?? [derived.column.text]
    return Result(
      tables: [
        derived.name: comparison.cells, "\(derived.name)_worst": comparison.worst(comparison.cells.rowCount),
        "\(derived.name)_only_a": comparison.onlyA, "\(derived.name)_only_b": comparison.onlyB,
      ],
      facts: ["rank_correlation": comparison.rankCorrelation(of: axis)])
  }
}
