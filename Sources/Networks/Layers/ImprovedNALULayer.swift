import Kernels

extension LayerKind {
  static let inalu = LayerKind(
    name: "inalu",
    formula: "y = g ∘ Wₐᵀx + (1 − g) ∘ m ∘ s: products m with their signs s, and a gate that does not know x"
  ) { $1.isLinear ? .inalu($0 - 1) : nil }
  static let sharedINALU = LayerKind(name: "inalu_shared", formula: "the same with one W") {
    $1.isLinear ? .inalu($0 - 1, sharesWeights: true) : nil
  }
  static let attentiveINALU = LayerKind(name: "inalu_attentive", formula: "the same with a gate σ(Gᵀx)") {
    $1.isLinear ? .attentiveINALU($0 - 1) : nil
  }
}

extension LayerDescription {
  /// The improved neural arithmetic logic unit. Source: Schlör, Ring and Hotho, "iNALU", Frontiers in AI 2020. By
  /// default the weights begin as in its program for simple tasks.
  ///
  /// - Parameter penalty: The penalty of Ŵ, M̂ and the gates, which draws them away from 0.
  package static func inalu(
    _ width: Int, sharesWeights: Bool = false, beginning: ModuleBeginning = .small, penalty: Penalty? = nil
  ) -> LayerDescription {
    signedGate(width, sharesWeights: sharesWeights, beginning, penalty) {
      FreeGateLayer($0, beginning.gates, penalty: penalty)
    }
  }

  /// The same with a gate that depends on x. All weights begin as `glorot_uniform`. Source: NeuralArithmetic.jl, the
  /// library of Heim, Pevný and Šmídl, NeurIPS 2020.
  package static func attentiveINALU(_ width: Int, penalty: Penalty? = nil) -> LayerDescription {
    signedGate(width, sharesWeights: false, .glorot, penalty) { site in
      let gates = Parameter(
        inputs: site.inputWidth, outputs: width, initializer: .glorotUniform, hasBias: false, penalty: penalty)
      return DenseLayer(site, gates, activation: .sigmoid)
    }
  }

  private static func signedGate(
    _ width: Int, sharesWeights: Bool, _ beginning: ModuleBeginning, _ penalty: Penalty?,
    gate: @escaping @Sendable (LayerSite) -> any Layer
  ) -> LayerDescription {
    LayerDescription(width: { _ in width }, takesBlocks: PanelLayout.takesBlocks(width)) { site in
      func weights() -> AccumulatorWeights {
        AccumulatorWeights(inputs: site.inputWidth, outputs: width, beginning, penalty: penalty)
      }
      let sums = weights()
      let products = sharesWeights ? sums : weights()
      return GatedLayer(
        site, gate: gate, first: { NeuralAccumulatorLayer($0, sums) },
        second: { SignedProductLayer($0, products) })
    }
  }
}

/// y = σ(ĝ), which is the same for every x.
final class FreeGateLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { [parameter] }
  var selectingWeights: [Float] { [] }

  private let parameter: Parameter

  init(_ site: LayerSite, _ initializer: Initializer, penalty: Penalty?) {
    self.site = site
    parameter = Parameter(
      inputs: 1, outputs: site.outputs.rows, initializer: initializer, hasBias: false, penalty: penalty)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for output in 0..<outputs.rows {
      let gate = FeatureRow(repeating: parameter[0, output]).map(sigmoid)
      for block in 0..<outputs.blocks { outputs.features.block(block)[output] = gate }
    }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    inputGradient?.fill(from: input.features) { _ in Vector() }
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    parameter.addGradient(weights: { _, output in
      let y = outputs.features.block(0)[output]
      let (slope, dy) = (y.map { $0 * (1 - $0) }, outputGradient.features)
      return (slope * (1..<dy.blocks).reduce(dy.block(0)[output]) { $0 + dy.block($1)[output] }).sum
    })
  }
}

/// yᵢ = exp(min(Σⱼ wⱼᵢ ln max(|xⱼ|, 10⁻⁷), 20)) · Πⱼ (sign xⱼ |wⱼᵢ| + 1 − |wⱼᵢ|): a product of powers with its sign.
final class SignedProductLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { weights.parameters }
  var selectingWeights: [Float] { weights.selecting }
  var derivedWeights: [any ComputedWeights] { [weights] }

  private let weights: AccumulatorWeights
  private let product: PanelProduct
  private let signProducts: SelectionProducts
  /// Buffers as wide as the input: ln |xⱼ|, sign xⱼ, and scratch memory for products.
  private let logarithms, inputSigns, scratch: Matrix
  /// Buffers as wide as the output: Σⱼ wⱼᵢ ln |xⱼ|, its exp, the products of signs, and a gradient.
  private let sums, amounts, signs, delta: Matrix

  init(_ site: LayerSite, _ weights: AccumulatorWeights) {
    self.site = site
    self.weights = weights
    product = PanelProduct(outputs: site.outputs.rows)
    let (inputs, width) = (site.inputWidth, site.outputs.rows)
    (logarithms, inputSigns, scratch) = (site.buffer(inputs), site.buffer(inputs), site.buffer(inputs))
    (sums, amounts, signs, delta) = (site.buffer(width), site.buffer(width), site.buffer(width), site.buffer(width))
    signProducts = SelectionProducts(weights.panels, usesAmounts: true, scratch: scratch.features)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    logarithms.features.fill(from: input.features, logarithmOfAmount)
    product.forward(weights.panels, logarithms.features, into: sums.features, &pass)
    inputSigns.features.fill(from: input.features, sign)
    signProducts.multiply(inputSigns.features, into: signs.features)
    amounts.features.fill(from: sums.features, amount)
    outputs.features.fill(from: amounts.features, signs.features, *)
  }

  /// Leaves out the product of signs, which contributes nothing to dx.
  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    delta.features.fill(from: outputGradient.features, outputs.features, sums.features, slopeOfSum)
    guard let inputGradient else { return }
    product.backward(weights.panels, delta.features, into: inputGradient, &pass)
    inputGradient.fill(from: inputGradient, input.features, slopeOfLogarithm)
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    product.addGradients(to: weights.gradient.open(), weights.gradient.lanes, logarithms.features, delta.features)
    delta.features.fill(from: outputGradient.features, amounts.features, *)
    signProducts.addGradients(
      inputSigns.features, delta.features, to: weights.gradient.open(), weights.gradient.lanes, inputGradient: nil)
  }
}

private let least: Float = 1e-7
private let most: Float = 20

@inline(__always)
private func logarithmOfAmount(_ x: Vector) -> Vector { logarithm(larger(abs(x), Vector(repeating: least))) }

@inline(__always)
private func amount(_ sum: Vector) -> Vector { exp(sum.replacing(with: most, where: sum .> most)) }

@inline(__always)
private func slopeOfSum(_ dy: Vector, _ y: Vector, _ sum: Vector) -> Vector {
  (dy * y).replacing(with: 0, where: sum .> most)
}

@inline(__always)
private func slopeOfLogarithm(_ gradient: Vector, _ x: Vector) -> Vector {
  (gradient / x).replacing(with: 0, where: abs(x) .< least)
}
