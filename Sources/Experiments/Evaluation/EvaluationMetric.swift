import Basics
import Platform

/// What is measured of a network on a set of examples: a column `NAME` of the results for the test set, `NAME_SET` for
/// any other.
///
/// The entries of `all` are the definition.
package struct EvaluationMetric: Named, Sendable {
  package let name: String
  /// What it is, in a few words.
  package let summary: String
  package let range: ClosedRange<Double>
  /// Whether the file of 2018 has its column, among those that were published.
  var isPublished = false
  /// Whether it is measured without a protocol asking for it.
  var isEverywhere = true
  /// Nil where it is not defined.
  ///
  /// - Parameter targetVariance: of the set's targets, mean over output elements.
  let value: @Sendable (_ scores: Scores, _ targetVariance: Double) -> Double?

  package static let accuracy = EvaluationMetric(
    name: "accuracy", summary: "share of the outputs that are right within a tolerance", range: 0...1, isPublished: true
  ) { scores, _ in
    scores.accuracy
  }
  package static let loss = EvaluationMetric(
    name: "loss", summary: "mean squared error", range: 0 ... .infinity, isPublished: true
  ) { scores, _ in
    scores.loss
  }
  package static let exactMatch = EvaluationMetric(
    name: "exact_match", summary: "share of the examples with all outputs right", range: 0...1
  ) { scores, _ in
    scores.exactMatch
  }
  /// 1 − MSE / variance of the targets.
  package static let r2 = EvaluationMetric(
    name: "r2", summary: "1 − mean squared error / variance of the targets", range: -.infinity...1
  ) { scores, targetVariance in
    targetVariance > 0 ? 1 - scores.loss / targetVariance : nil
  }

  /// How small the error is, in powers of ten of the targets' variance, from 0 for what a constant attains to −6.
  package static let logError = EvaluationMetric(
    name: "log_error", summary: "log10 of the mean squared error over the variance of the targets, within −6 and 0",
    range: -6...0, isEverywhere: false
  ) { scores, targetVariance in
    unclipped(scores, targetVariance).map { min(max($0, -6), 0) }
  }
  package static let unclippedLogError = EvaluationMetric(
    name: "unclipped_log_error", summary: "the same without bounds", range: -.infinity ... .infinity,
    isEverywhere: false, value: unclipped)

  private static let unclipped: @Sendable (Scores, Double) -> Double? = { scores, targetVariance in
    targetVariance > 0 ? log10(max(scores.loss, .leastNormalMagnitude) / targetVariance) : nil
  }

  package static let all = [accuracy, loss, exactMatch, r2, logError, unclippedLogError]
  /// Those of every protocol.
  package static let everywhere = all.filter(\.isEverywhere)

  /// The column of the results; `test` has no suffix.
  package func column(on set: String) -> String {
    set == EvaluationSet.test ? name : "\(name)_\(set)"
  }

  /// The metric and the set of a column; nil if the column is not a metric of a set.
  static func parse(column: String) -> (metric: EvaluationMetric, set: String)? {
    for metric in all {
      if column == metric.name { return (metric, EvaluationSet.test) }
      guard column.hasPrefix(metric.name + "_") else { continue }
      let set = String(column.dropFirst(metric.name.count + 1))
      if EvaluationSet.isName(set) { return (metric, set) }
    }
    return nil
  }
}
