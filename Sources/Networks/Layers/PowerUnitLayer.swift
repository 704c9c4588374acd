import Kernels

extension LayerKind {
  static let powerUnit = LayerKind(
    name: "npu",
    formula: "y = exp(Wᵣᵀ ln r − Wᵢᵀ k) ∘ cos(Wᵢᵀ ln r + Wᵣᵀ k), of amounts r and signs k that gates choose"
  ) { $1.isLinear ? .powerUnit($0 - 1) : nil }
  static let realPowerUnit = LayerKind(name: "real_npu", formula: "the same with Wᵢ = 0") {
    $1.isLinear ? .powerUnit($0 - 1, isReal: true) : nil
  }
}

extension LayerDescription {
  /// The neural power unit: products of powers, with signs. Source: Heim, Pevný and Šmídl, "Neural Power Units",
  /// NeurIPS 2020, and its program.
  ///
  /// - Parameter isReal: True to leave out the imaginary weights.
  package static func powerUnit(_ width: Int, isReal: Bool = false, penalty: Penalty? = nil) -> LayerDescription {
    LayerDescription(width: { _ in width }, takesBlocks: PanelLayout.takesBlocks(width)) {
      PowerUnitLayer($0, isReal: isReal, penalty: penalty)
    }
  }
}

/// With g clamped to 0…1: r = g ∘ (|x| + ε) + 1 − g and k = π g ∘ 1[x < 0], u = Wᵣᵀ ln r − Wᵢᵀ k, v = Wᵢᵀ ln r + Wᵣᵀ k,
/// y = eᵘ ∘ cos v.
///
/// du = dy ∘ y, dv = −dy ∘ eᵘ ∘ sin v; d(ln r) = Wᵣ du + Wᵢ dv, dk = Wᵣ dv − Wᵢ du; dWᵣ = ln r duᵀ + k dvᵀ,
/// dWᵢ = ln r dvᵀ − k duᵀ.
final class PowerUnitLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { [real, gates] + (imaginary.map { [$0] } ?? []) }
  var selectingWeights: [Float] { real.weightValues + (imaginary?.weightValues ?? []) }

  private let real: Parameter
  private let imaginary: Parameter?
  private let gates: Parameter
  private let product: PanelProduct
  /// Buffers as wide as the input: ln r, k, their gradients, and one part of a gradient.
  private let logarithms, turns, logarithmGradient, turnGradient, inputPart: Matrix
  /// Buffers as wide as the output: u, then eᵘ; v, then eᵘ ∘ sin v; their gradients; −du for the imaginary weights; one
  /// part of a sum.
  private let exponents, angles, exponentGradient, angleGradient, negative, outputPart: Matrix

  init(_ site: LayerSite, isReal: Bool, penalty: Penalty?) {
    let (inputs, width) = (site.inputWidth, site.outputs.rows)
    func parameter(_ outputs: Int, _ initializer: Initializer) -> Parameter {
      Parameter(inputs: inputs, outputs: outputs, initializer: initializer, hasBias: false, penalty: penalty)
    }
    self.site = site
    real = parameter(width, .glorotUniform)
    imaginary = isReal ? nil : parameter(width, .constant(0))
    gates = parameter(1, .constant(0.5))
    product = PanelProduct(outputs: width)
    (logarithms, turns, logarithmGradient) = (site.buffer(inputs), site.buffer(inputs), site.buffer(inputs))
    (turnGradient, inputPart) = (site.buffer(inputs), site.buffer(inputs))
    (exponents, angles, exponentGradient) = (site.buffer(width), site.buffer(width), site.buffer(width))
    (angleGradient, negative, outputPart) = (site.buffer(width), site.buffer(width), site.buffer(width))
  }

  /// Returns g of an input, and whether the clamp lets a gradient through to it.
  private func gate(_ input: Int) -> (value: Float, isFree: Bool) {
    let gate = gates[input, 0]
    return (min(max(gate, 0), 1), 0 <= gate && gate <= 1)
  }

  /// Calls `body` for every input in every block.
  @inline(__always)
  private func forEachRow(_ body: (_ index: Int, _ gate: Float, _ block: Int) -> Void) {
    for index in 0..<site.inputWidth {
      let gate = gate(index).value
      for block in 0..<outputs.blocks { body(index, gate, block) }
    }
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    forEachRow { index, gate, block in
      let x = input.features.block(block)[index]
      logarithms.features.block(block)[index] = x.map { chosen($0, gate) }.logarithm
      turns.features.block(block)[index] = x.map { Vector().replacing(with: .pi * gate, where: $0 .< 0) }
    }
    product.forward(real.weights, logarithms.features, into: exponents.features, &pass)
    product.forward(real.weights, turns.features, into: angles.features, &pass)
    if let imaginary {
      product.forward(imaginary.weights, turns.features, into: outputPart.features, &pass)
      exponents.features.fill(from: exponents.features, outputPart.features, -)
      product.forward(imaginary.weights, logarithms.features, into: outputPart.features, &pass)
      angles.features.fill(from: angles.features, outputPart.features, +)
    }
    exponents.features.fill(from: exponents.features, exp)
    turn()
  }

  /// Writes y = eᵘ ∘ cos v, and replaces v by eᵘ ∘ sin v.
  private func turn() {
    let (sizes, angles, y) = (exponents.pointer, angles.pointer, outputs.pointer)
    for place in stride(from: 0, to: outputs.count, by: Vector.scalarCount) {
      let (sine, cosine) = sineAndCosine(load(angles + place))
      let size: Vector = load(sizes + place)
      store(size * cosine, to: y + place)
      store(size * sine, to: angles + place)
    }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    let dy = outputGradient.features
    exponentGradient.features.fill(from: dy, outputs.features, *)
    angleGradient.features.fill(from: dy, angles.features) { dy, y in -dy * y }
    product.backward(real.weights, exponentGradient.features, into: logarithmGradient.features, &pass)
    product.backward(real.weights, angleGradient.features, into: turnGradient.features, &pass)
    if let imaginary {
      negative.features.fill(from: exponentGradient.features) { -$0 }
      add(imaginary, angleGradient, to: logarithmGradient, &pass)
      add(imaginary, negative, to: turnGradient, &pass)
    }
    guard let inputGradient else { return }
    forEachRow { index, gate, block in
      let slope = input.features.block(block)[index].map { sign($0) * gate / chosen($0, gate) }
      inputGradient.block(block)[index] = logarithmGradient.features.block(block)[index] * slope
    }
  }

  /// gradient += W · delta
  private func add(_ weights: Parameter, _ delta: Matrix, to gradient: Matrix, _ pass: inout Pass) {
    product.backward(weights.weights, delta.features, into: inputPart.features, &pass)
    gradient.features.fill(from: gradient.features, inputPart.features, +)
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    add(to: real, exponentGradient, angleGradient)
    if let imaginary { add(to: imaginary, angleGradient, negative) }
    gates.addGradient(weights: { index, _ in
      (0..<outputs.blocks).reduce(0) { $0 + gateGradient(input.features, index, $1) }
    })
  }

  /// dW += ln r dpᵀ + k dqᵀ
  private func add(to parameter: Parameter, _ p: Matrix, _ q: Matrix) {
    let gradient = parameter.openGradient()
    product.addGradients(to: gradient, parameter.laneGradients, logarithms.features, p.features)
    product.addGradients(to: gradient, parameter.laneGradients, turns.features, q.features)
  }

  /// Returns the gradient of one gate in one block: Σ d(ln r) (|x| + ε − 1) / r + dk π 1[x < 0]
  private func gateGradient(_ x: Features, _ index: Int, _ block: Int) -> Float {
    let (gate, isFree) = gate(index)
    guard isFree else { return 0 }
    let x = x.block(block)[index]
    let slope = x.map { (abs($0) + epsilon - 1) / chosen($0, gate) }
    let turn = x.map { Vector().replacing(with: .pi, where: $0 .< 0) }
    let (logarithms, turns) = (logarithmGradient.features.block(block), turnGradient.features.block(block))
    return (logarithms[index] * slope + turns[index] * turn).sum
  }
}

/// The machine epsilon of Float32.
private let epsilon: Float = 0x1p-23

/// Returns r of one input.
@inline(__always)
private func chosen(_ x: Vector, _ gate: Float) -> Vector { (abs(x) + epsilon) * gate + (1 - gate) }
