import Kernels

extension LayerKind {
  static let multiplicativeAccumulator = LayerKind(
    name: "multiplicative_accumulator", formula: "y = exp(Wᵀ ln(|x| + 10⁻⁷)), W = tanh Ŵ ∘ σ(M̂)"
  ) { $1.isLinear ? .multiplicativeAccumulator($0 - 1) : nil }
}

extension LayerDescription {
  /// The accumulator of logarithms, NAC•: products and quotients of amounts, without their signs. Source: Trask et al.,
  /// "Neural Arithmetic Logic Units", NeurIPS 2018.
  package static func multiplicativeAccumulator(_ width: Int) -> LayerDescription {
    LayerDescription(width: { _ in width }, takesBlocks: PanelLayout.takesBlocks(width)) { site in
      MultiplicativeAccumulatorLayer(site, AccumulatorWeights(inputs: site.inputWidth, outputs: width))
    }
  }
}

/// y = exp s, s = Wᵀl, l = ln(|x| + ε); ds = dy ∘ y, dW = l dsᵀ, dx = W ds ∘ sign x / (|x| + ε).
final class MultiplicativeAccumulatorLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { weights.parameters }
  var selectingWeights: [Float] { weights.selecting }
  var derivedWeights: [AccumulatorWeights] { [weights] }

  private let weights: AccumulatorWeights
  private let product: PanelProduct
  private let logarithms: Matrix
  /// ds
  private let delta: Matrix

  init(_ site: LayerSite, _ weights: AccumulatorWeights) {
    self.site = site
    self.weights = weights
    product = PanelProduct(outputs: site.outputs.rows)
    logarithms = site.buffer(site.inputWidth)
    delta = site.buffer(site.outputs.rows)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    logarithms.features.fill(from: input.features, logarithmOfAmount)
    product.forward(weights.panels, logarithms.features, into: outputs.features, &pass)
    outputs.features.fill(from: outputs.features, exp)
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    delta.features.fill(from: outputGradient.features, outputs.features, *)
    guard let inputGradient else { return }
    product.backward(weights.panels, delta.features, into: inputGradient, &pass)
    inputGradient.fill(from: inputGradient, input.features, slopeOfLogarithm)
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    product.addGradients(to: weights.openGradient(), weights.laneGradients, logarithms.features, delta.features)
  }
}

private let epsilon: Float = 1e-7

@inline(__always)
private func logarithmOfAmount(_ x: Vector) -> Vector { logarithm(abs(x) + epsilon) }

@inline(__always)
private func slopeOfLogarithm(_ gradient: Vector, _ x: Vector) -> Vector { gradient * sign(x) / (abs(x) + epsilon) }
