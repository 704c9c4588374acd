import Networks

// Modules of neural arithmetic, in the stacks that their papers used.
extension Architecture {
  package static let modules: [Architecture] = [
    module(
      "neural_addition", "v ← Wv, every weight drawn to −1, 0 or 1 and kept within ±1 (NAU)", hasPenalty: true
    ) { shape in
      (shape.hidden + [shape.outputWidth]).map { addition($0, shape) }
    },
    module("neural_accumulator", "v ← Wv, W = tanh Ŵ ∘ σ(M̂) (NAC₊)") { shape in
      (shape.hidden + [shape.outputWidth]).map { .neuralAccumulator($0) }
    },
    module("multiplicative_accumulator", "exp(W ln(|v| + 10⁻⁷)), W = tanh Ŵ ∘ σ(M̂), behind NAC₊ (NAC•)") { shape in
      shape.hidden.map { .neuralAccumulator($0) } + [.multiplicativeAccumulator(shape.outputWidth)]
    },
    module("share_product", "the same, but the last W = σ(Ŵ) (NAC•,σ)", mostInputs: 4) { shape in
      shape.hidden.map { .neuralAccumulator($0) } + [.shareProduct(shape.outputWidth)]
    },
    module(
      "selection_product", "the same with every weight of the last layer kept within 0 and 1, behind NAU (NAC•,NMU)",
      hasPenalty: true, mostInputs: 4
    ) { shape in
      shape.hidden.map { additionBelow($0, shape) } + [
        .selectionProduct(shape.outputWidth, penalty: shape.penalty.sparsity(10, from: 1_000_000, to: 2_000_000))
      ]
    },
    module("nalu", "g ∘ NAC₊(v) + (1 − g) ∘ NAC•(v), g = σ(Gv), one W for both (NALU)", hasRoutines: true) { shape in
      (shape.hidden + [shape.outputWidth]).map { .nalu($0, beginning: shape.beginning ?? .balanced) }
    },
    module("nalu_separate", "the same with a W for each, behind NAC₊") { shape in
      shape.hidden.map { .neuralAccumulator($0) } + [.nalu(shape.outputWidth, sharesWeights: false)]
    },
    module("nalu_golden", "nalu with the golden ratio instead of e in tanh and σ (G-NALU)") { shape in
      (shape.hidden + [shape.outputWidth]).map { .goldenNALU($0) }
    },
    module("nalu_biased", "nalu with g = σ(Gv + b), all begun as glorot_uniform (NeuralArithmetic.jl)") { shape in
      (shape.hidden + [shape.outputWidth]).map { .biasedNALU($0) }
    },
    module(
      "neural_multiplication", "Πⱼ (wⱼ vⱼ + 1 − wⱼ), every weight kept within 0 and 1, behind NAU (NMU)",
      hasPenalty: true, mostInputs: 4
    ) { shape in
      shape.hidden.map { additionBelow($0, shape) } + [multiplication(shape.outputWidth, shape)]
    },
    module(
      "gated_units", "g ∘ NAU(v) + (1 − g) ∘ NMU(v), g = σ(Gv), behind NAU", hasPenalty: true, mostInputs: 4
    ) { shape in
      let (addition, multiplication) = (
        additionBelow(shape.outputWidth, shape), multiplication(shape.outputWidth, shape)
      )
      return shape.hidden.map { additionBelow($0, shape) } + [
        .gatedUnits(shape.outputWidth, addition: addition, multiplication: multiplication)
      ]
    },
    module(
      "inalu",
      "g ∘ Wv + (1 − g) ∘ m ∘ s: products with signs, weights of their own, a gate that does not know v (iNALU)",
      hasPenalty: true, hasRoutines: true, mostInputs: 4
    ) { signedGates($0, sharesWeights: false) },
    module(
      "inalu_shared", "the same with one W for sums and products", hasPenalty: true, hasRoutines: true, mostInputs: 4
    ) { signedGates($0, sharesWeights: true) },
    module(
      "inalu_attentive", "inalu with a gate σ(Gv), all begun as glorot_uniform (NeuralArithmetic.jl)",
      hasPenalty: true, mostInputs: 4
    ) { shape in
      (shape.hidden + [shape.outputWidth]).map { .attentiveINALU($0, penalty: shape.penalty.saturationSum) }
    },
    module(
      "npu", "products of powers with signs, of inputs that gates choose, then a linear map (NPU)", hasPenalty: true,
      penaltyGrows: true
    ) { stack($0, .powerUnit($0.firstWidth, penalty: $0.penalty.growing)) },
    module("real_npu", "the same without imaginary weights (RealNPU)", hasPenalty: true, penaltyGrows: true) {
      stack($0, .powerUnit($0.firstWidth, isReal: true, penalty: $0.penalty.growing))
    },
    module(
      "multiplication_addition",
      "NMU with weights from U(0, 1), which stay at 0 and 1 once they are there, then a linear map (NeuralArithmetic.jl)",
      hasPenalty: true, mostInputs: 4
    ) { shape in
      let penalty = shape.penalty.sparsity(0, from: 0, to: 1)
      return stack(
        shape,
        .neuralMultiplication(
          shape.firstWidth, penalty: penalty, initializer: .unitUniform, staysAtBounds: true))
    },
  ]

  private static func module(
    _ name: String, _ formula: String, hasPenalty: Bool = false, penaltyGrows: Bool = false,
    hasRoutines: Bool = false, mostInputs: Int = 256,
    layers: @escaping @Sendable (Shape) -> [LayerDescription]
  ) -> Architecture {
    Architecture(
      name: name, formula: formula, depths: 1...2, activations: ["linear"], hasPenalty: hasPenalty,
      penaltyGrows: penaltyGrows, hasRoutines: hasRoutines, mostInputs: mostInputs, layers: layers)
  }

  private static func signedGates(_ shape: Shape, sharesWeights: Bool) -> [LayerDescription] {
    (shape.hidden + [shape.outputWidth]).map {
      .inalu(
        $0, sharesWeights: sharesWeights, beginning: shape.beginning ?? .small, penalty: shape.penalty.saturation)
    }
  }

  private static func addition(_ width: Int, _ shape: Shape) -> LayerDescription {
    .neuralAddition(width, penalty: shape.penalty.sparsity(0.01, from: 5_000, to: 50_000))
  }

  /// A NAU beside or below a multiplication unit. It has the penalty of that unit, because the published program has
  /// one strength and one ramp for all layers of a network.
  private static func additionBelow(_ width: Int, _ shape: Shape) -> LayerDescription {
    .neuralAddition(width, penalty: shape.penalty.sparsity(10, from: 1_000_000, to: 2_000_000))
  }

  private static func multiplication(_ width: Int, _ shape: Shape) -> LayerDescription {
    .neuralMultiplication(width, penalty: shape.penalty.sparsity(10, from: 1_000_000, to: 2_000_000))
  }

  /// Returns the unit, followed at depth 2 by a linear map without a bias.
  private static func stack(_ shape: Shape, _ unit: LayerDescription) -> [LayerDescription] {
    shape.hidden.isEmpty ? [unit] : [unit, .dense(shape.outputWidth, hasBias: false)]
  }
}

extension Architecture.Shape {
  /// The number of outputs of the first layer.
  fileprivate var firstWidth: Int { hidden.first ?? outputWidth }
}
