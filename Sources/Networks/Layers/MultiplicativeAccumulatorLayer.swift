import Kernels

extension LayerKind {
  static let multiplicativeAccumulator = LayerKind(
    name: "multiplicative_accumulator", formula: "y = exp(Wᵀ ln(|x| + 10⁻⁷)), W = tanh Ŵ ∘ σ(M̂)"
  ) { $1.isLinear ? .multiplicativeAccumulator($0 - 1) : nil }
  static let shareProduct = LayerKind(
    name: "share_product", formula: "y = exp(Wᵀ ln(|x| + 10⁻⁷)), W = σ(Ŵ)"
  ) { $1.isLinear ? .shareProduct($0 - 1) : nil }
  static let selectionProduct = LayerKind(
    name: "selection_product", formula: "y = exp(Wᵀ ln(|x| + 10⁻⁷)), every weight kept within 0 and 1"
  ) { $1.isLinear ? .selectionProduct($0 - 1) : nil }
}

extension LayerDescription {
  /// The neural accumulator of logarithms, NAC•: products and quotients of absolute values, without signs. Source:
  /// Trask et al., "Neural Arithmetic Logic Units", NeurIPS 2018.
  package static func multiplicativeAccumulator(_ width: Int) -> LayerDescription {
    LayerDescription(width: { _ in width }, takesBlocks: PanelLayout.takesBlocks(width)) { site in
      MultiplicativeAccumulatorLayer(site, AccumulatorWeights(inputs: site.inputWidth, outputs: width))
    }
  }

  /// The same with weights σ(Ŵ) between 0 and 1, NAC•,σ. Source: Madsen and Johansen, ICLR 2020.
  package static func shareProduct(_ width: Int) -> LayerDescription {
    LayerDescription(
      width: { _ in width }, parameterCount: { $0 * width }, takesBlocks: PanelLayout.takesBlocks(width)
    ) { site in
      let parameter = Parameter(inputs: site.inputWidth, outputs: width, initializer: .glorotNormal, hasBias: false)
      return MultiplicativeAccumulatorLayer(site, ShareWeights(parameter, isSquashed: true))
    }
  }

  /// The same with the weights of a neural multiplication unit, NAC•,NMU. Source: Madsen and Johansen, ICLR 2020.
  package static func selectionProduct(_ width: Int, penalty: Penalty? = nil) -> LayerDescription {
    LayerDescription(
      width: { _ in width }, parameterCount: { $0 * width }, takesBlocks: PanelLayout.takesBlocks(width)
    ) { site in
      let parameter = Parameter(
        inputs: site.inputWidth, outputs: width, initializer: .selectionUniform, hasBias: false, bounds: 0...1,
        penalty: penalty)
      return MultiplicativeAccumulatorLayer(site, ShareWeights(parameter, isSquashed: false))
    }
  }
}

/// y = exp s, s = Wᵀl, l = ln(|x| + ε); ds = dy ∘ y, dW = l dsᵀ, dx = W ds ∘ sign x / (|x| + ε).
final class MultiplicativeAccumulatorLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { weights.parameters }
  var selectingWeights: [Float] { weights.selecting }
  var derivedWeights: [any ComputedWeights] { [weights] }

  private let weights: any ComputedWeights
  private let epsilon: Float
  private let product: PanelProduct
  private let logarithms: Matrix
  /// ds
  private let delta: Matrix

  init(_ site: LayerSite, _ weights: any ComputedWeights, epsilon: Float = 1e-7) {
    self.site = site
    self.weights = weights
    self.epsilon = epsilon
    product = PanelProduct(outputs: site.outputs.rows)
    logarithms = site.buffer(site.inputWidth)
    delta = site.buffer(site.outputs.rows)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    logarithms.features.fill(from: input.features) { [epsilon] x in logarithm(abs(x) + epsilon) }
    product.forward(weights.panels, logarithms.features, into: outputs.features, &pass)
    outputs.features.fill(from: outputs.features, exp)
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    delta.features.fill(from: outputGradient.features, outputs.features, *)
    guard let inputGradient else { return }
    product.backward(weights.panels, delta.features, into: inputGradient, &pass)
    inputGradient.fill(from: inputGradient, input.features) { [epsilon] g, x in
      g * sign(x) / (abs(x) + epsilon)
    }
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    product.addGradients(to: weights.gradient.open(), weights.gradient.lanes, logarithms.features, delta.features)
  }
}
