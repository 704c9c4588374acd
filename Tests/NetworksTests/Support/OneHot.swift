import Networks
import Statistics

/// Creates batches with one 1 in each half of the inputs.
enum OneHot {
  /// Returns a batch in which some rows are hot in several examples and most in none.
  ///
  /// - Parameter looksUp: True if the batch contains the positions of the ones.
  static func batch(
    _ inputWidth: Int, _ outputWidth: Int, looksUp: Bool, count: Int = Batch.size, _ generator: inout RandomGenerator
  ) -> Batch {
    var batch = Batch(inputWidth: inputWidth, outputWidth: outputWidth)
    batch.count = count
    var hot = HotIndices()
    for example in 0..<Batch.size {
      let a = generator.index(below: inputWidth / 2)
      let b = generator.index(below: max(1, inputWidth / 16))
      (hot.a[example], hot.b[example]) = (UInt8(a), UInt8(b))
      batch.inputs[a, example] = 1
      batch.inputs[inputWidth / 2 + b, example] = 1
      for row in 0..<outputWidth { batch.targets[row, example] = Float((a + b + row) % 7) }
    }
    if looksUp { batch.hot = hot }
    return batch
  }
}

extension Network {
  /// Returns the losses of some steps from new weights, each followed by the loss of the predictions after the step.
  func losses(
    seed: UInt64 = 3, steps: Int, _ batch: (inout RandomGenerator) -> Batch
  ) -> [Double] {
    var generator = RandomGenerator(seed: seed)
    initialize(using: &generator)
    return (0..<steps).flatMap { _ in
      let batch = batch(&generator)
      let loss = train(on: batch, learningRate: 0.01)
      return [Double(loss), exactLoss(of: batch)]
    }
  }
}
