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
    let results = sources["results"] ?? Table()
    switch derived.kind {
    case .comparison:
      let comparison = RivalComparison(of: column, with: derived.reference!, measure: measure)
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
    case .agreement: return try agreement(derived, aggregation)
    }
  }

  private func agreement(_ derived: DerivedTable, _ aggregation: Aggregation) throws(Diagnostic) -> Result {
    var runs: [Table] = []
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

/// What became of the hypotheses: a table of them all, and for each parameters such as `H1.verdict`.
struct HypothesisResults {
  private(set) var table = Table()
  private(set) var parameters: [String: Value] = [:]

  private struct Row {
    var hypothesis: Derivations.Hypothesis
    var estimate: Estimate
    var verdict: String
  }

  init(_ hypotheses: [Derivations.Hypothesis], _ aggregation: Aggregation, _ results: Table) throws(Diagnostic) {
    var rows: [Row] = []
    for hypothesis in hypotheses {
      guard case .estimate(let estimate) = try aggregation.value(of: hypothesis.expression, in: results) else {
        throw Diagnostic(.badData, "'\(hypothesis.expression.text)' is not a number")
      }
      let verdict = Self.verdict(estimate, margin: hypothesis.margin)
      rows.append(Row(hypothesis: hypothesis, estimate: estimate, verdict: verdict))
      parameters["\(hypothesis.name).value"] = .estimate(estimate)
      parameters["\(hypothesis.name).verdict"] = .text(verdict)
      parameters["\(hypothesis.name).problems"] = .number(Double(estimate.cells))
      parameters["\(hypothesis.name).trials"] = .number(Double(estimate.n))
    }
    table = Self.table(rows)
  }

  /// `untested` without anything to compare; `undecided` too where the sample is too small for an interval.
  private static func verdict(_ estimate: Estimate, margin: Double) -> String {
    guard estimate.value != nil else { return "untested" }
    guard let interval = estimate.interval else { return "undecided" }
    return interval.low > margin ? "supported" : interval.high < margin ? "refuted" : "undecided"
  }

  private static func table(_ rows: [Row]) -> Table {
    func numbers(_ name: String, _ value: (Row) -> Double?) -> Column {
      Column(name, numbers: rows.map { value($0) ?? .nan })
    }
    return Table([
      Column("hypothesis", texts: rows.map(\.hypothesis.name)), Column("claim", texts: rows.map(\.hypothesis.claim)),
      numbers("value", \.estimate.value), numbers("value_low") { $0.estimate.interval?.low },
      numbers("value_high") { $0.estimate.interval?.high }, numbers("margin", \.hypothesis.margin),
      numbers("problems") { Double($0.estimate.cells) }, numbers("trials") { Double($0.estimate.n) },
      Column("verdict", texts: rows.map(\.verdict)),
    ])
  }
}
