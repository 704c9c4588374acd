import Kernels

extension LayerKind {
  static let gatedUnits = LayerKind(
    name: "gated_units", formula: "y = g ∘ NAU(x) + (1 − g) ∘ NMU(x), g = σ(Gᵀx)"
  ) { $1.isLinear ? .gatedUnits($0 - 1) : nil }
}

extension LayerDescription {
  /// A gate for each output that mixes a neural addition unit and a neural multiplication unit. Source: Madsen and
  /// Johansen, ICLR 2020.
  package static func gatedUnits(
    _ width: Int, addition: LayerDescription? = nil, multiplication: LayerDescription? = nil
  ) -> LayerDescription {
    LayerDescription(width: { _ in width }, takesBlocks: PanelLayout.takesBlocks(width)) { site in
      GatedLayer(
        site, gate: LayerDescription.dense(width, .sigmoid, hasBias: false).make,
        first: (addition ?? .neuralAddition(width)).make,
        second: (multiplication ?? .neuralMultiplication(width)).make)
    }
  }
}

/// y = g ∘ a + (1 − g) ∘ m, where a, m and g are layers that read the same x. da = dy ∘ g, dm = dy ∘ (1 − g), dg = dy ∘
/// (a − m), and dx is the sum of the input gradients of the three.
final class GatedLayer: Layer {
  let site: LayerSite
  /// The parameters of all three layers. A parameter that two of them share appears once.
  let parameters: [Parameter]
  var children: [any Layer] { [first, second, gate] }
  var gateParameters: [Parameter] { gate.parameters + first.gateParameters + second.gateParameters }
  /// The selecting weights of a and m, without the weights of the gate.
  var selectingWeights: [Float] { first.selectingWeights + second.selectingWeights }

  private let first, second, gate: any Layer
  /// a, m and g, and their gradients. They are the outputs and output gradients of the three layers.
  private let values, gradients: (a: Features, m: Features, g: Features)
  /// A buffer for dL/dx of one layer, before it is added to that of the others.
  private let part: Matrix

  init(
    _ site: LayerSite, gate: (LayerSite) -> any Layer, first: (LayerSite) -> any Layer,
    second: (LayerSite) -> any Layer
  ) {
    func layer(_ make: (LayerSite) -> any Layer) -> any Layer {
      let width = site.outputs.rows
      return make(
        LayerSite(inputWidth: site.inputWidth, outputs: site.buffer(width), outputGradient: site.buffer(width)))
    }
    self.site = site
    let layers = [layer(first), layer(second), layer(gate)]
    (self.first, self.second, self.gate) = (layers[0], layers[1], layers[2])
    func features(_ matrix: (any Layer) -> Matrix) -> (Features, Features, Features) {
      (matrix(layers[0]).features, matrix(layers[1]).features, matrix(layers[2]).features)
    }
    values = features(\.outputs)
    gradients = features(\.outputGradient)
    part = site.buffer(site.inputWidth)
    parameters = layers.flatMap(\.parameters).reduce(into: []) { known, next in
      if !known.contains(where: { $0 === next }) { known.append(next) }
    }
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    first.forward(input, &pass)
    second.forward(input, &pass)
    gate.forward(input, &pass)
    outputs.features.fill(from: values.g, values.a, values.m, mixed)
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    let dy = outputGradient.features
    gradients.a.fill(from: dy, values.g, *)
    gradients.m.fill(from: dy, values.g, rest)
    gradients.g.fill(from: dy, values.a, values.m, slopeOfGate)
    let partGradient = inputGradient == nil ? nil : part.features
    first.backward(input, inputGradient: inputGradient, &pass)
    second.backward(input, inputGradient: partGradient, &pass)
    if let inputGradient { inputGradient.fill(from: inputGradient, part.features, +) }
    gate.backward(input, inputGradient: partGradient, &pass)
    if let inputGradient { inputGradient.fill(from: inputGradient, part.features, +) }
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    first.addGradients(input, pass)
    second.addGradients(input, pass)
    gate.addGradients(input, pass)
  }
}

@inline(__always)
private func mixed(_ g: Vector, _ a: Vector, _ m: Vector) -> Vector { g * a + (1 - g) * m }

@inline(__always)
private func rest(_ dy: Vector, _ g: Vector) -> Vector { dy * (1 - g) }

@inline(__always)
private func slopeOfGate(_ dy: Vector, _ a: Vector, _ m: Vector) -> Vector { dy * (a - m) }
