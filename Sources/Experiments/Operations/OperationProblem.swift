import Networks

/// An operation at one width with its coefficients, or a weighted sum of several: the content of a task.
package struct OperationProblem: Sendable {
  /// One operation of the sum that forms the target.
  struct Part: Sendable {
    let operation: VectorOperation
    /// The factor of the operation's result after it is scaled to variance 1.
    let weight: Float
    let coefficients: [Float]
    let rule: VectorOperation.Rule
  }

  /// The name that tables show.
  package let name: String
  package let population: Population
  package let cluster: String
  /// The number of numbers in each of a and b that the operation reads.
  package let width: Int
  /// The number of inputs that the operation does not read. Half of them follow a, and half follow b.
  package let distractors: Int
  /// The share of the targets' variance that comes from a product; nil for a single operation.
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

  /// The number of numbers in a‖b, distractors included.
  var inputWidth: Int { 2 * width + distractors }

  var outputWidth: Int { parts[0].operation.outputs(width) }

  /// Writes the targets: the sum of the parts, each times its weight.
  ///
  /// - Parameter scales: for each part and output, the mean to subtract and the factor to multiply by before parts are
  ///   added; nil for no scaling.
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

  /// Writes the results of one part without scaling.
  func write(_ part: Part, _ inputs: Matrix, _ results: SampleRows) {
    let (x, half) = (SampleRows(inputs), inputWidth / 2)
    part.rule(x[0..<width], x[half..<half + width], results)
  }
}

/// A scaling of one output: y ↦ (y − mean) · factor.
struct OutputScale: Sendable {
  var mean: Float
  var factor: Float

  static let none = OutputScale(mean: 0, factor: 1)
}
