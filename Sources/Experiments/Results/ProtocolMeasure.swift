import Basics

/// A measure that a protocol takes of a trial besides the metrics of sets. It is a column in the results of such runs.
///
/// The entries of `all` are the definition.
package struct ProtocolMeasure: Named, Sendable {
  package let name: String
  /// A short text that says what the measure is.
  package let summary: String
  package let range: ClosedRange<Double>

  package static let all = ofArithmetic + ofLogError.filter { $0.name != solved.name }
  static let ofArithmetic = [threshold, solved, everSolved, solvedStep, sparsityError, redraws]
  static let ofLogError = [solved, stepsToHundredth, validationLogError]

  static let stepsToHundredth = ProtocolMeasure(
    name: "steps_to_hundredth",
    summary: "the first checked step at which the validation error was at most a hundredth of the targets' variance",
    range: 0 ... .infinity)
  static let validationLogError = ProtocolMeasure(
    name: "validation_log_error", summary: "log10 of the validation error over the variance of its targets",
    range: -.infinity ... .infinity)

  static let threshold = ProtocolMeasure(
    name: "threshold", summary: "the error below which the trial counts as solved", range: 0 ... .infinity)
  static let solved = ProtocolMeasure(
    name: "solved", summary: "1 if the reported weights solve the problem by the protocol's rule, else 0",
    range: 0...1)
  static let everSolved = ProtocolMeasure(
    name: "ever_solved", summary: "1 if the error was below the threshold at any check, else 0", range: 0...1)
  static let solvedStep = ProtocolMeasure(
    name: "solved_step", summary: "the first checked step at which it was", range: 0 ... .infinity)
  package static let redraws = ProtocolMeasure(
    name: "redraws", summary: "how often the training routine drew all weights afresh", range: 0 ... .infinity)
  static let sparsityError = ProtocolMeasure(
    name: "sparsity_error", summary: "the farthest that a weight is from −1, 0 and 1", range: 0 ... .infinity)
}
