extension LayerDescription {
  /// y = a ∘ b, of the two halves of x.
  package static let multiplyHalves = LayerDescription { MultiplyHalvesLayer(inputWidth: $0) }

  /// y = f(a + b), of the two halves of x.
  package static func addHalves(_ activation: Activation) -> LayerDescription {
    precondition(activation.keepsWidth, "a sum of halves cannot double its width")
    return LayerDescription { AddHalvesLayer(inputWidth: $0, activation: activation) }
  }
}

/// y = a ∘ b; da = dy ∘ b, db = dy ∘ a.
final class MultiplyHalvesLayer: Layer {
  let outputs: Matrix
  let outputGradient: Matrix

  init(inputWidth: Int) {
    outputs = Matrix(rows: inputWidth / 2, columns: Batch.size)
    outputGradient = Matrix(rows: inputWidth / 2, columns: Batch.size)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    let (a, b) = input.features.halves
    combine(a, b, into: outputs.features) { a, b in a * b }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    let ((a, b), (da, db)) = (input.features.halves, inputGradient.halves)
    combine(outputGradient.features, b, into: da) { dy, b in dy * b }
    combine(outputGradient.features, a, into: db) { dy, a in dy * a }
  }
}

/// y = f(a + b); da = db = dy ∘ f′.
final class AddHalvesLayer: Layer {
  let outputs: Matrix
  let outputGradient: Matrix

  private let activation: Activation
  private let sums: Matrix

  init(inputWidth: Int, activation: Activation) {
    self.activation = activation
    outputs = Matrix(rows: inputWidth / 2, columns: Batch.size)
    outputGradient = Matrix(rows: inputWidth / 2, columns: Batch.size)
    sums = activation.worksInPlace ? outputs : Matrix(rows: inputWidth / 2, columns: Batch.size)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    let (a, b) = input.features.halves
    combine(a, b, into: sums.features) { a, b in a + b }
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
