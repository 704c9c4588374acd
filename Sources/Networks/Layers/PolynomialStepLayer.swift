import Kernels

extension LayerKind {
  static let polynomialStep = LayerKind(name: "polynomial_step", formula: "y = a ∘ b + a, of the halves of x") {
    $1.isLinear ? .polynomialStep : nil
  }
}

extension LayerDescription {
  /// y = a ∘ b + a, where a and b are the two halves of x. In a Π-net each such step raises the degree of the
  /// polynomial. Source: Chrysos et al., "Π-nets", CVPR 2020.
  package static let polynomialStep = LayerDescription(width: { $0 / 2 }) { PolynomialStepLayer($0) }
}

/// y = a ∘ b + a; da = dy ∘ (b + 1), db = dy ∘ a.
final class PolynomialStepLayer: Layer {
  let site: LayerSite

  init(_ site: LayerSite) {
    require(site.inputWidth == 2 * site.outputs.rows, "halves of \(site.inputWidth) features")
    self.site = site
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    let (a, b) = input.features.halves
    outputs.features.fill(from: a, b) { a, b in a.adding(a, times: b) }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    let ((a, b), (da, db)) = (input.features.halves, inputGradient.halves)
    da.fill(from: outputGradient.features, b) { dy, b in dy.adding(dy, times: b) }
    db.fill(from: outputGradient.features, a, *)
  }
}
