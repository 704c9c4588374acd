// The three products of a dense layer. k runs over the inputs (rows of W), o over the outputs (columns of W), s over
// the examples.
//
//   forward          y[o, s]  = b[o] + Σ_k W[k, o] x[k, s]      a tile: outputs × examples
//   input gradient   dx[k, s] = Σ_o W[k, o] dz[o, s]            a tile: inputs × examples
//   weight gradient  dW[k, o] = Σ_s x[k, s] dz[o, s]            a tile: inputs × outputs, just as weights lie
//
// In each of them, every term of the sum adds the product of a column of scalars and a row of lanes to the tile.

/// Computes the output rows `row..<row + Tile.rows` of y = Wᵀx + b, for all examples.
@inline(never)
package func forwardTiles(
  _ weights: Panels, row: Int, input: Features, output: Features, idle: inout IdleUpdates
) {
  guard input.count == weights.layout.inputs, output.count == weights.layout.outputs, 0..<output.count ~= row,
    row.isMultiple(of: Tile.rows), !weights.layout.isNarrow, output.blocks == 1
  else { stop("row \(row) of \(input.count) → \(output.count) features by weights of \(weights.layout)") }
  let column = weights.weights(input: 0, output: row)
  for example in stride(from: 0, to: Features.examples, by: Tile.columns) {
    var tile = Tile(repeating: weights.biases + row)
    let lanes = input.pointer + example
    forEach(input.count, &idle) { k in
      tile.add(column + k * Tile.columns, stride: 1, times: load(lanes + k * Features.examples))
    }
    tile.store(to: output.pointer + row * Features.examples + example, stride: Features.examples)
  }
}

/// Computes the input rows `row..<row + Tile.rows` of dx = W dz, for all examples.
@inline(never)
package func inputGradientTiles(
  _ weights: Panels, row: Int, delta: Features, output: Features, idle: inout IdleUpdates
) {
  guard output.count == weights.layout.inputs, delta.count == weights.layout.outputs, 0..<output.count ~= row,
    row.isMultiple(of: Tile.rows), !weights.layout.isNarrow, output.blocks == 1
  else { stop("row \(row) of \(output.count) ← \(delta.count) features by weights of \(weights.layout)") }
  for example in stride(from: 0, to: Features.examples, by: Tile.columns) {
    var tile = Tile()
    for panel in stride(from: 0, to: delta.count, by: Tile.columns) {
      let columns = weights.weights(input: row, output: panel)
      let lanes = delta.pointer + panel * Features.examples + example
      forEach(min(Tile.columns, delta.count - panel), &idle) { o in
        tile.add(columns + o, stride: Tile.columns, times: load(lanes + o * Features.examples))
      }
    }
    tile.store(to: output.pointer + row * Features.examples + example, stride: Features.examples)
  }
}

/// Runs `term` for every term of a sum, and an idle update after every second one.
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

extension Panels {
  /// Adds dW = x dzᵀ, and db = Σ dz if there are biases, to these gradients.
  ///
  /// - Parameters:
  ///   - input: x, `[inputs, 32]`.
  ///   - delta: dzᵀ, in panels of `[32, Tile.columns]`.
  @inline(never)
  package func addGradients(input: Features, delta: Features, hasBias: Bool) {
    check(input: input, delta: delta)
    for output in stride(from: 0, to: layout.paddedOutputs, by: Tile.columns) {
      let panel = delta.pointer + output * Features.examples
      if hasBias { addBiasGradients(output, panel) }
      for row in stride(from: 0, to: layout.paddedInputs, by: Tile.rows) {
        let gradient = weights(input: row, output: output)
        var tile = Tile(loading: gradient, stride: Tile.columns)
        for example in 0..<Features.examples {
          let column = input.pointer + row * Features.examples + example
          tile.add(column, stride: Features.examples, times: load(panel + example * Tile.columns))
        }
        tile.store(to: gradient, stride: Tile.columns)
      }
    }
  }

  /// Does the same for one-hot inputs. Only the rows that examples touch have a gradient, which is the sum of their dz.
  @inline(never)
  package func addGradients(_ hotRows: HotRows, delta: Features, hasBias: Bool) {
    guard hotRows.rows == layout.inputs, delta.count == layout.paddedOutputs, !layout.isNarrow else {
      stop("\(hotRows.rows) inputs and \(delta.count) outputs for weights of \(layout)")
    }
    for output in stride(from: 0, to: layout.paddedOutputs, by: Tile.columns) {
      let panel = delta.pointer + output * Features.examples
      if hasBias { addBiasGradients(output, panel) }
      for row in hotRows.touchedRows {
        for lane in stride(from: 0, to: Tile.columns, by: Register.scalarCount) {
          let gradient = weights(input: row, output: output) + lane
          store(load(gradient) + hotRows.sum(over: row) { load(panel + $0 * Tile.columns + lane) }, to: gradient)
        }
      }
    }
  }

  private func addBiasGradients(_ output: Int, _ panel: UnsafePointer<Float>) {
    for lane in stride(from: 0, to: Tile.columns, by: Register.scalarCount) {
      let gradient = biases + output + lane
      store(load(gradient) + biasGradient(panel + lane), to: gradient)
    }
  }
}

/// Returns db[o] = Σ_s dz[o, s] for a register of outputs.
@inline(__always)
func biasGradient(_ delta: UnsafePointer<Float>) -> Register {
  var sum = Register()
  for example in 0..<Features.examples { sum += load(delta + example * Tile.columns) }
  return sum
}
