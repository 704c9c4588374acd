import Kernels
import Statistics

/// Trainable numbers: W `[inputs, outputs]` and, unless it has none, b `[outputs]`, with their gradients and what the
/// optimiser remembers of them.
///
/// Says how the numbers begin, within which bounds W stays after each step, and which penalty of W is added to the loss;
/// b has neither. Knows no layer.
package final class Parameter {
  package let inputs: Int
  package let outputs: Int
  package let hasBias: Bool
  let weights: Panels

  private let initializer: Initializer
  /// Nil for biases that begin at zero.
  private let biasInitializer: Initializer?
  let bounds: ClosedRange<Float>?
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
    biasInitializer: Initializer? = nil, bounds: ClosedRange<Float>? = nil, penalty: Penalty? = nil
  ) {
    require(inputs > 0 && outputs > 0, "weights of [\(inputs), \(outputs)]")
    self.inputs = inputs
    self.outputs = outputs
    self.hasBias = hasBias
    self.initializer = initializer
    self.biasInitializer = biasInitializer
    self.bounds = bounds
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

  /// Fresh weights, drawn row by row however they lie in memory, then biases; the optimiser's memory zero.
  ///
  /// - Parameter memory: numbers that the optimiser remembers for each of these.
  func initialize(using generator: inout RandomGenerator, memory: Int) {
    let weights = initializer.draw(inputs, outputs, &generator)
    for (place, weight) in weights.enumerated() { self[place / outputs, place % outputs] = weight }
    (values.pointer + layout.weightCount).update(repeating: 0, count: layout.paddedOutputs)
    if hasBias, let biases = biasInitializer?.draw(inputs, outputs, &generator) {
      for output in 0..<outputs { self[bias: output] = biases[output] }
    }
    reserve(memory)
    self.memory.fill(0)
    holdsGradient = false
  }

  /// Makes room for the optimiser's memory.
  func reserve(_ memory: Int) {
    if self.memory.rows != memory * layout.count { self.memory = Matrix(rows: memory * layout.count, columns: 1) }
  }

  func save() {
    saved.copy(from: values)
  }

  func restore() {
    values.copy(from: saved)
  }
}
