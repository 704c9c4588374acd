extension LayerDescription {
  /// y = x + f(Wᵀx + b) where the widths of x and y agree, else y = f(Wᵀx + b).
  package static func residual(_ width: Int, _ activation: Activation) -> LayerDescription {
    LayerDescription { inputWidth in
      let dense = DenseLayer(inputWidth: inputWidth, width: width, activation: activation)
      return dense.outputs.rows == inputWidth ? ResidualLayer(around: dense) : dense
    }
  }
}

/// y = x + d(x), with a dense layer d of the same width; y = d(x) where the skip is dropped.
/// dx = dy + (what d gives for dy).
final class ResidualLayer: Layer {
  let outputs: Matrix
  var outputGradient: Matrix { dense.outputGradient }
  var weights: [PackedWeights] { dense.weights }

  private let dense: DenseLayer

  init(around dense: DenseLayer) {
    self.dense = dense
    outputs = Matrix(rows: dense.outputs.rows, columns: Batch.size)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    dense.forward(input, &pass)
    guard pass.skips else { return outputs.copy(from: dense.outputs) }
    combine(input.features, dense.outputs.features, into: outputs.features) { x, y in x + y }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    dense.backward(input, inputGradient: inputGradient, &pass)
    guard let inputGradient else { return }
    combine(inputGradient, outputGradient.features, into: inputGradient) { dx, dy in dx + dy }
  }

  func update(_ input: LayerInput, adam: AdamStep) {
    dense.update(input, adam: adam)
  }
}
