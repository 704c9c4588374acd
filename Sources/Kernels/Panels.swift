/// The memory layout of W `[inputs, outputs]` and b `[outputs]`: panels of `Tile.columns` outputs, so that each product
/// reads them in order, followed by b.
///
///     panel 0 (outputs 0..<32)      panel 1 (outputs 32..<64)
///     input 0   | w w w … w |       | w w w … w |
///     input 1   | w w w … w |       | w w w … w |
///       ⋮
///
/// Inputs are padded to whole tiles and outputs to whole panels; no product that counts reads the padding.
///
/// Panels of few outputs would be mostly padding. Their weights lie output by output instead, each output's inputs padded to
/// whole vectors.
package struct PanelLayout: Equatable, Sendable {
  package let inputs: Int
  package let outputs: Int
  package let paddedInputs: Int
  package let paddedOutputs: Int
  /// Whether weights lie output by output, not in panels.
  package let isNarrow: Bool

  package init(inputs: Int, outputs: Int, isNarrow: Bool = false) {
    guard inputs > 0, outputs > 0 else { stop("weights of [\(inputs), \(outputs)]") }
    self.inputs = inputs
    self.outputs = outputs
    self.isNarrow = isNarrow
    paddedInputs = inputs.rounded(upTo: isNarrow ? Vector.scalarCount : Tile.rows)
    paddedOutputs = isNarrow ? outputs : outputs.rounded(upTo: Tile.columns)
  }

  /// The layout whose products are the fastest. All layers of the study have panels: they are wider than this, and the sums
  /// of other products are rounded in another order.
  package static func suited(inputs: Int, outputs: Int) -> PanelLayout {
    PanelLayout(inputs: inputs, outputs: outputs, isNarrow: inputs <= 112 && outputs <= 8)
  }

  /// Numbers of W, with the padding; also the place of the first bias.
  package var weightCount: Int { paddedInputs * paddedOutputs }
  /// Numbers of W and b, with the padding: whole vectors.
  package var count: Int { weightCount + paddedOutputs.rounded(upTo: Vector.scalarCount) }

  /// The index of the weight of an input and an output; with as many inputs as there are, the end of a panel.
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

/// W and b, or numbers that belong to each of theirs, in memory that somebody else holds.
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

  /// Stops unless x `[inputs, 32]` and dzᵀ in panels of `[32, Tile.columns]` are of these weights.
  @inline(__always)
  func check(input: Features, delta: Features) {
    guard layout.fits(input: input, delta: delta) else {
      stop("\(input.count) inputs and \(delta.count) outputs for weights of [\(layout.inputs), \(layout.outputs)]")
    }
  }

  /// Zero in all places that belong to no weight and no bias.
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
  /// The least multiple of `step` that is not less.
  package func rounded(upTo step: Int) -> Int {
    guard step > 0 else { stop("multiples of \(step)") }
    return (self + step - 1) / step * step
  }
}
