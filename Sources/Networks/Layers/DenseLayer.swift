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
  /// dL/dz, `[width, 32]`; the same memory as `outputGradient` for the linear activation.
  private let delta: Matrix
  /// dL/dzᵀ in panels of `[32, Tile.columns]`.
  private let transposedDelta: Matrix
  private let hotRows: HotRows

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
    delta = activation.isLinear ? outputGradient : Matrix(rows: width, columns: Batch.size)
    transposedDelta = Matrix(rows: width.rounded(upTo: Tile.columns), columns: Batch.size)
    hotRows = HotRows(rows: inputWidth)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    if input.hot != nil { lookUp(input, &pass) } else { multiply(input.features, &pass) }
    if !activation.worksInPlace { activation.forward(ForwardRun(z: sums.features, y: outputs.features)) }
  }

  private func multiply(_ input: Features, _ pass: inout Pass) {
    for row in stride(from: 0, to: sums.rows, by: Tile.rows) {
      forwardTiles(parameters, row: row, input: input, output: sums.pointer, idle: &pass.idle)
      activate(row..<min(row + Tile.rows, sums.rows))
    }
  }

  /// With one-hot inputs Wᵀx is the sum of the hot rows of W. The rows that are not hot can be updated at once.
  private func lookUp(_ input: LayerInput, _ pass: inout Pass) {
    hotRows.find(input)
    for row in stride(from: 0, to: sums.rows, by: Tile.columns) {
      let panel = transposedDelta.pointer + row * Batch.size
      parameters.lookUp(hotRows, output: row, into: panel)
      transpose(panel, rows: Batch.size, columns: Tile.columns, into: sums.pointer + row * Batch.size)
      activate(row..<min(row + Tile.columns, sums.rows))
    }
    if let adam = pass.adam { pass.idle.add(parameters.idleRows(hotRows, adam)) }
  }

  /// The activation of some features while they are near.
  private func activate(_ rows: Range<Int>) {
    guard activation.worksInPlace else { return }
    activation.forward(ForwardRun(z: sums.features[rows], y: outputs.features[rows]))
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    findDelta()
    if let inputGradient {
      for row in stride(from: 0, to: inputGradient.count, by: Tile.rows) {
        inputGradientTiles(
          parameters, row: row, delta: delta.features, output: inputGradient.pointer, idle: &pass.idle)
      }
    }
  }

  func update(_ input: LayerInput, adam: AdamStep) {
    if input.hot != nil {
      parameters.update(hotRows, delta: transposedDelta, adam: adam)
    } else {
      parameters.update(input: input.features, delta: transposedDelta, adam: adam)
    }
  }

  /// dz = dy ∘ f′, and its transpose, a panel at a time while it is near.
  private func findDelta() {
    let run = BackwardRun(
      z: sums.features, y: outputs.features, outputGradient: outputGradient.features, inputGradient: delta.features)
    if !activation.worksInPlace { activation.backward(run) }
    let byPanel = activation.worksInPlace && !activation.isLinear
    for row in stride(from: 0, to: delta.rows, by: Tile.columns) {
      if byPanel { activation.backward(run[row..<min(row + Tile.columns, delta.rows)]) }
      let panel = row * Batch.size
      transpose(delta.pointer + panel, rows: Tile.columns, columns: Batch.size, into: transposedDelta.pointer + panel)
    }
  }
}
