extension LayerDescription {
  /// y = f(Wᵀx + b), with `width` sums.
  package static func dense(_ width: Int, _ activation: Activation = .linear) -> LayerDescription {
    LayerDescription { DenseLayer(inputWidth: $0, width: width, activation: activation) }
  }
}

/// z = Wᵀx + b, y = f(z); dz = dy ∘ f′, dx = W dz, dW = x dzᵀ, db = Σ dz.
final class DenseLayer: Layer {
  let outputs: Matrix
  let outputGradient: Matrix
  var weights: [PackedWeights] { [parameters] }

  let parameters: PackedWeights
  private let activation: Activation
  /// z; the same memory as `outputs` for an activation that works in place.
  private let sums: Matrix
  /// dL/dz, `[width, 32]`
  private let delta: Matrix
  /// dL/dzᵀ in panels of `[32, Tile.columns]`.
  private let transposedDelta: Matrix

  convenience init(inputWidth: Int, width: Int, activation: Activation) {
    func buffer() -> Matrix { Matrix(rows: width * activation.widthFactor, columns: Batch.size) }
    self.init(inputWidth: inputWidth, activation: activation, outputs: buffer(), outputGradient: buffer())
  }

  init(inputWidth: Int, activation: Activation, outputs: Matrix, outputGradient: Matrix) {
    let width = outputs.rows / activation.widthFactor
    self.activation = activation
    self.outputs = outputs
    self.outputGradient = outputGradient
    parameters = PackedWeights(inputs: inputWidth, outputs: width, initializer: activation.initializer)
    sums = activation.worksInPlace ? outputs : Matrix(rows: width, columns: Batch.size)
    delta = Matrix(rows: width, columns: Batch.size)
    transposedDelta = Matrix(rows: width.rounded(upTo: Tile.columns), columns: Batch.size)
  }

  func forward(_ input: Features, skips: Bool) {
    let run = ForwardRun(z: sums.features, y: outputs.features)
    for row in stride(from: 0, to: sums.rows, by: Tile.rows) {
      forwardTiles(parameters, row: row, input: input, output: sums.pointer)
      if activation.worksInPlace { activation.forward(run[row..<min(row + Tile.rows, sums.rows)]) }
    }
    if !activation.worksInPlace { activation.forward(run) }
  }

  func backward(_ input: Features, inputGradient: Features?, adam: AdamStep) {
    findDelta()
    if let inputGradient {
      for row in stride(from: 0, to: input.count, by: Tile.rows) {
        inputGradientTiles(parameters, row: row, delta: delta.features, output: inputGradient.pointer)
      }
    }
    parameters.update(input: input, delta: transposedDelta, adam: adam)
  }

  /// dz = dy ∘ f′, and its transpose, a panel at a time while it is near.
  private func findDelta() {
    let run = BackwardRun(
      z: sums.features, y: outputs.features, outputGradient: outputGradient.features, inputGradient: delta.features)
    if !activation.worksInPlace { activation.backward(run) }
    for row in stride(from: 0, to: delta.rows, by: Tile.columns) {
      if activation.worksInPlace { activation.backward(run[row..<min(row + Tile.columns, delta.rows)]) }
      transposePanel(delta.pointer + row * Batch.size, into: transposedDelta.pointer + row * Batch.size)
    }
  }
}
