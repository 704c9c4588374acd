import Statistics

/// W `[inputs, outputs]`, b `[outputs]` and their Adam moments, packed as the kernels read them (DenseKernels.swift).
///
/// Inputs are padded to whole tiles and outputs to whole panels; no product that counts reads the padding.
package final class PackedWeights {
  package let inputs: Int
  package let outputs: Int
  /// W in panels of `Tile.columns` outputs.
  let pointer: UnsafeMutablePointer<Float>
  package let bias: UnsafeMutablePointer<Float>

  private let initializer: Initializer
  private let paddedInputs: Int
  private let paddedOutputs: Int
  private let weights: Matrix
  private let moments: Matrix
  private let biases: Matrix
  private let biasMoments: Matrix
  private let savedWeights: Matrix
  private let savedBiases: Matrix
  private let scratch = Matrix(rows: 5 * Tile.elements, columns: 1)

  package init(inputs: Int, outputs: Int, initializer: Initializer) {
    precondition(inputs > 0 && outputs > 0, "weights of [\(inputs), \(outputs)]")
    self.inputs = inputs
    self.outputs = outputs
    self.initializer = initializer
    paddedInputs = inputs.rounded(upTo: Tile.rows)
    paddedOutputs = outputs.rounded(upTo: Tile.columns)
    let count = paddedInputs * paddedOutputs
    weights = Matrix(rows: count, columns: 1)
    savedWeights = Matrix(rows: count, columns: 1)
    moments = Matrix(rows: 2 * count, columns: 1)
    biases = Matrix(rows: paddedOutputs, columns: 1)
    savedBiases = Matrix(rows: paddedOutputs, columns: 1)
    biasMoments = Matrix(rows: 2 * paddedOutputs, columns: 1)
    pointer = weights.pointer
    bias = biases.pointer
  }

  /// Trainable numbers.
  var count: Int { (inputs + 1) * outputs }

  /// Where the weight of an input and an output lies.
  @inline(__always)
  func offset(input: Int, output: Int) -> Int {
    (output / Tile.columns * paddedInputs + input) * Tile.columns + output % Tile.columns
  }

  package subscript(input: Int, output: Int) -> Float {
    get { pointer[offset(input: input, output: output)] }
    set { pointer[offset(input: input, output: output)] = newValue }
  }

  /// g + 0.9 g′ + 0.9² g″ + …, over the gradients of this step and those before.
  package func firstMoment(input: Int, output: Int) -> Float {
    moments.pointer[Self.firstMomentOffset(offset(input: input, output: output))]
  }

  package func firstMomentOfBias(_ output: Int) -> Float {
    biasMoments.pointer[Self.firstMomentOffset(output)]
  }

  private static func firstMomentOffset(_ offset: Int) -> Int {
    offset + offset / Register.scalarCount * Register.scalarCount
  }

  /// Fresh weights, drawn row by row whatever the packing; biases and moments zero.
  package func initialize(using generator: inout RandomGenerator) {
    for input in 0..<inputs {
      for output in 0..<outputs {
        self[input, output] = initializer.sample(inputs: inputs, outputs: outputs, using: &generator)
      }
    }
    biases.fill(0)
    moments.fill(0)
    biasMoments.fill(0)
  }

  func save() {
    savedWeights.copy(from: weights)
    savedBiases.copy(from: biases)
  }

  func restore() {
    weights.copy(from: savedWeights)
    biases.copy(from: savedBiases)
  }

  /// Adam's step on W and b from dW = x dzᵀ and db = Σ dz, tile by tile.
  ///
  /// - Parameters:
  ///   - input: x, `[inputs, 32]`.
  ///   - delta: dzᵀ in panels of `[32, Tile.columns]`.
  package func update(input: Features, delta: Matrix, adam: AdamStep) {
    var (gradient, nextGradient) = (scratch.pointer, scratch.pointer + Tile.elements)
    gradient.update(repeating: 0, count: Tile.elements)
    let spare = nextGradient + Tile.elements
    var pending = PendingTile(gradient: gradient, weights: spare, moments: spare + Tile.elements)
    for output in stride(from: 0, to: paddedOutputs, by: Tile.columns) {
      let panel = delta.pointer + output * Batch.size
      updateBiases(output, delta: panel, adam)
      for row in stride(from: 0, to: paddedInputs, by: Tile.rows) {
        weightGradientTile(
          input: input.pointer + row * Batch.size, delta: panel, gradient: nextGradient, previous: pending, adam: adam)
        swap(&gradient, &nextGradient)
        let offset = offset(input: row, output: output)
        pending = PendingTile(gradient: gradient, weights: pointer + offset, moments: moments.pointer + 2 * offset)
      }
    }
    for register in 0..<PendingTile.registers { pending.update(register, adam) }
  }

  /// The same for one-hot inputs: only the rows that examples touch have a gradient, the sum of their dz.
  func update(_ hotRows: HotRows, delta: Matrix, adam: AdamStep) {
    for output in stride(from: 0, to: paddedOutputs, by: Tile.columns) {
      let panel = delta.pointer + output * Batch.size
      updateBiases(output, delta: panel, adam)
      for index in 0..<hotRows.touchedCount {
        let row = hotRows.touched[index]
        let offset = offset(input: row, output: output)
        for lane in stride(from: 0, to: Tile.columns, by: Register.scalarCount) {
          let gradient = hotRows.sum(over: row) { load(panel + $0 * Tile.columns + lane) }
          adam.update(pointer + offset + lane, moments: moments.pointer + 2 * (offset + lane), gradient: gradient)
        }
      }
    }
  }

  /// The update of all other rows, for whoever has time.
  func idleRows(_ hotRows: HotRows, _ adam: AdamStep) -> IdleUpdates.Rows {
    IdleUpdates.Rows(
      weights: pointer, moments: moments.pointer, rows: hotRows.untouched, count: hotRows.untouchedCount,
      panelStride: paddedInputs * Tile.columns, panels: paddedOutputs / Tile.columns, adam: adam)
  }

  /// zᵀ `[32, Tile.columns]` of one panel for one-hot inputs: b and the hot rows of W, in the order of the full product.
  func lookUp(_ hotRows: HotRows, output: Int, into target: UnsafeMutablePointer<Float>) {
    let panel = pointer + offset(input: 0, output: output)
    for example in 0..<Batch.size {
      let first = panel + hotRows.firstRow(of: example) * Tile.columns
      let second = panel + hotRows.secondRow(of: example) * Tile.columns
      for lane in stride(from: 0, to: Tile.columns, by: Register.scalarCount) {
        var sum: Register = load(bias + output + lane) + load(first + lane)
        if hotRows.rowsPerExample == 2 { sum += load(second + lane) }
        store(sum, to: target + example * Tile.columns + lane)
      }
    }
  }

  /// The biases of one panel: db[o] = Σ_s dz[o, s].
  private func updateBiases(_ output: Int, delta: UnsafePointer<Float>, _ adam: AdamStep) {
    for lane in stride(from: 0, to: Tile.columns, by: Register.scalarCount) {
      var sum = Register()
      for example in 0..<Batch.size { sum += load(delta + example * Tile.columns + lane) }
      let place = output + lane
      adam.update(bias + place, moments: biasMoments.pointer + 2 * place, gradient: sum)
    }
  }
}
