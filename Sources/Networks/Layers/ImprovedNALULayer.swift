import Kernels

extension LayerKind {
  static let inalu = LayerKind(
    name: "inalu",
    formula: "y = g ∘ Wₐᵀx + (1 − g) ∘ m ∘ s: products m with their signs s, and a gate that does not know x"
  ) { $1.isLinear ? .inalu($0 - 1) : nil }
  static let sharedINALU = LayerKind(name: "inalu_shared", formula: "the same with one W") {
    $1.isLinear ? .inalu($0 - 1, sharesWeights: true) : nil
  }
}

extension LayerDescription {
  /// The improved neural arithmetic logic unit. Source: Schlör, Ring and Hotho, "iNALU", Frontiers in AI 2020; weights
  /// begin as in its program for simple tasks.
  ///
  /// - Parameter penalty: of Ŵ, M̂ and the gates, which draws them away from 0.
  package static func inalu(_ width: Int, sharesWeights: Bool = false, penalty: Penalty? = nil) -> LayerDescription {
    LayerDescription(width: { _ in width }) { site in
      func weights() -> AccumulatorWeights {
        AccumulatorWeights(
          inputs: site.inputWidth, outputs: width, signs: .normal(mean: 1, deviation: 0.1),
          shares: .normal(mean: -1, deviation: 0.1), penalty: penalty)
      }
      let sums = weights()
      let products = sharesWeights ? sums : weights()
      return GatedLayer(
        site, gate: { FreeGateLayer($0, penalty: penalty) }, first: { NeuralAccumulatorLayer($0, sums) },
        second: { SignedProductLayer($0, products) })
    }
  }
}

/// y = σ(ĝ), the same for every x.
final class FreeGateLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { [parameter] }
  var selectingWeights: [Float] { [] }

  private let parameter: Parameter

  init(_ site: LayerSite, penalty: Penalty?) {
    self.site = site
    parameter = Parameter(
      inputs: 1, outputs: site.outputs.rows, initializer: .normal(mean: 0, deviation: 0.1), hasBias: false,
      penalty: penalty)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for output in 0..<outputs.rows {
      outputs.features[output] = FeatureRow(repeating: parameter[0, output]).map(sigmoid)
    }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    inputGradient?.fill(from: input.features) { _ in Vector() }
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    parameter.addGradient(weights: { _, output in
      let y = outputs.features[output]
      return (outputGradient.features[output] * y.map { $0 * (1 - $0) }).sum
    })
  }
}

/// yᵢ = exp(min(Σⱼ wⱼᵢ ln max(|xⱼ|, 10⁻⁷), 20)) · Πⱼ (sign xⱼ |wⱼᵢ| + 1 − |wⱼᵢ|): a product with its sign.
final class SignedProductLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { weights.parameters }
  var selectingWeights: [Float] { weights.selecting }
  var derivedWeights: [AccumulatorWeights] { [weights] }

  private let weights: AccumulatorWeights
  private let product: PanelProduct
  private let signProduct: FactorProduct
  private let logarithms: Matrix
  /// Σⱼ wⱼᵢ ln |xⱼ|, then their gradients.
  private let sums: Matrix
  private let delta: Matrix
  /// Π of the signs.
  private let signs: Matrix

  init(_ site: LayerSite, _ weights: AccumulatorWeights) {
    self.site = site
    self.weights = weights
    product = PanelProduct(outputs: site.outputs.rows)
    signProduct = FactorProduct(count: site.inputWidth)
    logarithms = Matrix(rows: site.inputWidth, columns: Batch.size)
    sums = Matrix(rows: site.outputs.rows, columns: Batch.size)
    delta = Matrix(rows: site.outputs.rows, columns: Batch.size)
    signs = Matrix(rows: site.outputs.rows, columns: Batch.size)
  }

  private func factor(_ x: Features, _ input: Int, _ output: Int) -> FeatureRow {
    let size = Swift.abs(weights[input, output])
    return x[input].map { sign($0) * size + (1 - size) }
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    logarithms.features.fill(from: input.features, logarithmOfAmount)
    product.forward(weights.panels, logarithms.features, into: sums.features, &pass)
    for output in 0..<outputs.rows {
      signs.features[output] = signProduct.value { factor(input.features, $0, output) }
    }
    outputs.features.fill(from: sums.features, signs.features, signed)
  }

  /// The signs have no slope by x.
  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    delta.features.fill(from: outputGradient.features, outputs.features, sums.features, slopeOfSum)
    guard let inputGradient else { return }
    product.backward(weights.panels, delta.features, into: inputGradient, &pass)
    inputGradient.fill(from: inputGradient, input.features, slopeOfLogarithm)
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    product.addGradients(to: weights.openGradient(), logarithms.features, delta.features)
    for output in 0..<outputs.rows { addSignGradients(input.features, output) }
  }

  /// dwⱼᵢ of the signs: sign wⱼᵢ · Σ dyᵢ mᵢ (sign xⱼ − 1) Πₖ≠ⱼ, with the amount mᵢ.
  private func addSignGradients(_ x: Features, _ output: Int) {
    let amounts = sums.features[output].map(amount)
    let gradient = outputGradient.features[output] * amounts
    signProduct.forEachSlope({ factor(x, $0, output) }) { index, others in
      let slope = (gradient * others * x[index].map { sign($0) - 1 }).sum
      weights.addGradient(weights[index, output] < 0 ? -slope : slope, index, output)
    }
  }
}

private let least: Float = 1e-7
private let most: Float = 20

@inline(__always)
private func logarithmOfAmount(_ x: Vector) -> Vector { logarithm(larger(abs(x), Vector(repeating: least))) }

@inline(__always)
private func amount(_ sum: Vector) -> Vector { exp(sum.replacing(with: most, where: sum .> most)) }

@inline(__always)
private func signed(_ sum: Vector, _ sign: Vector) -> Vector { amount(sum) * sign }

@inline(__always)
private func slopeOfSum(_ dy: Vector, _ y: Vector, _ sum: Vector) -> Vector {
  (dy * y).replacing(with: 0, where: sum .> most)
}

@inline(__always)
private func slopeOfLogarithm(_ gradient: Vector, _ x: Vector) -> Vector {
  (gradient / x).replacing(with: 0, where: abs(x) .< least)
}
