import Kernels

extension LayerKind {
  static let nalu = LayerKind(name: "nalu", formula: "y = g ∘ NAC₊(x) + (1 − g) ∘ NAC•(x), g = σ(Gᵀx), one W") {
    $1.isLinear ? .nalu($0 - 1) : nil
  }
  static let separateNALU = LayerKind(
    name: "nalu_separate", formula: "y = g ∘ NAC₊(x) + (1 − g) ∘ NAC•(x), g = σ(Gᵀx), each with its own W"
  ) { $1.isLinear ? .nalu($0 - 1, sharesWeights: false) : nil }
  static let goldenNALU = LayerKind(
    name: "nalu_golden", formula: "as nalu, with the golden ratio instead of e in tanh and σ"
  ) { $1.isLinear ? .goldenNALU($0 - 1) : nil }
  static let biasedNALU = LayerKind(
    name: "nalu_biased", formula: "as nalu, with g = σ(Gᵀx + b) and ln(|x| + 10⁻⁸)"
  ) { $1.isLinear ? .biasedNALU($0 - 1) : nil }
}

extension LayerDescription {
  /// The neural arithmetic logic unit: a gate for each output chooses between the sum and the product. Source: Trask et
  /// al., NeurIPS 2018.
  package static func nalu(
    _ width: Int, sharesWeights: Bool = true, beginning: ModuleBeginning = .balanced
  ) -> LayerDescription {
    LayerDescription(width: { _ in width }, takesBlocks: PanelLayout.takesBlocks(width)) { site in
      let weights = AccumulatorWeights(inputs: site.inputWidth, outputs: width, beginning)
      let others = sharesWeights ? weights : AccumulatorWeights(inputs: site.inputWidth, outputs: width, beginning)
      return GatedLayer(
        site, gate: LayerDescription.dense(width, .sigmoid, hasBias: false, initializer: beginning.gates).make,
        first: { NeuralAccumulatorLayer($0, weights) }, second: { MultiplicativeAccumulatorLayer($0, others) })
    }
  }

  /// The same with powers of the golden ratio φ instead of e, which makes tanh and σ flatter. The product is the same,
  /// because φ^(W log_φ x) = e^(W ln x). Source: the program of Mistry, Farrahi and Hare, JMLR 2022.
  package static func goldenNALU(_ width: Int) -> LayerDescription {
    LayerDescription(width: { _ in width }, takesBlocks: PanelLayout.takesBlocks(width)) { site in
      let weights = AccumulatorWeights(inputs: site.inputWidth, outputs: width, steepness: goldenSteepness)
      return GatedLayer(
        site, gate: LayerDescription.dense(width, .goldenSigmoid, hasBias: false).make,
        first: { NeuralAccumulatorLayer($0, weights) }, second: { MultiplicativeAccumulatorLayer($0, weights) })
    }
  }

  /// The same with a bias in the gate. All weights begin as `glorot_uniform`. Source: NeuralArithmetic.jl, the library
  /// of Heim, Pevný and Šmídl, NeurIPS 2020.
  package static func biasedNALU(_ width: Int) -> LayerDescription {
    LayerDescription(width: { _ in width }, takesBlocks: PanelLayout.takesBlocks(width)) { site in
      let weights = AccumulatorWeights(inputs: site.inputWidth, outputs: width, .glorot)
      return GatedLayer(
        site, gate: LayerDescription.dense(width, .sigmoid, biasInitializer: .glorotVector()).make,
        first: { NeuralAccumulatorLayer($0, weights) },
        second: { MultiplicativeAccumulatorLayer($0, weights, epsilon: 1e-8) })
    }
  }
}

extension Activation {
  /// 1 / (1 + φ⁻ᶻ), with the golden ratio φ instead of e.
  fileprivate static let goldenSigmoid = Activation(
    "golden_sigmoid", "1 / (1 + φ⁻ᶻ)", forward: { $0.map(flatSigmoid) }, backward: { $0.map(flatSigmoidGradient) })
}
