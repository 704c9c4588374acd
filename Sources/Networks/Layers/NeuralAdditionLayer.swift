import Kernels

extension LayerKind {
  static let neuralAddition = LayerKind(name: "neural_addition", formula: "y = Wᵀx, every weight kept within ±1") {
    $1.isLinear ? .neuralAddition($0 - 1) : nil
  }
}

extension LayerDescription {
  /// The neural addition unit: y = Wᵀx. W is kept within ±1 after each step. By default, a penalty draws every weight
  /// to −1, 0 or 1: 0.01 · mean of min(|W|, |1 − |W||), multiplied by a factor that grows from 0 at step 5,000 to 1 at
  /// step 50,000.
  ///
  /// Source: Madsen and Johansen, "Neural Arithmetic Units", ICLR 2020, and its program for the arithmetic task.
  package static func neuralAddition(
    _ width: Int, penalty: Penalty = Penalty(.sparsity, strength: 0.01, schedule: .ramp(from: 5_000, to: 50_000))
  ) -> LayerDescription {
    LayerDescription(
      width: { _ in width }, parameterCount: { $0 * width }, takesBlocks: PanelLayout.takesBlocks(width)
    ) { site in
      let parameter = Parameter(
        inputs: site.inputWidth, outputs: width, initializer: .cappedGlorotUniform, hasBias: false, bounds: -1...1,
        penalty: penalty)
      return DenseLayer(site, parameter, activation: .linear)
    }
  }
}
