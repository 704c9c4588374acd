import Kernels

/// W = σ(Ŵ), between 0 and 1. Or W = Ŵ, if the bounds of the parameter keep it there.
final class ShareWeights: ComputedWeights {
  let panels: Panels
  let gradient: ComputedGradient
  var parameters: [Parameter] { [parameter] }
  var selecting: [Float] {
    parameter.weightValues.map { isSquashed ? sigmoid(Vector(repeating: $0))[0] : $0 }
  }

  private let parameter: Parameter
  private let isSquashed: Bool
  private let values: Matrix

  /// - Parameter isSquashed: True if W = σ(Ŵ), false if W = Ŵ.
  init(_ parameter: Parameter, isSquashed: Bool) {
    self.parameter = parameter
    self.isSquashed = isSquashed
    values = Matrix(rows: parameter.layout.count, columns: 1)
    gradient = ComputedGradient(parameter.layout)
    panels = Panels(values.numbers, layout: parameter.layout)
  }

  func refresh() {
    values.copy(from: parameter.values)
    // The biases after the weights stay zero.
    let weights = Numbers(pointer: values.pointer, count: panels.layout.weightCount)
    if isSquashed { weights.map(sigmoid) }
  }

  /// dŴ += dW ∘ W ∘ (1 − W) if W = σ(Ŵ), otherwise dŴ += dW
  func spreadGradient() {
    guard let whole = gradient.close() else { return }
    let total = parameter.openGradient()
    for place in stride(from: 0, to: panels.layout.weightCount, by: Vector.scalarCount) {
      let (gradient, w): (Vector, Vector) = (load(whole.pointer + place), load(values.pointer + place))
      let slope = isSquashed ? gradient * w * (1 - w) : gradient
      store(load(total.pointer + place) + slope, to: total.pointer + place)
    }
  }
}
