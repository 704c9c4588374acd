import Basics
import Networks

/// The loss and accuracy of a network's predictions on a set of examples, summed up block by block.
package struct Scores: Sendable {
  /// The factor by which the study's accuracy multiplies an error before it rounds it: float64(float32(√10)).
  package static let errorScale = 3.1622776985168457
  /// The greatest |ŷ − y| of an output element that counts as right.
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

  /// The mean squared error over examples and output elements.
  package var loss: Double { squaredError / elements }
  /// The share of output elements whose error is within the tolerance.
  package var accuracy: Double { (elements - wrongElements) / elements }
  /// The share of examples with all output elements within the tolerance.
  package var exactMatch: Double { Double(exactExamples) / Double(examples) }

  /// Adds the first `count` samples of a block of predictions and targets, both [outputWidth, 32].
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

  /// Adds up the squared errors and the number of wrong elements for each of the 32 samples.
  ///
  /// An element is right if round_half_even((ŷ − y) · scale) = 0, that is, |(ŷ − y) · scale| ≤ 0.5 in float64. NaN is
  /// wrong. The inner loop is plain and counts in floating point, so that the compiler vectorises it: all validation
  /// runs through here.
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
