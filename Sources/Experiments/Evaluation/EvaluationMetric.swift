import Basics
import Platform

/// A metric of a network on a set of examples. Its column in the results is `NAME` for the test set, and `NAME_SET` for
/// any other set.
///
/// The entries of `all` are the definition.
package struct EvaluationMetric: Named, Sendable {
  package let name: String
  /// A short text that says what the metric is.
  package let summary: String
  package let range: ClosedRange<Double>
  /// True if the results file that was published in 2018 has its column.
  var isPublished = false
  /// True if every protocol measures it; false if only the protocols that ask for it do.
  var isEverywhere = true
  /// Computes the metric; nil where it is not defined.
  ///
  /// - Parameter targetVariance: the variance of the set's targets, as a mean over output elements.
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

  /// log10(MSE / variance of the targets), kept within −6 and 0. The best constant has 0.
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
  /// The metrics that every protocol measures.
  package static let everywhere = all.filter(\.isEverywhere)

  /// Returns the name of the metric's column for a set; the set `test` has no suffix.
  package func column(on set: String) -> String {
    set == EvaluationSet.test ? name : "\(name)_\(set)"
  }

  /// Returns the metric and the set of a column; nil if the column is not a metric on a set.
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
