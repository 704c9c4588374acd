import Basics
import Networks
import Statistics

/// The rule for when a trial counts as solved: `success: {epsilon: 1e-5}` or `success: {error: 1e-5}` in a grid file.
package struct SuccessRule: Codable, Equatable, Sendable {
  /// The threshold is the mean squared error of an ideal network whose weights are off by this number.
  package var epsilon: Double?
  /// The threshold itself, a mean squared error.
  package var error: Double?

  package init(epsilon: Double? = nil, error: Double? = nil) {
    self.epsilon = epsilon
    self.error = error
  }

  package static let published = SuccessRule(epsilon: 1e-5)
}

/// A cache of thresholds. A run has few of them, and each takes a while to compute.
enum Thresholds {
  /// The number of examples over which the error of a nearly ideal network is averaged.
  private static let count = 1 << 17

  private struct Case: Hashable {
    let task: String
    let set: String
    let epsilon: Double
  }

  private static let known = Monitor<[Case: Double]>([:])

  /// Returns the mean squared error of a nearly ideal network on a set; nil if the task does not define such a network.
  ///
  /// - Parameter name: a name that identifies the set in the cache, the same for every replicate.
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
