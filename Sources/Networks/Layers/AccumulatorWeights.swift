import Kernels

/// W = tanh λŴ ∘ σ(λM̂), which draws weights to −1, 0 and 1. Source: Trask et al., "Neural Arithmetic Logic Units",
/// NeurIPS 2018, where λ = 1.
final class AccumulatorWeights: ComputedWeights {
  /// Ŵ and M̂.
  let parameters: [Parameter]
  let panels: Panels
  let gradient: ComputedGradient

  private let signs: Parameter
  private let shares: Parameter
  /// λ
  private let steepness: Float
  private let values: Matrix
  /// tanh λŴ and σ(λM̂), as computed by the last `refresh`.
  private let signValues, shareValues: Matrix

  init(
    inputs: Int, outputs: Int, _ beginning: ModuleBeginning = .balanced, steepness: Float = 1, penalty: Penalty? = nil
  ) {
    func parameter(_ initializer: Initializer) -> Parameter {
      Parameter(inputs: inputs, outputs: outputs, initializer: initializer, hasBias: false, penalty: penalty)
    }
    (signs, shares) = (parameter(beginning.signs), parameter(beginning.shares))
    self.steepness = steepness
    parameters = [signs, shares]
    let layout = signs.layout
    func buffer() -> Matrix { Matrix(rows: layout.count, columns: 1) }
    (values, signValues, shareValues) = (buffer(), buffer(), buffer())
    gradient = ComputedGradient(layout)
    panels = Panels(values.numbers, layout: layout)
  }

  /// An element of W, as computed by the last `refresh`.
  subscript(input: Int, output: Int) -> Float { values.pointer[panels.layout.offset(input: input, output: output)] }

  func refresh() {
    for place in stride(from: 0, to: panels.layout.weightCount, by: Vector.scalarCount) {
      let sign = tanh(steepness * load(signs.values.pointer + place))
      let share = sigmoid(steepness * load(shares.values.pointer + place))
      store(sign, to: signValues.pointer + place)
      store(share, to: shareValues.pointer + place)
      store(sign * share, to: values.pointer + place)
    }
  }

  var selecting: [Float] {
    refresh()
    return (0..<signs.inputs * signs.outputs).map { self[$0 / signs.outputs, $0 % signs.outputs] }
  }

  /// dŴ += λ dW ∘ σ(λM̂) ∘ (1 − tanh² λŴ), dM̂ += λ dW ∘ W ∘ (1 − σ(λM̂)), with W as it was in the forward pass.
  func spreadGradient() {
    guard let whole = gradient.close() else { return }
    let (toSigns, toShares) = (signs.openGradient(), shares.openGradient())
    for place in stride(from: 0, to: panels.layout.weightCount, by: Vector.scalarCount) {
      let gradient: Vector = steepness * load(whole.pointer + place)
      let (t, s): (Vector, Vector) = (load(signValues.pointer + place), load(shareValues.pointer + place))
      let (signSlope, shareSlope) = (gradient * s * (1 - t * t), gradient * t * s * (1 - s))
      store(load(toSigns.pointer + place) + signSlope, to: toSigns.pointer + place)
      store(load(toShares.pointer + place) + shareSlope, to: toShares.pointer + place)
    }
  }
}
