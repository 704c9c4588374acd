import Kernels

extension LayerKind {
  static let neuralMultiplication = LayerKind(
    name: "neural_multiplication", formula: "yᵢ = Πⱼ (wⱼᵢ xⱼ + 1 − wⱼᵢ), every weight kept within 0 and 1"
  ) { $1.isLinear ? .neuralMultiplication($0 - 1) : nil }
}

extension LayerDescription {
  /// The neural multiplication unit: yᵢ = Πⱼ (wⱼᵢ xⱼ + 1 − wⱼᵢ), W kept within 0 and 1 after each step, and a penalty that
  /// draws every weight to 0 or 1.
  ///
  /// Source: Madsen and Johansen, "Neural Arithmetic Units", ICLR 2020, and its program for the arithmetic task.
  package static func neuralMultiplication(
    _ width: Int, penalty: Penalty = Penalty(.sparsity, strength: 10, schedule: .ramp(from: 1_000_000, to: 2_000_000)),
    initializer: Initializer = .selectionUniform
  ) -> LayerDescription {
    LayerDescription(width: { _ in width }) { site in
      let parameter = Parameter(
        inputs: site.inputWidth, outputs: width, initializer: initializer, hasBias: false, bounds: 0...1,
        penalty: penalty)
      return NeuralMultiplicationLayer(site, parameter)
    }
  }
}

/// yᵢ = Πⱼ fⱼᵢ, fⱼᵢ = wⱼᵢ xⱼ + 1 − wⱼᵢ; dwⱼᵢ = Σ dyᵢ (xⱼ − 1) Πₖ≠ⱼ fₖᵢ, dxⱼ = Σᵢ dyᵢ wⱼᵢ Πₖ≠ⱼ fₖᵢ.
final class NeuralMultiplicationLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { [parameter] }

  private let parameter: Parameter
  private let product: FactorProduct
  /// dW of the last block, output by output.
  private var slopes: [Float]

  init(_ site: LayerSite, _ parameter: Parameter) {
    self.site = site
    self.parameter = parameter
    product = FactorProduct(count: site.inputWidth)
    slopes = [Float](repeating: 0, count: site.inputWidth * site.outputs.rows)
  }

  private func factor(_ x: Features, _ input: Int, _ output: Int) -> FeatureRow {
    let w = parameter[input, output]
    return x[input].map { $0 * w + (1 - w) }
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for output in 0..<outputs.rows {
      outputs.features[output] = product.value { factor(input.features, $0, output) }
    }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    let x = input.features
    inputGradient?.fill(from: x) { _ in Vector() }
    for output in 0..<outputs.rows {
      let gradient = outputGradient.features[output]
      product.forEachSlope({ factor(x, $0, output) }) { index, others in
        let slope = gradient * others
        slopes[output * product.count + index] = (slope * x[index].map { $0 - 1 }).sum
        guard let inputGradient else { return }
        let w = parameter[index, output]
        inputGradient[index] = inputGradient[index] + slope.map { $0 * w }
      }
    }
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    parameter.addGradient(weights: { slopes[$1 * product.count + $0] })
  }
}
