extension LayerDescription {
  /// y = (Aᵀa + α) above (Bᵀb + β): a linear layer of `width` on each half of x.
  package static func towers(_ width: Int) -> LayerDescription {
    LayerDescription { TowersLayer(inputWidth: $0, width: width) }
  }
}

/// Two linear layers side by side, one on each half of x; their outputs are the halves of y.
final class TowersLayer: Layer {
  let outputs: Matrix
  let outputGradient: Matrix
  var weights: [PackedWeights] { first.weights + second.weights }

  private let first: DenseLayer
  private let second: DenseLayer

  init(inputWidth: Int, width: Int) {
    let outputs = Matrix(rows: 2 * width, columns: Batch.size)
    let outputGradient = Matrix(rows: 2 * width, columns: Batch.size)
    func tower(_ rows: Range<Int>) -> DenseLayer {
      DenseLayer(
        inputWidth: inputWidth / 2, activation: .linear, outputs: Matrix(sharing: rows, of: outputs),
        outputGradient: Matrix(sharing: rows, of: outputGradient))
    }
    first = tower(0..<width)
    second = tower(width..<2 * width)
    self.outputs = outputs
    self.outputGradient = outputGradient
  }

  /// In this order, since a tile of the first may hang over into the second's rows.
  func forward(_ input: LayerInput, _ pass: inout Pass) {
    let (a, b) = input.halves
    first.forward(a, &pass)
    second.forward(b, &pass)
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    let ((a, b), gradients) = (input.halves, inputGradient?.halves)
    first.backward(a, inputGradient: gradients?.0, &pass)
    second.backward(b, inputGradient: gradients?.1, &pass)
  }

  func update(_ input: LayerInput, adam: AdamStep) {
    let (a, b) = input.halves
    first.update(a, adam: adam)
    second.update(b, adam: adam)
  }
}
