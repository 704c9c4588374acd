import Basics
import Statistics
import Tables

/// Hypotheses about the mean effect over clusters, tested in a fixed order. Each is tested only if the interval of the
/// one before lies above 0, so that the chance of any false claim is that of a single test.
///
/// Source: Maurer, Hothorn and Lehmacher, "Multiple Comparisons in Drug Clinical Trials", 1995.
package struct HypothesisSequence: Sendable {
  /// A hypothesis, with the rows that it is about.
  package struct Hypothesis: Sendable {
    package var name: String
    package var claim: String
    package var table: Table
    package var condition: Condition?

    package init(name: String, claim: String, table: Table, condition: Condition?) {
      (self.name, self.claim, self.table, self.condition) = (name, claim, table, condition)
    }
  }

  package var rows: ClusterRows
  /// The largest effect that does not matter.
  package var margin: Double
  package var level: Double

  package init(_ rows: ClusterRows, margin: Double, level: Double = 0.95) {
    (self.rows, self.margin, self.level) = (rows, margin, level)
  }

  private struct Outcome {
    var hypothesis: Hypothesis
    var isTested: Bool
    var clusters: [(cluster: String, mean: Double)]
    var problems: Int
    var mean: ClusterMean?
    var interval: Interval?
    var bootstrap: Interval?
    var posterior: SignedRankPosterior?
  }

  /// Returns one row per hypothesis: `hypothesis`, `claim`, `tested` (1 or 0), `verdict` (`not tested` if it is not
  /// tested), `clusters`, `problems`, `effect` with `_low` and `_high` by Student's t over clusters, `sd`, `p`,
  /// `cohen`, `hedges`, `bootstrap_low`, `bootstrap_high`, and the probabilities `worse`, `equal` and `better` of the
  /// Bayesian signed-rank test.
  package func table(_ hypotheses: [Hypothesis]) throws(Diagnostic) -> Table {
    var outcomes: [Outcome] = []
    var isTested = true
    for hypothesis in hypotheses {
      let outcome = try outcome(hypothesis, isTested: isTested)
      outcomes.append(outcome)
      isTested = isTested && (outcome.interval?.low ?? -1) > 0
    }
    return Self.table(outcomes, margin)
  }

  private func outcome(_ hypothesis: Hypothesis, isTested: Bool) throws(Diagnostic) -> Outcome {
    let chosen = try hypothesis.table.rows(meeting: hypothesis.condition)
    let clusters = try rows.means(hypothesis.table, chosen)
    let values = clusters.map(\.mean)
    let mean = ClusterMean(values)
    let seed = ClusterRows.seed(hypothesis.name, clusters)
    return Outcome(
      hypothesis: hypothesis, isTested: isTested, clusters: clusters,
      problems: try rows.count(hypothesis.table, chosen), mean: mean, interval: mean?.interval(level: level),
      bootstrap: mean?.bootstrap(level: level, seed: seed),
      posterior: SignedRankPosterior(values, region: margin, seed: seed))
  }

  private static func table(_ outcomes: [Outcome], _ margin: Double) -> Table {
    func numbers(_ name: String, _ value: (Outcome) -> Double?) -> Column {
      Column(name, numbers: outcomes.map { value($0) ?? .nan })
    }
    let verdicts = outcomes.map { outcome in
      outcome.isTested ? EquivalenceVerdict.of(outcome.interval, margin: margin).name : "not tested"
    }
    return Table([
      Column("hypothesis", texts: outcomes.map(\.hypothesis.name)),
      Column("claim", texts: outcomes.map(\.hypothesis.claim)), numbers("tested") { $0.isTested ? 1 : 0 },
      Column("verdict", texts: verdicts), numbers("clusters") { Double($0.clusters.count) },
      numbers("problems") { Double($0.problems) }, numbers("effect") { $0.mean?.mean },
      numbers("effect_low") { $0.interval?.low }, numbers("effect_high") { $0.interval?.high },
      numbers("sd") { $0.mean?.deviation }, numbers("p") { $0.mean?.p }, numbers("cohen") { $0.mean?.cohen },
      numbers("hedges") { $0.mean?.hedges }, numbers("bootstrap_low") { $0.bootstrap?.low },
      numbers("bootstrap_high") { $0.bootstrap?.high }, numbers("worse") { $0.posterior?.below },
      numbers("equal") { $0.posterior?.inside }, numbers("better") { $0.posterior?.above },
    ])
  }
}
