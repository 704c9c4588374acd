import Kernels

extension LayerKind {
  static let neuralMultiplication = LayerKind(
    name: "neural_multiplication", formula: "yᵢ = Πⱼ (wⱼᵢ xⱼ + 1 − wⱼᵢ), every weight kept within 0 and 1"
  ) { $1.isLinear ? .neuralMultiplication($0 - 1) : nil }
}

extension LayerDescription {
  /// The neural multiplication unit: yᵢ = Πⱼ (wⱼᵢ xⱼ + 1 − wⱼᵢ). W is kept within 0 and 1 after each step, and a
  /// penalty draws every weight to 0 or 1.
  ///
  /// Source: Madsen and Johansen, "Neural Arithmetic Units", ICLR 2020, and its program for the arithmetic task.
  ///
  /// - Parameter staysAtBounds: True if a weight that has reached 0 or 1 stays there for good, as if the formula itself
  ///   clamped the weights.
  package static func neuralMultiplication(
    _ width: Int, penalty: Penalty = Penalty(.sparsity, strength: 10, schedule: .ramp(from: 1_000_000, to: 2_000_000)),
    initializer: Initializer = .selectionUniform, staysAtBounds: Bool = false
  ) -> LayerDescription {
    LayerDescription(width: { _ in width }, takesBlocks: { _ in true }) { site in
      let parameter = Parameter(
        inputs: site.inputWidth, outputs: width, initializer: initializer, hasBias: false, bounds: 0...1,
        staysAtBounds: staysAtBounds, penalty: penalty)
      return NeuralMultiplicationLayer(site, parameter)
    }
  }
}

/// yᵢ = Πⱼ (wⱼᵢ xⱼ + 1 − wⱼᵢ).
final class NeuralMultiplicationLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { [parameter] }

  private let parameter: Parameter
  private let scratch: Matrix
  private var products: SelectionProducts { SelectionProducts(parameter.weights, scratch: scratch.features) }

  init(_ site: LayerSite, _ parameter: Parameter) {
    self.site = site
    self.parameter = parameter
    scratch = Matrix(rows: site.inputWidth, columns: Batch.size)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    products.multiply(input.features, into: outputs.features)
  }

  /// Adds dW here and not in `addGradients`, because dW and dx need the same products.
  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    products.addGradients(
      input.features, outputGradient.features, to: parameter.openGradient(), parameter.laneGradients,
      inputGradient: inputGradient)
  }
}
