import Kernels
import Statistics

/// The trainable scalars W `[inputs, outputs]` and, if `hasBias`, b `[outputs]`, with their gradients and the memory of
/// the optimiser.
///
/// A parameter also says how its numbers are initialised, which bounds W keeps after each step, whether W stays at a
/// bound that it has reached, and which penalty of W is added to the loss. Bounds and penalty do not apply to b. A
/// parameter does not know its layer.
package final class Parameter {
  package let inputs: Int
  package let outputs: Int
  package let hasBias: Bool
  let weights: Panels

  private let initializer: Initializer
  /// The initialiser of the biases, or nil if they begin at zero.
  private let biasInitializer: Initializer?
  let bounds: ClosedRange<Float>?
  /// True if a weight that has reached a bound stays there, as if the formula itself clamped W.
  let staysAtBounds: Bool
  let penalty: Penalty?
  let layout: PanelLayout
  let values: Matrix
  let gradients: Matrix
  /// The gradient lane by lane, which is added to `gradients` at the end of the step. Nil unless the layout is narrow.
  let laneGradients: LaneGradients?
  private let saved: Matrix
  let scratch: Matrix
  private(set) var memory = Matrix(rows: 0, columns: 1)
  /// True if `gradients` belong to the current step.
  var holdsGradient = false

  package init(
    inputs: Int, outputs: Int, initializer: Initializer, hasBias: Bool = true,
    biasInitializer: Initializer? = nil, bounds: ClosedRange<Float>? = nil, staysAtBounds: Bool = false,
    penalty: Penalty? = nil
  ) {
    require(inputs > 0 && outputs > 0, "weights of [\(inputs), \(outputs)]")
    self.inputs = inputs
    self.outputs = outputs
    self.hasBias = hasBias
    self.initializer = initializer
    self.biasInitializer = biasInitializer
    self.bounds = bounds
    self.staysAtBounds = staysAtBounds
    self.penalty = penalty
    layout = .suited(inputs: inputs, outputs: outputs)
    values = Matrix(rows: layout.count, columns: 1)
    gradients = Matrix(rows: layout.count, columns: 1)
    saved = Matrix(rows: layout.count, columns: 1)
    scratch = Matrix(rows: layout.isNarrow ? 0 : FusedAdam.scratchCount, columns: 1)
    weights = Panels(values.numbers, layout: layout)
    laneGradients = layout.isNarrow ? LaneGradients(layout) : nil
  }

  /// The number of trainable scalars.
  package var count: Int { (hasBias ? inputs + 1 : inputs) * outputs }

  /// A weight of W.
  package subscript(input: Int, output: Int) -> Float {
    get { values.pointer[place(input, output)] }
    set { values.pointer[place(input, output)] = newValue }
  }

  /// A bias of b. It is zero if there is none.
  package subscript(bias output: Int) -> Float {
    get { values.pointer[place(bias: output)] }
    set {
      require(hasBias, "weights of [\(inputs), \(outputs)] have no bias")
      values.pointer[place(bias: output)] = newValue
    }
  }

  /// W, row by row.
  var weightValues: [Float] { (0..<inputs * outputs).map { self[$0 / outputs, $0 % outputs] } }

  /// dL/dW of the last step that was not fused, including the penalty.
  package func gradient(input: Int, output: Int) -> Float { gradients.pointer[place(input, output)] }

  /// dL/db of the last step that was not fused.
  package func gradient(bias output: Int) -> Float { gradients.pointer[place(bias: output)] }

  private func place(_ input: Int, _ output: Int) -> Int {
    require(
      0..<inputs ~= input && 0..<outputs ~= output, "the weight [\(input), \(output)] of [\(inputs), \(outputs)]")
    return layout.offset(input: input, output: output)
  }

  private func place(bias output: Int) -> Int {
    require(0..<outputs ~= output, "the bias \(output) of \(outputs)")
    return layout.weightCount + output
  }

  /// Draws new numbers, and resets the memory of the optimiser.
  func initialize(using generator: inout RandomGenerator, _ rule: any OptimizerRule) {
    draw(using: &generator)
    reserve(rule)
    holdsGradient = false
  }

  /// Draws the weights row by row, whatever their memory layout is, then the biases.
  ///
  /// - Parameter other: An initialiser for weights and biases, or nil for the parameter's own.
  func draw(using generator: inout RandomGenerator, as other: Initializer? = nil) {
    let weights = (other ?? initializer).draw(inputs, outputs, &generator)
    for (place, weight) in weights.enumerated() { self[place / outputs, place % outputs] = weight }
    (values.pointer + layout.weightCount).update(repeating: 0, count: layout.paddedOutputs)
    if hasBias, let biases = (other ?? biasInitializer)?.draw(inputs, outputs, &generator) {
      for output in 0..<outputs { self[bias: output] = biases[output] }
    }
  }

  /// Allocates the memory of the optimiser, with the contents it has before the first step.
  func reserve(_ rule: any OptimizerRule) {
    let rows = rule.memory * layout.count
    if memory.rows != rows { memory = Matrix(rows: rows, columns: 1) }
    memory.fill(rule.memoryStart)
  }

  /// Saves the numbers, in place of those saved before.
  func save() {
    saved.copy(from: values)
  }

  /// Restores the numbers saved last.
  func restore() {
    values.copy(from: saved)
  }
}
