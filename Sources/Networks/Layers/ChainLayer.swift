import Kernels

extension LayerKind {
  static let chain = LayerKind(name: "chain", formula: "y = Vᵀf(Wᵀx + b) + c, two layers as one") {
    .chain(.dense(3, $1), .dense($0 - 1))
  }
}

extension LayerDescription {
  /// y = second(first(x)), for places that take a single layer.
  package static func chain(_ first: LayerDescription, _ second: LayerDescription) -> LayerDescription {
    LayerDescription(
      width: { second.width(first.width($0)) },
      parameterCount: { first.parameterCount($0) + second.parameterCount(first.width($0)) }
    ) { ChainLayer($0, first, second) }
  }
}

/// y = second(first(x)): two layers as one.
final class ChainLayer: Layer {
  let site: LayerSite
  var children: [any Layer] { [first, second] }

  private let first: any Layer
  private let second: any Layer

  init(_ site: LayerSite, _ first: LayerDescription, _ second: LayerDescription) {
    self.site = site
    self.first = first.layer(inputWidth: site.inputWidth)
    self.second = second.make(
      LayerSite(
        inputWidth: first.width(site.inputWidth), outputs: site.outputs, outputGradient: site.outputGradient))
  }

  private var middle: LayerInput { LayerInput(first.outputs.features) }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    first.forward(input, &pass)
    second.forward(middle, &pass)
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    second.backward(middle, inputGradient: first.outputGradient.features, &pass)
    first.backward(input, inputGradient: inputGradient, &pass)
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    second.addGradients(middle, pass)
    first.addGradients(input, pass)
  }
}
