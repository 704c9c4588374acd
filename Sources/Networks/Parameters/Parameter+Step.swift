import Kernels

// What the network does with a parameter.
extension Parameter {
  /// Adds the sums over all blocks and the parts of its penalty and of another one to the gradient, if there is one.
  ///
  /// - Parameter number: of the step, from 0. Penalties grow with it.
  func closeGradient(and other: Penalty?, atStep number: Int) {
    guard holdsGradient else { return }
    laneGradients?.flush(into: Panels(gradients.numbers, layout: layout))
    addSlope(of: penalty, atStep: number)
    addSlope(of: other, atStep: number)
    // Of a narrow layout nothing writes there, and no penalty has a slope at zero.
    if !layout.isNarrow { Panels(gradients.numbers, layout: layout).clearPadding() }
  }

  private func addSlope(of penalty: Penalty?, atStep number: Int) {
    penalty?.addGradient(of: weightNumbers(values), to: weightNumbers(gradients), count: inputs * outputs, step: number)
  }

  /// For a parameter that a step does not move.
  func dropGradient() { holdsGradient = false }

  /// Σ g² of the gradient, if there is one.
  var squaredGradient: Double {
    guard holdsGradient else { return 0 }
    return (0..<layout.count).reduce(0) { sum, index in
      sum + Double(gradients.pointer[index]) * Double(gradients.pointer[index])
    }
  }

  /// Changes the gradient, if there is one.
  func mapGradient(_ f: (Vector) -> Vector) {
    if holdsGradient { gradients.numbers.map(f) }
  }

  /// The step from the accumulated gradient, if there is one: the optimiser, the bounds.
  func takeStep(_ rule: any OptimizerRule) {
    guard holdsGradient else { return }
    holdsGradient = false
    if staysAtBounds { clearGradientAtBounds() }
    rule.update(values.numbers, gradients: gradients.numbers, memory: memory.numbers)
    if let bounds {
      weightNumbers(values).map { $0.kept(within: bounds.lowerBound, bounds.upperBound) }
    }
  }

  private func clearGradientAtBounds() {
    guard let bounds else { return }
    weightNumbers(gradients).map(with: weightNumbers(values)) { gradient, w in
      gradient.replacing(with: 0, where: (w .<= bounds.lowerBound) .| (w .>= bounds.upperBound))
    }
  }

  /// What the penalty adds to the loss at a step.
  func penalty(atStep step: Int) -> Double {
    guard let penalty else { return 0 }
    var sum = 0.0
    for input in 0..<inputs {
      for output in 0..<outputs { sum += Double(penalty.form.value(Vector(repeating: self[input, output]))[0]) }
    }
    return Double(penalty.scale(count: inputs * outputs, step: step)) * sum
  }

  private func weightNumbers(_ matrix: Matrix) -> Numbers {
    Numbers(pointer: matrix.pointer, count: layout.weightCount)
  }
}
