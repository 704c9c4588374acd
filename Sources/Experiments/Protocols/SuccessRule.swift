import Basics
import Networks
import Statistics

/// When a trial counts as solved: `success: {epsilon: 1e-5}` or `success: {error: 1e-5}` in a grid file.
package struct SuccessRule: Codable, Equatable, Sendable {
  /// The error of a network that is right but for weights that are off by this.
  package var epsilon: Double?
  /// A mean squared error.
  package var error: Double?

  package init(epsilon: Double? = nil, error: Double? = nil) {
    self.epsilon = epsilon
    self.error = error
  }

  package static let published = SuccessRule(epsilon: 1e-5)
}

/// Thresholds that were worked out before: those of a run are few, and each takes a while.
enum Thresholds {
  /// Examples that the mean error of a nearly ideal network is taken over.
  private static let count = 1 << 17

  private struct Case: Hashable {
    let task: String
    let set: String
    let epsilon: Double
  }

  private static let known = Monitor<[Case: Double]>([:])

  /// The mean squared error of a nearly ideal network on a set; nil where the task does not say what that is.
  ///
  /// - Parameter name: says which set it is; the same for every replicate.
  static func threshold(_ task: LearningTask, on set: ExampleSet, named name: String, epsilon: Double) -> Double? {
    guard let error = task.errorOfNearlyIdeal else { return nil }
    let key = Case(task: task.name, set: name, epsilon: epsilon)
    if let threshold = known.access({ $0[key] }) { return threshold }
    let threshold = meanSquare(task, set) { error($0, epsilon) }
    known.access { $0[key] = threshold }
    return threshold
  }

  private static func meanSquare(_ task: LearningTask, _ set: ExampleSet, _ error: ([Double]) -> Double) -> Double {
    var (stream, batch, sum) = (set.stream(), task.makeBatch(), 0.0)
    var inputs = [Double](repeating: 0, count: task.inputWidth)
    for _ in 0..<count / Batch.size {
      stream.fill(&batch)
      for sample in 0..<Batch.size {
        for input in inputs.indices { inputs[input] = Double(batch.inputs[input, sample]) }
        let error = error(inputs)
        sum += error * error
      }
    }
    return sum / Double(count)
  }
}
