import Kernels
import Statistics

/// Trainable numbers: W `[inputs, outputs]` and, unless it has none, b `[outputs]`, with their gradients and what the
/// optimiser remembers of them.
///
/// Says how the numbers begin, within which bounds W stays after each step, whether it stays for good at a bound that it has
/// reached, and which penalty of W is added to the loss; b has none of these. Knows no layer.
package final class Parameter {
  package let inputs: Int
  package let outputs: Int
  package let hasBias: Bool
  let weights: Panels

  private let initializer: Initializer
  /// Nil for biases that begin at zero.
  private let biasInitializer: Initializer?
  let bounds: ClosedRange<Float>?
  /// As where the formula itself keeps W within its bounds, so that beyond them it has no slope.
  let staysAtBounds: Bool
  let penalty: Penalty?
  let layout: PanelLayout
  let values: Matrix
  let gradients: Matrix
  /// What `gradients` lack until the end of the step, where weights are few.
  let laneGradients: LaneGradients?
  private let saved: Matrix
  let scratch: Matrix
  private(set) var memory = Matrix(rows: 0, columns: 1)
  /// Whether `gradients` are those of the current step.
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

  /// Trainable numbers.
  package var count: Int { (hasBias ? inputs + 1 : inputs) * outputs }

  package subscript(input: Int, output: Int) -> Float {
    get { values.pointer[place(input, output)] }
    set { values.pointer[place(input, output)] = newValue }
  }

  /// b; zero if there is none.
  package subscript(bias output: Int) -> Float {
    get { values.pointer[place(bias: output)] }
    set {
      require(hasBias, "weights of [\(inputs), \(outputs)] have no bias")
      values.pointer[place(bias: output)] = newValue
    }
  }

  /// W row by row.
  var weightValues: [Float] { (0..<inputs * outputs).map { self[$0 / outputs, $0 % outputs] } }

  /// dL/dW of the last step that was not fused, with the penalty's part.
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

  /// Fresh numbers; the optimiser remembers nothing.
  func initialize(using generator: inout RandomGenerator, _ rule: any OptimizerRule) {
    draw(using: &generator)
    reserve(rule)
    holdsGradient = false
  }

  /// Fresh weights, drawn row by row however they lie in memory, then biases.
  ///
  /// - Parameter other: how all of them begin, if not as they did.
  func draw(using generator: inout RandomGenerator, as other: Initializer? = nil) {
    let weights = (other ?? initializer).draw(inputs, outputs, &generator)
    for (place, weight) in weights.enumerated() { self[place / outputs, place % outputs] = weight }
    (values.pointer + layout.weightCount).update(repeating: 0, count: layout.paddedOutputs)
    if hasBias, let biases = (other ?? biasInitializer)?.draw(inputs, outputs, &generator) {
      for output in 0..<outputs { self[bias: output] = biases[output] }
    }
  }

  /// Makes room for what the optimiser remembers, as it is before the first step.
  func reserve(_ rule: any OptimizerRule) {
    let rows = rule.memory * layout.count
    if memory.rows != rows { memory = Matrix(rows: rows, columns: 1) }
    memory.fill(rule.memoryStart)
  }

  func save() {
    saved.copy(from: values)
  }

  func restore() {
    values.copy(from: saved)
  }
}
