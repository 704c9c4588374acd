import Analysis
import Basics
import Tables

/// The outcome of the hypotheses: one table of all, and parameters such as `H1.verdict`.
struct HypothesisResults {
  private(set) var table = Table()
  private(set) var parameters: [String: Value] = [:]

  private struct Row {
    var hypothesis: Derivations.Hypothesis
    var estimate: Estimate
    var verdict: String
  }

  init(_ hypotheses: [Derivations.Hypothesis], _ aggregation: Aggregation, _ results: Table) throws(Diagnostic) {
    let numbers = WholeTables(aggregation, main: "results", ["results": results])
    var rows: [Row] = []
    for hypothesis in hypotheses {
      let value = try numbers.value(of: hypothesis.expression, parameters: aggregation.parameters)
      guard case .estimate(let estimate) = value else {
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

  /// Returns the verdict: `untested` without a value, and `undecided` also if the sample is too small for an interval.
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
