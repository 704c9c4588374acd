/// The memory layout of W `[inputs, outputs]` and b `[outputs]`: panels of `Tile.columns` outputs, which each product
/// reads in order, followed by b.
///
///     panel 0 (outputs 0..<32)      panel 1 (outputs 32..<64)
///     input 0   | w w w … w |       | w w w … w |
///     input 1   | w w w … w |       | w w w … w |
///       ⋮
///
/// Inputs are padded to whole tiles and outputs to whole panels. The values in the padding never affect a result.
///
/// With few outputs, panels would be mostly padding. In a narrow layout, weights lie output by output instead, and the
/// inputs of each output are padded to whole vectors.
package struct PanelLayout: Equatable, Sendable {
  package let inputs: Int
  package let outputs: Int
  package let paddedInputs: Int
  package let paddedOutputs: Int
  /// True if weights lie output by output, false if they lie in panels.
  package let isNarrow: Bool

  package init(inputs: Int, outputs: Int, isNarrow: Bool = false) {
    guard inputs > 0, outputs > 0 else { stop("weights of [\(inputs), \(outputs)]") }
    self.inputs = inputs
    self.outputs = outputs
    self.isNarrow = isNarrow
    paddedInputs = inputs.rounded(upTo: isNarrow ? Vector.scalarCount : Tile.rows)
    paddedOutputs = isNarrow ? outputs : outputs.rounded(upTo: Tile.columns)
  }

  /// Returns the layout with the fastest products. All layers of the study are larger than this limit and use panels.
  /// Their results must not change, and narrow products add in another order.
  package static func suited(inputs: Int, outputs: Int) -> PanelLayout {
    PanelLayout(inputs: inputs, outputs: outputs, isNarrow: inputs <= 112 && outputs <= 8)
  }

  /// The number of floats of W, with the padding. It is also the index of the first bias.
  package var weightCount: Int { paddedInputs * paddedOutputs }
  /// The number of floats of W and b, with the padding. It is a multiple of a vector's length.
  package var count: Int { weightCount + paddedOutputs.rounded(upTo: Vector.scalarCount) }

  /// Returns the index of a weight. `input` may also be `paddedInputs`, which gives the end of a panel.
  @inline(__always)
  package func offset(input: Int, output: Int) -> Int {
    guard 0...paddedInputs ~= input, 0..<paddedOutputs ~= output else {
      stop("the weight [\(input), \(output)] of [\(inputs), \(outputs)]")
    }
    if isNarrow { return output * paddedInputs + input }
    return (output / Tile.columns * paddedInputs + input) * Tile.columns + output % Tile.columns
  }

  fileprivate func fits(input: Features, delta: Features) -> Bool {
    !isNarrow && input.count == inputs && delta.count == paddedOutputs && input.blocks == 1
  }
}

/// W and b, or numbers that correspond to them one by one, in memory that another object owns.
package struct Panels {
  package let layout: PanelLayout
  package let pointer: UnsafeMutablePointer<Float>

  package init(_ numbers: Numbers, layout: PanelLayout) {
    guard numbers.count == layout.count else {
      stop("\(numbers.count) numbers for weights of [\(layout.inputs), \(layout.outputs)]")
    }
    self.layout = layout
    pointer = numbers.pointer
  }

  package var biases: UnsafeMutablePointer<Float> { pointer + layout.weightCount }

  @inline(__always)
  func weights(input: Int, output: Int) -> UnsafeMutablePointer<Float> {
    pointer + layout.offset(input: input, output: output)
  }

  /// Stops the program unless x `[inputs, 32]` and dzᵀ, in panels of `[32, Tile.columns]`, fit these weights.
  @inline(__always)
  func check(input: Features, delta: Features) {
    guard layout.fits(input: input, delta: delta) else {
      stop("\(input.count) inputs and \(delta.count) outputs for weights of [\(layout.inputs), \(layout.outputs)]")
    }
  }

  /// Sets all places that belong to no weight and no bias to zero.
  package func clearPadding() {
    if layout.isNarrow { return clearNarrowPadding() }
    for panel in stride(from: 0, to: layout.paddedOutputs, by: Tile.columns) {
      let end = weights(input: layout.inputs, output: panel)
      end.update(repeating: 0, count: (layout.paddedInputs - layout.inputs) * Tile.columns)
    }
    let valid = layout.outputs % Tile.columns
    guard valid > 0 else { return }
    for row in 0..<layout.inputs {
      weights(input: row, output: layout.outputs).update(repeating: 0, count: Tile.columns - valid)
    }
    (biases + layout.outputs).update(repeating: 0, count: Tile.columns - valid)
  }

  private func clearNarrowPadding() {
    for output in 0..<layout.outputs {
      for input in layout.inputs..<layout.paddedInputs { weights(input: input, output: output).pointee = 0 }
    }
    for output in layout.outputs..<layout.outputs.rounded(upTo: Vector.scalarCount) { biases[output] = 0 }
  }
}

extension Int {
  /// Returns the smallest multiple of `step` that is not less than this number.
  package func rounded(upTo step: Int) -> Int {
    guard step > 0 else { stop("multiples of \(step)") }
    return (self + step - 1) / step * step
  }
}
