import Kernels

// The part of a parameter that layers use.
extension Parameter {
  /// Adds dW = x dzᵀ and db = Σ dz to the gradient. Only for narrow layouts, whose weights do not lie in panels.
  func addNarrowGradient(input: Features, delta: Features) {
    _ = openGradient()
    laneGradients?.add(input: input, delta: delta, hasBias: hasBias)
  }

  /// Adds dW = x dzᵀ and db = Σ dz to the gradient, or takes the fused step.
  ///
  /// - Parameters:
  ///   - input: x, `[inputs, 32]`.
  ///   - delta: dzᵀ, in panels of `[32, Tile.columns]`.
  func addGradient(input: Features, delta: Features, _ pass: Pass) {
    if let fused = fusedStep(pass) { return fused.update(input: input, delta: delta) }
    openGradient().addGradients(input: input, delta: delta, hasBias: hasBias)
  }

  /// Does the same for one-hot inputs.
  func addGradient(_ hotRows: HotRows, delta: Features, _ pass: Pass) {
    if let fused = fusedStep(pass) { return fused.update(hotRows, delta: delta) }
    openGradient().addGradients(hotRows, delta: delta, hasBias: hasBias)
  }

  /// If the step is fused with the gradient, adds the step of the rows that are not hot to the idle updates of the
  /// pass.
  func addIdleRows(_ hotRows: HotRows, _ pass: inout Pass) {
    if let fused = fusedStep(pass) { pass.idle.add(fused.idleRows(hotRows)) }
  }

  /// Adds a number to the gradient of each weight, and of each bias if the parameter has biases.
  func addGradient(weights: (_ input: Int, _ output: Int) -> Float, biases: (_ output: Int) -> Float = { _ in 0 }) {
    _ = openGradient()
    for output in 0..<outputs {
      for input in 0..<inputs {
        gradients.pointer[layout.offset(input: input, output: output)] += weights(input, output)
      }
      if hasBias { gradients.pointer[layout.weightCount + output] += biases(output) }
    }
  }

  /// Returns the gradient for adding to it. It is zero at the beginning of a step.
  func openGradient() -> Panels {
    if !holdsGradient { gradients.fill(0) }
    holdsGradient = true
    return Panels(gradients.numbers, layout: layout)
  }

  /// Returns the kernel that takes the step together with the gradient. Nil if something must happen between the two:
  /// the bounds, the penalty, or the sums across lanes of a narrow layout.
  private func fusedStep(_ pass: Pass) -> FusedAdam? {
    guard let step = pass.fusedStep, bounds == nil, penalty == nil, !layout.isNarrow else { return nil }
    return FusedAdam(weights, moments: memory.numbers, scratch: scratch.numbers, hasBias: hasBias, step: step)
  }
}
