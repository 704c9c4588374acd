/// The weight gradient of a dense layer, fused with Adam's step on its weights. Networks spend most of their time here.
///
/// Gradients are not stored beside the weights: Adam reads them from a scratch buffer of two tiles. Square root and
/// division have their own execution unit, so Adam's step on one tile runs between the multiply-adds of the next tile.
package struct FusedAdam {
  private let weights: Panels
  private let moments: UnsafeMutablePointer<Float>
  private let scratch: UnsafeMutablePointer<Float>
  private let hasBias: Bool
  private let step: AdamStep

  /// The number of floats of scratch memory: the gradients of two tiles, and the dummy weights and moments of one tile.
  package static var scratchCount: Int { 5 * Tile.elements }

  package init(_ weights: Panels, moments: Numbers, scratch: Numbers, hasBias: Bool, step: AdamStep) {
    guard moments.count == 2 * weights.layout.count, scratch.count == Self.scratchCount, !weights.layout.isNarrow else {
      stop("\(moments.count) moments and \(scratch.count) numbers of scratch for weights of \(weights.layout)")
    }
    self.weights = weights
    self.moments = moments.pointer
    self.scratch = scratch.pointer
    self.hasBias = hasBias
    self.step = step
  }

  /// Takes the step from dW = x dzᵀ and db = Σ dz, tile by tile.
  ///
  /// - Parameters:
  ///   - input: x, `[inputs, 32]`.
  ///   - delta: dzᵀ, in panels of `[32, Tile.columns]`.
  @inline(never)
  package func update(input: Features, delta: Features) {
    weights.check(input: input, delta: delta)
    var (gradient, nextGradient) = (scratch, scratch + Tile.elements)
    gradient.update(repeating: 0, count: Tile.elements)
    let spare = nextGradient + Tile.elements
    var pending = PendingTile(gradient: gradient, weights: spare, moments: spare + Tile.elements)
    for output in stride(from: 0, to: weights.layout.paddedOutputs, by: Tile.columns) {
      let panel = delta.pointer + output * Features.examples
      updateBiases(output, panel)
      for row in stride(from: 0, to: weights.layout.paddedInputs, by: Tile.rows) {
        weightGradientTile(
          input: input.pointer + row * Features.examples, delta: panel, gradient: nextGradient, previous: pending,
          step: step)
        swap(&gradient, &nextGradient)
        let offset = weights.layout.offset(input: row, output: output)
        pending = PendingTile(
          gradient: gradient, weights: weights.pointer + offset, moments: moments + 2 * offset)
      }
    }
    for register in 0..<PendingTile.registers { pending.update(register, step) }
  }

  /// Takes the step of the rows that a one-hot batch touches. The step of the other rows is left to the idle updates.
  @inline(never)
  package func update(_ hotRows: HotRows, delta: Features) {
    guard hotRows.rows == weights.layout.inputs, delta.count == weights.layout.paddedOutputs else {
      stop("\(hotRows.rows) inputs and \(delta.count) outputs for weights of \(weights.layout)")
    }
    for output in stride(from: 0, to: weights.layout.paddedOutputs, by: Tile.columns) {
      let panel = delta.pointer + output * Features.examples
      updateBiases(output, panel)
      for row in hotRows.touchedRows {
        let offset = weights.layout.offset(input: row, output: output)
        for lane in stride(from: 0, to: Tile.columns, by: Register.scalarCount) {
          let gradient = hotRows.sum(over: row) { load(panel + $0 * Tile.columns + lane) }
          step.update(
            weights.pointer + offset + lane, moments: moments + 2 * (offset + lane), gradient: gradient)
        }
      }
    }
  }

  /// Returns the step of the rows that a one-hot batch does not touch, to be done when there is time.
  package func idleRows(_ hotRows: HotRows) -> IdleUpdates.Rows {
    guard hotRows.rows == weights.layout.inputs else {
      stop("\(hotRows.rows) inputs for weights of \(weights.layout)")
    }
    return IdleUpdates.Rows(weights, moments: moments, hotRows: hotRows, step: step)
  }

  private func updateBiases(_ output: Int, _ panel: UnsafePointer<Float>) {
    guard hasBias else { return }
    for lane in stride(from: 0, to: Tile.columns, by: Register.scalarCount) {
      let place = weights.layout.weightCount + output + lane
      step.update(weights.pointer + place, moments: moments + 2 * place, gradient: biasGradient(panel + lane))
    }
  }
}

/// Computes one tile of dW = x dzᵀ into `gradient`, while Adam updates the tile before it.
///
/// - Parameters:
///   - input: The tile's rows of x, `[Tile.rows, 32]`.
///   - delta: The tile's columns of dzᵀ, `[32, Tile.columns]`.
@inline(never)
private func weightGradientTile(
  input: UnsafePointer<Float>, delta: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>,
  previous: PendingTile, step: AdamStep
) {
  var tile = Tile()
  for register in 0..<PendingTile.registers {
    for k in 0..<Features.examples / PendingTile.registers {
      let example = register * (Features.examples / PendingTile.registers) + k
      tile.add(input + example, stride: Features.examples, times: load(delta + example * Tile.columns))
    }
    previous.update(register, step)
  }
  tile.store(to: gradient, stride: Tile.columns)
}

/// A tile whose gradient is computed and whose weights are not updated yet.
private struct PendingTile {
  let gradient: UnsafePointer<Float>
  let weights: UnsafeMutablePointer<Float>
  let moments: UnsafeMutablePointer<Float>

  /// The number of registers in a tile.
  @inline(__always) static var registers: Int { Tile.elements / Register.scalarCount }

  @inline(__always)
  func update(_ register: Int, _ step: AdamStep) {
    let offset = register * Register.scalarCount
    step.update(weights + offset, moments: moments + 2 * offset, gradient: load(gradient + offset))
  }
}
