import Kernels

extension LayerKind {
  static let addHalves = LayerKind(name: "add_halves", formula: "y = f(a + b), of the halves of x") {
    $1.keepsWidth ? .addHalves($1) : nil
  }
}

extension LayerDescription {
  /// y = f(a + b), where a and b are the two halves of x.
  package static func addHalves(_ activation: Activation) -> LayerDescription {
    require(activation.keepsWidth, "a sum of halves cannot double its width")
    return LayerDescription(width: { $0 / 2 }) { AddHalvesLayer($0, activation: activation) }
  }
}

/// y = f(a + b); da = db = dy ∘ f′.
final class AddHalvesLayer: Layer {
  let site: LayerSite

  private let activation: Activation
  private let sums: Matrix

  init(_ site: LayerSite, activation: Activation) {
    require(site.inputWidth == 2 * site.outputs.rows, "halves of \(site.inputWidth) features")
    self.site = site
    self.activation = activation
    sums = activation.worksInPlace ? site.outputs : Matrix(rows: site.outputs.rows, columns: Batch.size)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    let (a, b) = input.features.halves
    sums.features.fill(from: a, b, +)
    activation.forward(ForwardRun(z: sums.features, y: outputs.features))
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    let (da, db) = inputGradient.halves
    activation.backward(
      BackwardRun(
        z: sums.features, y: outputs.features, outputGradient: outputGradient.features, inputGradient: da))
    db.copy(from: da)
  }
}
