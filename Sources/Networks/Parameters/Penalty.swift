import Basics
import Kernels

/// A term of the loss that depends on weights alone: strength · s(t) · mean over the weights of r(w), at step t from 0; or
/// their sum.
package struct Penalty: Sendable {
  let form: Form
  private let strength: Float
  private let schedule: Schedule
  private let isSum: Bool

  package init(_ form: Form, strength: Float, schedule: Schedule = .constant, isSum: Bool = false) {
    self.form = form
    self.strength = strength
    self.schedule = schedule
    self.isSum = isSum
  }

  /// strength · s(t) over what the terms of all weights are divided by.
  func scale(count: Int, step: Int) -> Float { factor(atStep: step) / Float(isSum ? 1 : count) }

  /// strength · s(t)
  func factor(atStep step: Int) -> Float { strength * schedule.factor(step) }

  /// Adds the slope of each weight to its gradient; padding counts in neither.
  func addGradient(of weights: Numbers, to gradients: Numbers, count: Int, step: Int) {
    let scale = scale(count: count, step: step)
    if scale == 0 { return }
    gradients.map(with: weights) { gradient, w in gradient + form.slope(w) * scale }
  }
}

extension Penalty {
  /// What a penalty is made of: r(w) and its slope, of sixteen weights. The entries of `all` are the definition; kinks
  /// are at multiples of 0.05, where the checks do not look.
  package struct Form: Named, Sendable {
    package let name: String
    package let formula: String
    package let value: @Sendable (Vector) -> Vector
    package let slope: @Sendable (Vector) -> Vector

    package static let all = [sparsity, absolute, saturation]

    /// Draws weights to −1, 0 and 1. Source: Madsen and Johansen, "Neural Arithmetic Units", ICLR 2020.
    package static let sparsity = Form(
      name: "sparsity", formula: "min(|w|, |1 − |w||)", value: { w in smaller(abs(w), abs(1 - abs(w))) },
      slope: { w in sign(w).replacing(with: sign(w) * sign(abs(w) - 1), where: abs(w) .> 0.5) })

    /// Draws weights to 0.
    package static let absolute = Form(
      name: "absolute", formula: "|w|", value: { w in abs(w) }, slope: { w in sign(w) })

    /// Where the ends of tanh and σ are as good as reached.
    package static let saturated = 20.0

    /// Draws weights away from 0, where tanh and σ are not yet at their ends. Source: Schlör et al., "iNALU", 2020.
    package static let saturation = Form(
      name: "saturation", formula: "max(20 − |w|, 0)", value: { w in larger(20 - abs(w), Vector()) },
      slope: { w in (-sign(w)).replacing(with: 0, where: abs(w) .> 20) })
  }
}

@inline(__always)
private func smaller(_ x: Vector, _ y: Vector) -> Vector {
  x.replacing(with: y, where: y .< x)
}
