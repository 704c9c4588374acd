import Kernels

extension LayerKind {
  static let nalu = LayerKind(name: "nalu", formula: "y = g ∘ NAC₊(x) + (1 − g) ∘ NAC•(x), g = σ(Gᵀx), one W") {
    $1.isLinear ? .nalu($0 - 1) : nil
  }
  static let separateNALU = LayerKind(
    name: "nalu_separate", formula: "y = g ∘ NAC₊(x) + (1 − g) ∘ NAC•(x), g = σ(Gᵀx), each with its own W"
  ) { $1.isLinear ? .nalu($0 - 1, sharesWeights: false) : nil }
  static let gatedUnits = LayerKind(
    name: "gated_units", formula: "y = g ∘ NAU(x) + (1 − g) ∘ NMU(x), g = σ(Gᵀx)"
  ) { $1.isLinear ? .gatedUnits($0 - 1) : nil }
}

extension LayerDescription {
  /// The neural arithmetic logic unit: a gate for each output chooses between the sum and the product. Source: Trask et
  /// al., NeurIPS 2018.
  package static func nalu(_ width: Int, sharesWeights: Bool = true) -> LayerDescription {
    LayerDescription(width: { _ in width }) { site in
      let weights = AccumulatorWeights(inputs: site.inputWidth, outputs: width)
      let others = sharesWeights ? weights : AccumulatorWeights(inputs: site.inputWidth, outputs: width)
      return GatedLayer(
        site, gate: LayerDescription.dense(width, .sigmoid, hasBias: false).make,
        first: { NeuralAccumulatorLayer($0, weights) }, second: { MultiplicativeAccumulatorLayer($0, others) })
    }
  }

  /// The same gate between a neural addition unit and a neural multiplication unit. Source: Madsen and Johansen, ICLR 2020.
  package static func gatedUnits(
    _ width: Int, addition: LayerDescription? = nil, multiplication: LayerDescription? = nil
  ) -> LayerDescription {
    LayerDescription(width: { _ in width }) { site in
      GatedLayer(
        site, gate: LayerDescription.dense(width, .sigmoid, hasBias: false).make,
        first: (addition ?? .neuralAddition(width)).make,
        second: (multiplication ?? .neuralMultiplication(width)).make)
    }
  }
}

/// y = g ∘ a + (1 − g) ∘ m, each from a layer on the same x; da = dy ∘ g, dm = dy ∘ (1 − g), dg = dy ∘ (a − m), and dx is
/// the sum of what the three give.
final class GatedLayer: Layer {
  let site: LayerSite
  /// Each once, though two of the layers may share some.
  let parameters: [Parameter]
  /// Without those of the gate.
  var selectingWeights: [Float] { first.selectingWeights + second.selectingWeights }

  private let gate: any Layer
  private let first: any Layer
  private let second: any Layer
  /// dL/dx of one of the layers, until it is added to that of the others.
  private let part: Matrix

  init(
    _ site: LayerSite, gate: (LayerSite) -> any Layer, first: (LayerSite) -> any Layer,
    second: (LayerSite) -> any Layer
  ) {
    func layer(_ make: (LayerSite) -> any Layer) -> any Layer {
      func buffer() -> Matrix { Matrix(rows: site.outputs.rows, columns: Batch.size) }
      return make(LayerSite(inputWidth: site.inputWidth, outputs: buffer(), outputGradient: buffer()))
    }
    self.site = site
    self.first = layer(first)
    self.second = layer(second)
    self.gate = layer(gate)
    part = Matrix(rows: site.inputWidth, columns: Batch.size)
    parameters = (self.first.parameters + self.second.parameters + self.gate.parameters).reduce(into: []) {
      known, next in
      if !known.contains(where: { $0 === next }) { known.append(next) }
    }
  }

  private var layers: [any Layer] { [first, second, gate] }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for layer in layers { layer.forward(input, &pass) }
    outputs.features.fill(from: gate.outputs.features, first.outputs.features, second.outputs.features) { g, a, m in
      g * a + (1 - g) * m
    }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    let dy = outputGradient.features
    let (g, a, m) = (gate.outputs.features, first.outputs.features, second.outputs.features)
    first.outputGradient.features.fill(from: dy, g, *)
    second.outputGradient.features.fill(from: dy, g) { dy, g in dy * (1 - g) }
    gate.outputGradient.features.fill(from: dy, a, m) { dy, a, m in dy * (a - m) }
    first.backward(input, inputGradient: inputGradient, &pass)
    for layer in [second, gate] {
      layer.backward(input, inputGradient: inputGradient.map { _ in part.features }, &pass)
      if let inputGradient { inputGradient.fill(from: inputGradient, part.features, +) }
    }
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    for layer in layers { layer.addGradients(input, pass) }
  }
}
