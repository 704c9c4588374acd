import Kernels

/// y = Wᵀx and its two gradients, with weights that another object owns.
final class PanelProduct {
  /// dyᵀ, in panels of `[32, Tile.columns]`.
  private let transposedDelta: Matrix

  init(outputs: Int) {
    transposedDelta = Matrix(rows: outputs.rounded(upTo: Tile.columns), columns: Batch.size)
  }

  /// y = Wᵀx
  func forward(_ weights: Panels, _ input: Features, into output: Features, _ pass: inout Pass) {
    if weights.layout.isNarrow { return weights.multiplyNarrow(input, into: output) }
    for row in stride(from: 0, to: output.count, by: Tile.rows) {
      forwardTiles(weights, row: row, input: input, output: output, idle: &pass.idle)
    }
  }

  /// dx = W dy
  func backward(_ weights: Panels, _ delta: Features, into inputGradient: Features, _ pass: inout Pass) {
    if weights.layout.isNarrow { return weights.narrowInputGradient(delta, into: inputGradient) }
    for row in stride(from: 0, to: inputGradient.count, by: Tile.rows) {
      inputGradientTiles(weights, row: row, delta: delta, output: inputGradient, idle: &pass.idle)
    }
  }

  /// dW += x dyᵀ
  ///
  /// - Parameter lanes: The lane gradients of the same weights if their layout is narrow, otherwise nil.
  func addGradients(to gradients: Panels, _ lanes: LaneGradients?, _ input: Features, _ delta: Features) {
    if let lanes { return lanes.add(input: input, delta: delta, hasBias: false) }
    for row in stride(from: 0, to: delta.count, by: Tile.columns) {
      delta.transposePanel(at: row, into: transposedDelta.features)
    }
    gradients.addGradients(input: input, delta: transposedDelta.features, hasBias: false)
  }
}
