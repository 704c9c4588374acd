import Kernels

extension LayerKind {
  static let multiplyHalves = LayerKind(name: "multiply_halves", formula: "y = a ∘ b, of the halves of x") {
    $1.isLinear ? .multiplyHalves : nil
  }
}

extension LayerDescription {
  /// y = a ∘ b, where a and b are the two halves of x.
  package static let multiplyHalves = LayerDescription(width: { $0 / 2 }) { MultiplyHalvesLayer($0) }
}

/// y = a ∘ b; da = dy ∘ b, db = dy ∘ a.
final class MultiplyHalvesLayer: Layer {
  let site: LayerSite

  init(_ site: LayerSite) {
    require(site.inputWidth == 2 * site.outputs.rows, "halves of \(site.inputWidth) features")
    self.site = site
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    let (a, b) = input.features.halves
    outputs.features.fill(from: a, b, *)
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    let ((a, b), (da, db)) = (input.features.halves, inputGradient.halves)
    da.fill(from: outputGradient.features, b, *)
    db.fill(from: outputGradient.features, a, *)
  }
}
