import Kernels

/// y = second(first(x)): two layers as one.
final class ChainLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { first.parameters + second.parameters }
  var selectingWeights: [Float] { first.selectingWeights + second.selectingWeights }

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
