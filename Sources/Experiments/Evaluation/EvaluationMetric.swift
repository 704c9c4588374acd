import Basics

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

  package static let all = [accuracy, loss, exactMatch, r2]

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
