import Kernels

/// W = tanh Ŵ ∘ σ(M̂): weights that are drawn to −1, 0 and 1. Source: Trask et al., "Neural Arithmetic Logic Units",
/// NeurIPS 2018.
///
/// Several layers may use one of these: each adds its own part to the gradients of Ŵ and M̂.
final class AccumulatorWeights {
  /// Ŵ and M̂.
  let parameters: [Parameter]
  /// W, as of the last `refresh`.
  let panels: Panels

  private let signs: Parameter
  private let shares: Parameter
  private let values: Matrix
  private let gradients: Matrix

  init(
    inputs: Int, outputs: Int, signs: Initializer = .accumulatorUniform, shares: Initializer = .accumulatorUniform,
    penalty: Penalty? = nil
  ) {
    self.signs = Parameter(inputs: inputs, outputs: outputs, initializer: signs, hasBias: false, penalty: penalty)
    self.shares = Parameter(inputs: inputs, outputs: outputs, initializer: shares, hasBias: false, penalty: penalty)
    parameters = [self.signs, self.shares]
    let layout = self.signs.layout
    values = Matrix(rows: layout.count, columns: 1)
    gradients = Matrix(rows: layout.count, columns: 1)
    panels = Panels(values.numbers, layout: layout)
  }

  /// An element of W.
  subscript(input: Int, output: Int) -> Float { values.pointer[panels.layout.offset(input: input, output: output)] }

  /// Computes W.
  func refresh() {
    values.copy(from: signs.values)
    values.numbers.map(with: shares.values.numbers) { sign, share in tanh(sign) * sigmoid(share) }
  }

  /// W, computed afresh, row by row.
  var selecting: [Float] {
    refresh()
    return (0..<signs.inputs * signs.outputs).map { self[$0 / signs.outputs, $0 % signs.outputs] }
  }

  /// dW, zero, to add to.
  func openGradient() -> Panels {
    gradients.fill(0)
    return Panels(gradients.numbers, layout: panels.layout)
  }

  /// Adds to dW between `openGradient` and `spreadGradient`.
  func addGradient(_ value: Float, _ input: Int, _ output: Int) {
    gradients.pointer[panels.layout.offset(input: input, output: output)] += value
  }

  /// dŴ += dW ∘ σ(M̂) ∘ (1 − tanh² Ŵ), dM̂ += dW ∘ W ∘ (1 − σ(M̂)); for W as it was in the forward pass.
  func spreadGradient() {
    let (toSigns, toShares) = (signs.openGradient(), shares.openGradient())
    for place in stride(from: 0, to: panels.layout.weightCount, by: Vector.scalarCount) {
      let gradient: Vector = load(gradients.pointer + place)
      let t = tanh(load(signs.values.pointer + place))
      let s = sigmoid(load(shares.values.pointer + place))
      let (signSlope, shareSlope) = (gradient * s * (1 - t * t), gradient * t * s * (1 - s))
      store(load(toSigns.pointer + place) + signSlope, to: toSigns.pointer + place)
      store(load(toShares.pointer + place) + shareSlope, to: toShares.pointer + place)
    }
  }
}
