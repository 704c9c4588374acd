import Networks

/// One operation of a width, with its coefficients, or a mixture of several: what a task of the study is made of.
package struct OperationProblem: Sendable {
  /// An operation's share of the target.
  struct Part: Sendable {
    let operation: VectorOperation
    /// What it is multiplied by, once its variance is 1.
    let weight: Float
    let coefficients: [Float]
    let rule: VectorOperation.Rule
  }

  /// As tables name it.
  package let name: String
  package let population: Population
  package let cluster: String
  /// Numbers in a and in b that the operation reads.
  package let width: Int
  /// Numbers of the input that it does not read, half of them behind a and half behind b.
  package let distractors: Int
  /// Of the variance, the share of a product; nil where nothing is mixed.
  package var productShare: Double?
  let parts: [Part]

  init(
    _ name: String, _ operations: [(VectorOperation, weight: Double)], width: Int, distractors: Int = 0
  ) {
    let last = operations[operations.count - 1].0
    self.name = name
    population = last.population
    cluster = last.cluster
    self.width = width
    self.distractors = distractors
    parts = operations.map { operation, weight in
      let coefficients = operation.coefficients(width)
      return Part(
        operation: operation, weight: Float(weight), coefficients: coefficients,
        rule: operation.rule(width, coefficients))
    }
  }

  /// Numbers in a‖b.
  var inputWidth: Int { 2 * width + distractors }

  var outputWidth: Int { parts[0].operation.outputs(width) }

  /// The sum of the parts, each times its weight.
  ///
  /// - Parameter scales: the mean and the factor of each output of each part, subtracted and multiplied before; nil for
  ///   numbers as they are.
  func writeTargets(_ inputs: Matrix, _ targets: Matrix, _ scales: [[OutputScale]]?) {
    precondition(
      inputs.rows == inputWidth && targets.rows == outputWidth,
      "inputs [\(inputs.rows), 32] and targets [\(targets.rows), 32] of '\(name)' of width \(width)")
    let y = SampleRows(targets)
    for row in 0..<y.count { y.fill(row) { _ in 0 } }
    SampleRows.withScratch(outputWidth) { results in
      for (index, part) in parts.enumerated() {
        write(part, inputs, results)
        for row in 0..<y.count {
          let scale = scales?[index][row] ?? .none
          y.add(results[row], less: scale.mean, times: scale.factor * part.weight, to: row)
        }
      }
    }
  }

  /// The results of one part, as they are.
  func write(_ part: Part, _ inputs: Matrix, _ results: SampleRows) {
    let (x, half) = (SampleRows(inputs), inputWidth / 2)
    part.rule(x[0..<width], x[half..<half + width], results)
  }
}

/// What an output becomes: (y − mean) · factor.
struct OutputScale: Sendable {
  var mean: Float
  var factor: Float

  static let none = OutputScale(mean: 0, factor: 1)
}
