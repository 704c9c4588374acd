import Kernels

extension LayerKind {
  static let modulation = LayerKind(
    name: "modulation", formula: "y = f((1 + γ) ∘ v + β), v = Aᵀa + α, γ = Γᵀb + γ₀, β = Bᵀb + β₀, of the halves of x"
  ) { $1.keepsWidth ? .modulation($0 - 1, $1) : nil }
}

extension LayerDescription {
  /// Feature-wise linear modulation, FiLM: b determines how the features of a are scaled and shifted. At the start it
  /// changes them little. Source: Perez et al., "FiLM", AAAI 2018, and its program.
  package static func modulation(_ width: Int, _ activation: Activation) -> LayerDescription {
    require(activation.keepsWidth, "a modulation cannot double its width")
    return LayerDescription(width: { _ in width }) { ModulationLayer($0, activation) }
  }
}

/// z = (1 + γ) ∘ v + β, y = f(z); dv = dz ∘ (1 + γ), dγ = dz ∘ v, dβ = dz.
final class ModulationLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { [features, scales, shifts].flatMap(\.parameters) }

  private let activation: Activation
  private let features, scales, shifts: any Layer
  private let sums: Matrix
  private let delta: Matrix
  /// A buffer for the shifts' dL/db, before it is added to that of the scales.
  private let part: Matrix

  init(_ site: LayerSite, _ activation: Activation) {
    require(site.inputWidth.isMultiple(of: 2), "2 layers on the halves of \(site.inputWidth) features")
    let (half, width) = (site.inputWidth / 2, site.outputs.rows)
    self.site = site
    self.activation = activation
    features = LayerDescription.dense(width, initializer: activation.initializer).layer(inputWidth: half)
    scales = LayerDescription.dense(width, initializer: .tenthOfGlorot).layer(inputWidth: half)
    shifts = LayerDescription.dense(width, initializer: .tenthOfGlorot).layer(inputWidth: half)
    sums = activation.worksInPlace ? site.outputs : Matrix(rows: width, columns: Batch.size)
    delta = Matrix(rows: width, columns: Batch.size)
    part = Matrix(rows: half, columns: Batch.size)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    let (a, b) = input.halves
    features.forward(a, &pass)
    for layer in [scales, shifts] { layer.forward(b, &pass) }
    sums.features.fill(from: features.outputs.features, scales.outputs.features, shifts.outputs.features) {
      v, scale, shift in
      (v + shift).adding(v, times: scale)
    }
    activation.forward(ForwardRun(z: sums.features, y: outputs.features))
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    findDelta()
    let (a, b) = input.halves
    let halves = inputGradient?.halves
    features.backward(a, inputGradient: halves?.0, &pass)
    scales.backward(b, inputGradient: halves?.1, &pass)
    shifts.backward(b, inputGradient: halves.map { _ in part.features }, &pass)
    if let db = halves?.1 { db.fill(from: db, part.features, +) }
  }

  private func findDelta() {
    let dz = delta.features
    activation.backward(
      BackwardRun(z: sums.features, y: outputs.features, outputGradient: outputGradient.features, inputGradient: dz))
    features.outputGradient.features.fill(from: dz, scales.outputs.features) { dz, scale in dz.adding(dz, times: scale)
    }
    scales.outputGradient.features.fill(from: dz, features.outputs.features, *)
    shifts.outputGradient.features.copy(from: dz)
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    let (a, b) = input.halves
    features.addGradients(a, pass)
    for layer in [scales, shifts] { layer.addGradients(b, pass) }
  }
}
