import Basics
import Networks

/// What a network's predictions are worth on a set of examples, summed up batch by batch.
package struct Scores: Sendable {
  /// The study's accuracy scales an error by this and rounds it: float64(float32(√10)).
  package static let errorScale = 3.1622776985168457
  /// An element is right if |ŷ − y| is at most this; an error of exactly half a unit counts as right.
  package static let tolerance = 0.5 / errorScale

  private let outputWidth: Int
  private var examples = 0
  private var squaredError = 0.0
  private var wrongElements = 0.0
  private var exactExamples = 0

  package init(outputWidth: Int) {
    self.outputWidth = outputWidth
  }

  private var elements: Double { Double(examples * outputWidth) }

  /// Mean squared error.
  package var loss: Double { squaredError / elements }
  /// Share of the output elements within the tolerance.
  package var accuracy: Double { (elements - wrongElements) / elements }
  /// Share of the examples with all their elements within it.
  package var exactMatch: Double { Double(exactExamples) / Double(examples) }

  /// Adds the first `count` samples of predictions and targets [outputWidth, 32].
  package mutating func add(_ outputs: Matrix, _ targets: Matrix, count: Int) {
    precondition(
      outputs.rows == outputWidth && targets.rows == outputWidth,
      "outputs [\(outputs.rows), 32] and targets [\(targets.rows), 32] of a task of width \(outputWidth)")
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * Batch.size) { sums in
      let errors = sums.baseAddress.unwrapped(because: "the sums are not empty")
      let wrong = errors + Batch.size
      sums.initialize(repeating: 0)
      Self.addErrors(outputs.pointer, targets.pointer, rows: outputWidth, errors: errors, wrong: wrong)
      for sample in 0..<count {
        squaredError += errors[sample]
        wrongElements += wrong[sample]
        exactExamples += wrong[sample] == 0 ? 1 : 0
      }
    }
    examples += count
  }

  /// Adds up the squared errors and the wrong elements of each of the 32 samples.
  ///
  /// Correct is round_half_even((ŷ − y) · scale) = 0, that is |(ŷ − y) · scale| ≤ 0.5 in float64; NaN is wrong. One
  /// plain loop over samples, counts as numbers too, so that it becomes vector code: validation runs through here.
  private static func addErrors(
    _ outputs: UnsafePointer<Float>, _ targets: UnsafePointer<Float>, rows: Int,
    errors: UnsafeMutablePointer<Double>, wrong: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<rows {
      let (output, target) = (outputs + row * Batch.size, targets + row * Batch.size)
      for sample in 0..<Batch.size {
        let error = Double(output[sample]) - Double(target[sample])
        errors[sample] += error * error
        wrong[sample] += abs(error * errorScale) <= 0.5 ? 0 : 1
      }
    }
  }
}
