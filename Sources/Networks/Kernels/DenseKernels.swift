// The three products of a dense layer, each one tile of the result. K is W's rows (inputs), O its columns (outputs).
//
// Weights lie in panels of `Tile.columns` outputs, so that each product reads them in order:
//
//     panel 0 (outputs 0..<32)      panel 1 (outputs 32..<64)
//     input 0   | w w w … w |       | w w w … w |
//     input 1   | w w w … w |       | w w w … w |
//       ⋮
//
//   forward          y[o, s]  = b[o] + Σ_k W[k, o] x[k, s]      a tile: outputs × examples
//   input gradient   dx[k, s] = Σ_o W[k, o] dz[o, s]            a tile: inputs × examples
//   weight gradient  dW[k, o] = Σ_s x[k, s] dz[o, s]            a tile: inputs × outputs, just as weights lie
//
// In each, a column of scalars times a row of lanes is added to the tile, once for every term of the sum.
//
// The weight gradient never reaches the weights' level of memory: Adam takes it from a tile-sized scratch. Square root and
// division have a unit of their own, so Adam of one tile runs between the multiply-adds of the next.

/// Output rows `row..<row + Tile.rows` of all examples of y = Wᵀx + b.
@inline(never)
package func forwardTiles(
  _ weights: PackedWeights, row: Int, input: Features, output: UnsafeMutablePointer<Float>, idle: inout IdleUpdates
) {
  let column = weights.pointer + weights.offset(input: 0, output: row)
  for example in stride(from: 0, to: Batch.size, by: Tile.columns) {
    var tile = Tile(repeating: weights.bias + row)
    let lanes = input.pointer + example
    forEach(input.count, &idle) { k in
      tile.add(column + k * Tile.columns, stride: 1, times: load(lanes + k * Batch.size))
    }
    tile.store(to: output + row * Batch.size + example, stride: Batch.size)
  }
}

/// Input rows `row..<row + Tile.rows` of all examples of dx = W dz.
@inline(never)
package func inputGradientTiles(
  _ weights: PackedWeights, row: Int, delta: Features, output: UnsafeMutablePointer<Float>, idle: inout IdleUpdates
) {
  for example in stride(from: 0, to: Batch.size, by: Tile.columns) {
    var tile = Tile()
    for panel in stride(from: 0, to: delta.count, by: Tile.columns) {
      let columns = weights.pointer + weights.offset(input: row, output: panel)
      let lanes = delta.pointer + panel * Batch.size + example
      forEach(min(Tile.columns, delta.count - panel), &idle) { o in
        tile.add(columns + o, stride: Tile.columns, times: load(lanes + o * Batch.size))
      }
    }
    tile.store(to: output + row * Batch.size + example, stride: Batch.size)
  }
}

/// The terms of a sum, with an idle update after every second.
@inline(__always)
private func forEach(_ count: Int, _ idle: inout IdleUpdates, _ term: (Int) -> Void) {
  var k = 0
  while k < count {
    let end = k + 2 * min((count - k) / 2, idle.available())
    guard end > k else { break }
    while k < end {
      term(k)
      term(k + 1)
      idle.runNext()
      k += 2
    }
  }
  while k < count {
    term(k)
    k += 1
  }
}

/// One tile of dW = x dzᵀ into `gradient`, while Adam takes the tile before it.
///
/// - Parameters:
///   - input: `[Tile.rows, 32]`, the tile's rows of x.
///   - delta: `[32, Tile.columns]`, the tile's columns of dzᵀ.
@inline(never)
func weightGradientTile(
  input: UnsafePointer<Float>, delta: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>,
  previous: PendingTile, adam: AdamStep
) {
  var tile = Tile()
  for register in 0..<PendingTile.registers {
    for k in 0..<Batch.size / PendingTile.registers {
      let example = register * (Batch.size / PendingTile.registers) + k
      tile.add(input + example, stride: Batch.size, times: load(delta + example * Tile.columns))
    }
    previous.update(register, adam)
  }
  tile.store(to: gradient, stride: Tile.columns)
}

/// A tile whose gradient is known and whose weights wait for their update.
struct PendingTile {
  let gradient: UnsafePointer<Float>
  let weights: UnsafeMutablePointer<Float>
  let moments: UnsafeMutablePointer<Float>

  /// Registers in a tile.
  @inline(__always) static var registers: Int { Tile.elements / Register.scalarCount }

  @inline(__always)
  func update(_ register: Int, _ adam: AdamStep) {
    let offset = register * Register.scalarCount
    adam.update(weights + offset, moments: moments + 2 * offset, gradient: load(gradient + offset))
  }
}
