import Kernels

/// W = tanh Ŵ ∘ σ(M̂): weights that are drawn to −1, 0 and 1. Source: Trask et al., "Neural Arithmetic Logic Units",
/// NeurIPS 2018.
///
/// Several layers may use one of these: each adds its own part to dW, and the network computes W before the first block of a
/// step and spreads dW over Ŵ and M̂ after the last.
final class AccumulatorWeights {
  /// Ŵ and M̂.
  let parameters: [Parameter]
  /// W, as of the last `refresh`.
  let panels: Panels

  private let signs: Parameter
  private let shares: Parameter
  private let values: Matrix
  /// tanh Ŵ and σ(M̂), as of the last `refresh`.
  private let signValues, shareValues: Matrix
  private let gradients: Matrix
  /// What `gradients` lack until the end of the step, where weights are few.
  let laneGradients: LaneGradients?
  /// Whether `gradients` are those of the current step.
  private var holdsGradient = false

  init(
    inputs: Int, outputs: Int, signs: Initializer = .accumulatorUniform, shares: Initializer = .accumulatorUniform,
    penalty: Penalty? = nil
  ) {
    self.signs = Parameter(inputs: inputs, outputs: outputs, initializer: signs, hasBias: false, penalty: penalty)
    self.shares = Parameter(inputs: inputs, outputs: outputs, initializer: shares, hasBias: false, penalty: penalty)
    parameters = [self.signs, self.shares]
    let layout = self.signs.layout
    func buffer() -> Matrix { Matrix(rows: layout.count, columns: 1) }
    (values, signValues, shareValues, gradients) = (buffer(), buffer(), buffer(), buffer())
    laneGradients = layout.isNarrow ? LaneGradients(layout) : nil
    panels = Panels(values.numbers, layout: layout)
  }

  /// An element of W.
  subscript(input: Int, output: Int) -> Float { values.pointer[panels.layout.offset(input: input, output: output)] }

  /// Computes W.
  func refresh() {
    for place in stride(from: 0, to: panels.layout.weightCount, by: Vector.scalarCount) {
      let sign = tanh(load(signs.values.pointer + place))
      let share = sigmoid(load(shares.values.pointer + place))
      store(sign, to: signValues.pointer + place)
      store(share, to: shareValues.pointer + place)
      store(sign * share, to: values.pointer + place)
    }
  }

  /// W, computed afresh, row by row.
  var selecting: [Float] {
    refresh()
    return (0..<signs.inputs * signs.outputs).map { self[$0 / signs.outputs, $0 % signs.outputs] }
  }

  /// dW, to add to; zero at the beginning of a step.
  func openGradient() -> Panels {
    if !holdsGradient { gradients.fill(0) }
    holdsGradient = true
    return Panels(gradients.numbers, layout: panels.layout)
  }

  /// dŴ += dW ∘ σ(M̂) ∘ (1 − tanh² Ŵ), dM̂ += dW ∘ W ∘ (1 − σ(M̂)); for W as it was in the forward pass.
  func spreadGradient() {
    guard holdsGradient else { return }
    holdsGradient = false
    laneGradients?.flush(into: Panels(gradients.numbers, layout: panels.layout))
    let (toSigns, toShares) = (signs.openGradient(), shares.openGradient())
    for place in stride(from: 0, to: panels.layout.weightCount, by: Vector.scalarCount) {
      let gradient: Vector = load(gradients.pointer + place)
      let (t, s): (Vector, Vector) = (load(signValues.pointer + place), load(shareValues.pointer + place))
      let (signSlope, shareSlope) = (gradient * s * (1 - t * t), gradient * t * s * (1 - s))
      store(load(toSigns.pointer + place) + signSlope, to: toSigns.pointer + place)
      store(load(toShares.pointer + place) + shareSlope, to: toShares.pointer + place)
    }
  }
}
