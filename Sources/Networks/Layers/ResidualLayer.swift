import Kernels

extension LayerKind {
  static let residual = LayerKind(name: "residual", formula: "y = x + f(Wᵀx + b) if the widths are equal") {
    .residual($0 / $1.widthFactor, $1)
  }
}

extension LayerDescription {
  /// y = x + f(Wᵀx + b) if x and y have the same width, otherwise y = f(Wᵀx + b).
  package static func residual(_ width: Int, _ activation: Activation) -> LayerDescription {
    .residual(around: .dense(width, activation))
  }

  /// y = x + d(x) if x and y have the same width, otherwise y = d(x).
  package static func residual(around inner: LayerDescription) -> LayerDescription {
    LayerDescription(width: inner.width, parameterCount: inner.parameterCount) { site in
      site.outputs.rows == site.inputWidth ? ResidualLayer(site, around: inner) : inner.make(site)
    }
  }
}

/// y = x + d(x), with a layer d that keeps the width. In an evaluation without skips, y = d(x). dx = dy + the input
/// gradient of d.
final class ResidualLayer: Layer {
  let site: LayerSite
  var children: [any Layer] { [inner] }

  private let inner: any Layer

  /// The inner layer has its own outputs. The gradient of its outputs is the gradient of y.
  init(_ site: LayerSite, around inner: LayerDescription) {
    require(
      site.outputs.rows == site.inputWidth, "a skip from \(site.inputWidth) to \(site.outputs.rows) features")
    self.site = site
    let outputs = Matrix(rows: site.outputs.rows, columns: Batch.size)
    self.inner = inner.make(
      LayerSite(inputWidth: site.inputWidth, outputs: outputs, outputGradient: site.outputGradient))
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    inner.forward(input, &pass)
    guard pass.skips else { return outputs.copy(from: inner.outputs) }
    outputs.features.fill(from: input.features, inner.outputs.features, +)
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    inner.backward(input, inputGradient: inputGradient, &pass)
    guard let inputGradient else { return }
    inputGradient.fill(from: inputGradient, outputGradient.features, +)
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    inner.addGradients(input, pass)
  }
}
