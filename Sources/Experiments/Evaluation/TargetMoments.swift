import Networks

/// The mean and variance of the targets of a set of examples, element by element, from running sums.
package struct TargetMoments {
  private var sums: [Double]
  private var squares: [Double]
  private var examples = 0

  package init(outputWidth: Int) {
    sums = [Double](repeating: 0, count: outputWidth)
    squares = sums
  }

  /// Adds the first `count` samples of a block of targets [outputWidth, 32].
  package mutating func add(_ targets: Matrix, count: Int) {
    precondition(targets.rows == sums.count, "targets [\(targets.rows), 32] of a task of width \(sums.count)")
    for row in sums.indices {
      for sample in 0..<count {
        let target = Double(targets.pointer[row * Batch.size + sample])
        sums[row] += target
        squares[row] += target * target
      }
    }
    examples += count
  }

  /// E y of each element.
  package var means: [Double] { sums.map { $0 / Double(examples) } }

  /// E y² − (E y)² of each element.
  package var variances: [Double] {
    let n = Double(examples)
    return zip(sums, squares).map { max(0, $1 / n - ($0 / n) * ($0 / n)) }
  }

  /// The mean of the variances over elements. It is the mean squared error of predicting the mean target.
  package var variance: Double {
    let variances = variances
    return variances.reduce(0, +) / Double(variances.count)
  }
}
