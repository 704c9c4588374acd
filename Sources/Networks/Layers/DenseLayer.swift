import Kernels

extension LayerKind {
  static let dense = LayerKind(name: "dense", formula: "y = f(Wᵀx + b)") { .dense($0 - 1, $1) }
}

extension LayerDescription {
  /// y = f(Wᵀx + b), with `width` sums, and without b if `hasBias` is false. If `initializer` is nil, W is drawn by the
  /// initialiser of the activation.
  package static func dense(
    _ width: Int, _ activation: Activation = .linear, hasBias: Bool = true, initializer: Initializer? = nil,
    biasInitializer: Initializer? = nil
  ) -> LayerDescription {
    LayerDescription(
      width: { _ in width * activation.widthFactor }, parameterCount: { (hasBias ? $0 + 1 : $0) * width },
      takesBlocks: { activation.worksInPlace && PanelLayout.takesBlocks(width)($0) }
    ) { site in
      let parameter = Parameter(
        inputs: site.inputWidth, outputs: width, initializer: initializer ?? activation.initializer, hasBias: hasBias,
        biasInitializer: biasInitializer)
      return DenseLayer(site, parameter, activation: activation)
    }
  }
}

/// z = Wᵀx + b, y = f(z); dz = dy ∘ f′, dx = W dz, dW = x dzᵀ, db = Σ dz.
final class DenseLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { [parameter] }

  private let parameter: Parameter
  private let activation: Activation
  /// z. It shares the memory of `outputs` if the activation works in place.
  private let sums: Matrix
  /// dL/dz, `[width, 32]`. It shares the memory of `outputGradient` if the activation is linear.
  private let delta: Matrix
  /// dL/dzᵀ, in panels of `[32, Tile.columns]`.
  private let transposedDelta: Matrix
  private let hotRows: HotRows
  /// True if there are so few weights that they are multiplied without tiles.
  private var isNarrow: Bool { parameter.layout.isNarrow }

  init(_ site: LayerSite, _ parameter: Parameter, activation: Activation) {
    let width = parameter.outputs
    require(
      parameter.inputs == site.inputWidth && width * activation.widthFactor == site.outputs.rows,
      "weights of [\(parameter.inputs), \(width)] between \(site.inputWidth) inputs and \(site.outputs.rows) outputs")
    self.site = site
    self.parameter = parameter
    self.activation = activation
    sums = activation.worksInPlace ? site.outputs : site.buffer(width)
    delta = activation.isLinear ? site.outputGradient : site.buffer(width)
    transposedDelta = Matrix(rows: width.rounded(upTo: Tile.columns), columns: Batch.size)
    hotRows = HotRows(rows: site.inputWidth)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    if isNarrow {
      multiplyNarrow(input.features)
    } else if input.hot != .none {
      lookUp(input, &pass)
    } else {
      multiply(input.features, &pass)
    }
    if !activation.worksInPlace { activation.forward(ForwardRun(z: sums.features, y: outputs.features)) }
  }

  private func multiplyNarrow(_ input: Features) {
    parameter.weights.multiplyNarrow(input, into: sums.features)
    guard activation.worksInPlace else { return }
    activation.forward(ForwardRun(z: sums.features, y: outputs.features))
  }

  private func multiply(_ input: Features, _ pass: inout Pass) {
    for row in stride(from: 0, to: sums.rows, by: Tile.rows) {
      forwardTiles(parameter.weights, row: row, input: input, output: sums.features, idle: &pass.idle)
      activate(row..<min(row + Tile.rows, sums.rows))
    }
  }

  /// Computes Wᵀx + b for one-hot inputs by adding the hot rows of W to b. The update of the other rows can start at
  /// once.
  private func lookUp(_ input: LayerInput, _ pass: inout Pass) {
    guard let hot = pass.hot else { return }
    hotRows.find(input.hot == .second ? hot.b : hot.a, second: input.hot == .both ? hot.b : nil)
    for row in stride(from: 0, to: sums.rows, by: Tile.columns) {
      parameter.weights.lookUp(hotRows, output: row, into: transposedDelta.features)
      sums.features.fillPanel(at: row, from: transposedDelta.features)
      activate(row..<min(row + Tile.columns, sums.rows))
    }
    parameter.addIdleRows(hotRows, &pass)
  }

  /// Applies the activation to some features while they are still in the cache.
  private func activate(_ rows: Range<Int>) {
    guard activation.worksInPlace else { return }
    activation.forward(ForwardRun(z: sums.features[rows], y: outputs.features[rows]))
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    findDelta()
    guard let inputGradient else { return }
    if isNarrow {
      parameter.weights.narrowInputGradient(delta.features, into: inputGradient)
    } else {
      for row in stride(from: 0, to: inputGradient.count, by: Tile.rows) {
        inputGradientTiles(
          parameter.weights, row: row, delta: delta.features, output: inputGradient, idle: &pass.idle)
      }
    }
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    if isNarrow {
      parameter.addNarrowGradient(input: input.features, delta: delta.features)
    } else if input.hot != .none {
      parameter.addGradient(hotRows, delta: transposedDelta.features, pass)
    } else {
      parameter.addGradient(input: input.features, delta: transposedDelta.features, pass)
    }
  }

  /// Computes dz = dy ∘ f′ and its transpose, one panel at a time while it is in the cache.
  private func findDelta() {
    let run = BackwardRun(
      z: sums.features, y: outputs.features, outputGradient: outputGradient.features, inputGradient: delta.features)
    if isNarrow {
      if !activation.isLinear { activation.backward(run) }
      return
    }
    if !activation.worksInPlace { activation.backward(run) }
    let byPanel = activation.worksInPlace && !activation.isLinear
    for row in stride(from: 0, to: delta.rows, by: Tile.columns) {
      if byPanel { activation.backward(run[row..<min(row + Tile.columns, delta.rows)]) }
      delta.features.transposePanel(at: row, into: transposedDelta.features)
    }
  }
}
