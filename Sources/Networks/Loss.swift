/// The mean squared error over a batch `[outputs, 32]`: Σ (y − t)² / (32 · outputs).
enum MeanSquaredError {
  /// The loss, and its gradient 2 (y − t) / (32 · outputs).
  static func loss(_ outputs: Features, targets: Features, gradient: Features) -> Float {
    let scale = 1 / Float(outputs.elements)
    var sum = Vector()
    for element in stride(from: 0, to: outputs.elements, by: Vector.scalarCount) {
      let error: Vector = load(outputs.pointer + element) - load(targets.pointer + element)
      sum = sum.adding(error, times: error)
      store(error * (2 * scale), to: gradient.pointer + element)
    }
    return sum.sum() * scale
  }

  /// Σ (y − t)² over the first `count` examples.
  static func squaredError(_ outputs: Features, targets: Features, count: Int) -> Double {
    var sum = 0.0
    for row in 0..<outputs.count {
      for place in row * Batch.size..<row * Batch.size + count {
        let error = Double(outputs.pointer[place] - targets.pointer[place])
        sum += error * error
      }
    }
    return sum
  }
}
