import Kernels

// What the network does with a parameter.
extension Parameter {
  /// The step from the accumulated gradient, if there is one: the penalty's part, the optimiser, the bounds.
  ///
  /// - Parameter number: of the step, from 0. Penalties grow with it.
  func takeStep(_ rule: any OptimizerRule, number: Int) {
    guard holdsGradient else { return }
    holdsGradient = false
    penalty?.addGradient(of: weightNumbers(values), to: weightNumbers(gradients), count: inputs * outputs, step: number)
    Panels(gradients.numbers, layout: layout).clearPadding()
    rule.update(values.numbers, gradients: gradients.numbers, memory: memory.numbers)
    if let bounds {
      weightNumbers(values).map { $0.kept(within: bounds.lowerBound, bounds.upperBound) }
    }
  }

  /// What the penalty adds to the loss at a step.
  func penalty(atStep step: Int) -> Double {
    guard let penalty else { return 0 }
    var sum = 0.0
    for input in 0..<inputs {
      for output in 0..<outputs { sum += Double(penalty.form.value(Vector(repeating: self[input, output]))[0]) }
    }
    return Double(penalty.factor(atStep: step)) * sum / Double(inputs * outputs)
  }

  private func weightNumbers(_ matrix: Matrix) -> Numbers {
    Numbers(pointer: matrix.pointer, count: layout.weightCount)
  }
}
