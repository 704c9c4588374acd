import Kernels

extension LayerKind {
  static let neuralAddition = LayerKind(name: "neural_addition", formula: "y = Wᵀx, every weight kept within ±1") {
    $1.isLinear ? .neuralAddition($0 - 1) : nil
  }
}

extension LayerDescription {
  /// The neural addition unit: y = Wᵀx, W kept within ±1 after each step, and a penalty that draws every weight to −1, 0
  /// or 1: 0.01 · mean of min(|W|, |1 − |W||), which grows from nothing between the steps 5,000 and 50,000.
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
