import Basics
import Networks

/// The loops that compute the targets of tasks. Each one goes over a whole matrix and is vectorised by the compiler,
/// because a closure call for every number would cost as much as the training step.
enum Targets {
  /// Writes targetᵢ = f(aᵢ, bᵢ): inputs [256, 32], targets [128, 32].
  @inline(__always)
  static func elementwise(_ inputs: Matrix, into targets: Matrix, _ f: (Float, Float) -> Float) {
    checkShapes(inputs, targets, outputs: LearningTask.busWidth)
    let count = LearningTask.busWidth * Batch.size
    let (a, b, target) = (inputs.pointer, inputs.pointer + count, targets.pointer)
    for i in 0..<count { target[i] = f(a[i], b[i]) }
  }

  /// Writes target = f(… f(f(initial, x₀), x₁) …, x₂₅₅): inputs [256, 32], targets [1, 32].
  @inline(__always)
  static func fold(_ inputs: Matrix, into targets: Matrix, initial: Float, _ f: (Float, Float) -> Float) {
    checkShapes(inputs, targets, outputs: 1)
    let (x, target) = (inputs.pointer, targets.pointer)
    for sample in 0..<Batch.size { target[sample] = initial }
    for row in 0..<2 * LearningTask.busWidth {
      for sample in 0..<Batch.size { target[sample] = f(target[sample], x[row * Batch.size + sample]) }
    }
  }

  /// Writes target = Σ aᵢ bᵢ: inputs [256, 32], targets [1, 32].
  static func dot(_ inputs: Matrix, into targets: Matrix) {
    checkShapes(inputs, targets, outputs: 1)
    let (a, target) = (inputs.pointer, targets.pointer)
    let b = a + LearningTask.busWidth * Batch.size
    for sample in 0..<Batch.size { target[sample] = 0 }
    for row in 0..<LearningTask.busWidth {
      let offset = row * Batch.size
      for sample in 0..<Batch.size { target[sample] += a[offset + sample] * b[offset + sample] }
    }
  }

  /// Writes target = one_hot(argmax a + argmax b, depth 128): inputs [256, 32], targets [128, 32].
  ///
  /// The argmax is the first index of the largest number. A sum of 128 or more gives an example whose targets are all
  /// zero, as `tf.one_hot` did in the original program.
  static func oneHotSum(_ inputs: Matrix, into targets: Matrix) {
    checkShapes(inputs, targets, outputs: LearningTask.busWidth)
    let width = LearningTask.busWidth
    targets.pointer.update(repeating: 0, count: width * Batch.size)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * Batch.size) { scratch in
      let largest = scratch.baseAddress.unwrapped(because: "the scratch memory is not empty")
      let (a, b) = (largest + Batch.size, largest + 2 * Batch.size)
      findLargest(inputs.pointer, largest: largest, index: a)
      findLargest(inputs.pointer + width * Batch.size, largest: largest, index: b)
      for sample in 0..<Batch.size {
        let sum = Int(rounding: Double(a[sample] + b[sample]), within: 0...width)
        if sum < width { targets.pointer[sum * Batch.size + sample] = 1 }
      }
    }
  }

  /// Stops the program if a task uses these loops with other widths.
  static func checkShapes(_ inputs: Matrix, _ targets: Matrix, outputs: Int) {
    precondition(
      inputs.rows == 2 * LearningTask.busWidth && targets.rows == outputs,
      "inputs [\(inputs.rows), 32] and targets [\(targets.rows), 32], not [256, 32] and [\(outputs), 32]")
  }

  /// Finds the row of the first largest number of each sample, over 128 rows of 32 samples. The row is a `Float`, as
  /// wide as the compared numbers, so that the compiler vectorises the loop.
  private static func findLargest(
    _ x: UnsafePointer<Float>, largest: UnsafeMutablePointer<Float>, index: UnsafeMutablePointer<Float>
  ) {
    largest.update(from: x, count: Batch.size)
    index.update(repeating: 0, count: Batch.size)
    for row in 1..<LearningTask.busWidth {
      let candidates = x + row * Batch.size
      for sample in 0..<Batch.size {
        let isLarger = candidates[sample] > largest[sample]
        largest[sample] = isLarger ? candidates[sample] : largest[sample]
        index[sample] = isLarger ? Float(row) : index[sample]
      }
    }
  }
}
