import Kernels

extension LayerKind {
  static let activation = LayerKind(name: "activation", formula: "y = f(x)") {
    $1.isLinear || $0 == 0 ? nil : .activation($1)
  }
}

extension LayerDescription {
  /// y = f(x): an activation on its own, after a layer whose own activation is linear.
  package static func activation(_ activation: Activation) -> LayerDescription {
    LayerDescription(width: { $0 * activation.widthFactor }) { ActivationLayer($0, activation) }
  }
}

/// y = f(x); dx = dy ∘ f′.
final class ActivationLayer: Layer {
  let site: LayerSite

  private let activation: Activation
  /// The sums z. They share the memory of the outputs if the activation works in place.
  private let sums: Matrix

  init(_ site: LayerSite, _ activation: Activation) {
    self.site = site
    self.activation = activation
    sums = activation.worksInPlace ? site.outputs : Matrix(rows: site.inputWidth, columns: Batch.size)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    sums.features.copy(from: input.features)
    activation.forward(ForwardRun(z: sums.features, y: outputs.features))
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    activation.backward(
      BackwardRun(
        z: sums.features, y: outputs.features, outputGradient: outputGradient.features, inputGradient: inputGradient))
  }
}
