import Kernels

extension LayerKind {
  static let neuralAccumulator = LayerKind(
    name: "neural_accumulator", formula: "y = Wᵀx, W = tanh Ŵ ∘ σ(M̂)"
  ) { $1.isLinear ? .neuralAccumulator($0 - 1) : nil }
}

extension LayerDescription {
  /// The neural accumulator, NAC₊. Source: Trask et al., "Neural Arithmetic Logic Units", NeurIPS 2018.
  package static func neuralAccumulator(_ width: Int) -> LayerDescription {
    LayerDescription(width: { _ in width }, takesBlocks: PanelLayout.takesBlocks(width)) { site in
      NeuralAccumulatorLayer(site, AccumulatorWeights(inputs: site.inputWidth, outputs: width))
    }
  }
}

/// y = Wᵀx; dx = W dy, dW = x dyᵀ.
final class NeuralAccumulatorLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { weights.parameters }
  var selectingWeights: [Float] { weights.selecting }
  var derivedWeights: [any ComputedWeights] { [weights] }

  private let weights: any ComputedWeights
  private let product: PanelProduct

  init(_ site: LayerSite, _ weights: any ComputedWeights) {
    self.site = site
    self.weights = weights
    product = PanelProduct(outputs: site.outputs.rows)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    product.forward(weights.panels, input.features, into: outputs.features, &pass)
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    product.backward(weights.panels, outputGradient.features, into: inputGradient, &pass)
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    product.addGradients(to: weights.gradient.open(), weights.gradient.lanes, input.features, outputGradient.features)
  }
}
