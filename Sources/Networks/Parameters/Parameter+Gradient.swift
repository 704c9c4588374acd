import Kernels

// What layers do with a parameter.
extension Parameter {
  /// Adds dW = x dzᵀ and db = Σ dz to the gradient of weights that do not lie in panels.
  func addNarrowGradient(input: Features, delta: Features) {
    _ = openGradient()
    laneGradients?.add(input: input, delta: delta, hasBias: hasBias)
  }

  /// Adds dW = x dzᵀ and db = Σ dz to the gradient, or takes the step at once.
  ///
  /// - Parameters:
  ///   - input: x, `[inputs, 32]`.
  ///   - delta: dzᵀ in panels of `[32, Tile.columns]`.
  func addGradient(input: Features, delta: Features, _ pass: Pass) {
    if let fused = fusedStep(pass) { return fused.update(input: input, delta: delta) }
    openGradient().addGradients(input: input, delta: delta, hasBias: hasBias)
  }

  /// The same for one-hot inputs.
  func addGradient(_ hotRows: HotRows, delta: Features, _ pass: Pass) {
    if let fused = fusedStep(pass) { return fused.update(hotRows, delta: delta) }
    openGradient().addGradients(hotRows, delta: delta, hasBias: hasBias)
  }

  /// Leaves the step of the rows that are not hot to any thread that has time, if the step is taken together with the
  /// gradient.
  func addIdleRows(_ hotRows: HotRows, _ pass: inout Pass) {
    if let fused = fusedStep(pass) { pass.idle.add(fused.idleRows(hotRows)) }
  }

  /// Adds to the gradient of each weight, and of each bias if there are some.
  func addGradient(weights: (_ input: Int, _ output: Int) -> Float, biases: (_ output: Int) -> Float = { _ in 0 }) {
    _ = openGradient()
    for output in 0..<outputs {
      for input in 0..<inputs {
        gradients.pointer[layout.offset(input: input, output: output)] += weights(input, output)
      }
      if hasBias { gradients.pointer[layout.weightCount + output] += biases(output) }
    }
  }

  /// The gradient, to add to; zero at the beginning of a step.
  func openGradient() -> Panels {
    if !holdsGradient { gradients.fill(0) }
    holdsGradient = true
    return Panels(gradients.numbers, layout: layout)
  }

  /// Nothing may come between the gradient and the step if one kernel does both.
  private func fusedStep(_ pass: Pass) -> FusedAdam? {
    guard let step = pass.fusedStep, bounds == nil, penalty == nil, !layout.isNarrow else { return nil }
    return FusedAdam(weights, moments: memory.numbers, scratch: scratch.numbers, hasBias: hasBias, step: step)
  }
}
