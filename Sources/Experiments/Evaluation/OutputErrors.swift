import Networks

/// The mean absolute error of each output of a task, over a set of examples.
struct OutputErrors {
  /// Returns the name of the column for an output's error on a set.
  static func column(of output: String, on set: String) -> String {
    set == EvaluationSet.test ? "\(prefix)\(output)" : "\(prefix)\(output)_\(set)"
  }

  static let prefix = "absolute_error_"

  private var sums: [Double]
  private var examples = 0

  init(outputWidth: Int) {
    sums = [Double](repeating: 0, count: outputWidth)
  }

  var means: [Double] { sums.map { $0 / Double(examples) } }

  /// Adds the first `count` samples of a block of predictions and targets, both [outputWidth, 32].
  mutating func add(_ outputs: Matrix, _ targets: Matrix, count: Int) {
    for row in sums.indices {
      for sample in 0..<count { sums[row] += abs(Double(outputs[row, sample]) - Double(targets[row, sample])) }
    }
    examples += count
  }
}
