import Networks

/// The shapes of computation that tasks are made of, each one loop over a whole matrix that the compiler vectorises
/// (a closure call for every number would cost as much as the training step).
enum Targets {
  private typealias Lanes = SIMD32<Float>

  /// targetᵢ = f(aᵢ, bᵢ): inputs [256, 32], targets [128, 32].
  @inline(__always)
  static func elementwise(_ inputs: Matrix, into targets: Matrix, _ f: (Float, Float) -> Float) {
    let count = LearningTask.busWidth * Batch.size
    let (a, b, target) = (inputs.pointer, inputs.pointer + count, targets.pointer)
    for i in 0..<count { target[i] = f(a[i], b[i]) }
  }

  /// target = f(… f(f(initial, x₀), x₁) …, x₂₅₅): inputs [256, 32], targets [1, 32].
  @inline(__always)
  static func fold(_ inputs: Matrix, into targets: Matrix, initial: Float, _ f: (Float, Float) -> Float) {
    let (x, target) = (inputs.pointer, targets.pointer)
    for sample in 0..<Batch.size { target[sample] = initial }
    for row in 0..<2 * LearningTask.busWidth {
      for sample in 0..<Batch.size { target[sample] = f(target[sample], x[row * Batch.size + sample]) }
    }
  }

  /// target = Σ aᵢ bᵢ: inputs [256, 32], targets [1, 32].
  static func dot(_ inputs: Matrix, into targets: Matrix) {
    let (a, target) = (inputs.pointer, targets.pointer)
    let b = a + LearningTask.busWidth * Batch.size
    for sample in 0..<Batch.size { target[sample] = 0 }
    for row in 0..<LearningTask.busWidth {
      let offset = row * Batch.size
      for sample in 0..<Batch.size { target[sample] += a[offset + sample] * b[offset + sample] }
    }
  }

  /// target = one_hot(argmax a + argmax b, depth 128): inputs [256, 32], targets [128, 32].
  ///
  /// The argmax is the first index of the largest number; a sum of 128 or more gives a row of zeros, as the
  /// original's `tf.one_hot` did.
  static func oneHotSum(_ inputs: Matrix, into targets: Matrix) {
    let width = LearningTask.busWidth
    let sums = indexOfLargest(inputs.pointer) &+ indexOfLargest(inputs.pointer + width * Batch.size)
    targets.pointer.update(repeating: 0, count: width * Batch.size)
    for sample in 0..<Batch.size where sums[sample] < width {
      targets.pointer[Int(sums[sample]) * Batch.size + sample] = 1
    }
  }

  /// The row of the first largest number of each sample, over 128 rows of 32 samples.
  private static func indexOfLargest(_ x: UnsafePointer<Float>) -> SIMD32<Int32> {
    let rows = UnsafeRawPointer(x)
    let stride = MemoryLayout<Lanes>.size
    var largest = rows.loadUnaligned(as: Lanes.self)
    var index = SIMD32<Int32>.zero
    for row in 1..<LearningTask.busWidth {
      let candidate = rows.loadUnaligned(fromByteOffset: row * stride, as: Lanes.self)
      let larger = candidate .> largest
      largest.replace(with: candidate, where: larger)
      index.replace(with: Int32(row), where: larger)
    }
    return index
  }
}
