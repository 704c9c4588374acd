import Kernels

// The part of a parameter that the network uses.
extension Parameter {
  /// Completes the gradient, if there is one: adds the lane sums of all blocks, the slope of the parameter's penalty,
  /// and the slope of another penalty.
  ///
  /// - Parameter number: The number of the step, counted from 0. The schedules of penalties depend on it.
  func closeGradient(and other: Penalty?, atStep number: Int) {
    guard holdsGradient else { return }
    laneGradients?.flush(into: Panels(gradients.numbers, layout: layout))
    addSlope(of: penalty, atStep: number)
    addSlope(of: other, atStep: number)
    // A narrow layout needs no clearing: nothing writes to its padding, and no penalty has a slope at zero.
    if !layout.isNarrow { Panels(gradients.numbers, layout: layout).clearPadding() }
  }

  private func addSlope(of penalty: Penalty?, atStep number: Int) {
    penalty?.addGradient(of: weightNumbers(values), to: weightNumbers(gradients), count: inputs * outputs, step: number)
  }

  /// Discards the gradient of a parameter that this step does not move.
  func dropGradient() { holdsGradient = false }

  /// Σ g² of the gradient, or 0 if there is none.
  var squaredGradient: Double {
    guard holdsGradient else { return 0 }
    return (0..<layout.count).reduce(0) { sum, index in
      sum + Double(gradients.pointer[index]) * Double(gradients.pointer[index])
    }
  }

  /// Replaces the gradient g by f(g), if there is one.
  func mapGradient(_ f: (Vector) -> Vector) {
    if holdsGradient { gradients.numbers.map(f) }
  }

  /// Takes the step from the accumulated gradient, if there is one: first the optimiser, then the bounds.
  func takeStep(_ rule: any OptimizerRule) {
    guard holdsGradient else { return }
    holdsGradient = false
    if staysAtBounds { clearGradientAtBounds() }
    rule.update(values.numbers, gradients: gradients.numbers, memory: memory.numbers)
    if let bounds {
      weightNumbers(values).map { $0.kept(within: bounds.lowerBound, bounds.upperBound) }
    }
  }

  /// Sets the gradient of each weight at or beyond a bound to zero.
  private func clearGradientAtBounds() {
    guard let bounds else { return }
    weightNumbers(gradients).map(with: weightNumbers(values)) { gradient, w in
      gradient.replacing(with: 0, where: (w .<= bounds.lowerBound) .| (w .>= bounds.upperBound))
    }
  }

  /// Returns the number that the penalty adds to the loss at a step.
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
