import Basics
import Kernels

/// A term of the loss that depends only on weights: strength · s(t) · mean of r(w) over the weights, at step t counted
/// from 0. If `isSum`, it is the sum instead of the mean.
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

  /// Returns strength · s(t), divided by the number of weights unless the penalty is a sum.
  func scale(count: Int, step: Int) -> Float { factor(atStep: step) / Float(isSum ? 1 : count) }

  /// Returns strength · s(t).
  func factor(atStep step: Int) -> Float { strength * schedule.factor(step) }

  /// Adds the slope of each weight to its gradient. `count` is the number of weights without padding. Padding is zero,
  /// where every form has slope zero.
  func addGradient(of weights: Numbers, to gradients: Numbers, count: Int, step: Int) {
    let scale = scale(count: count, step: step)
    if scale == 0 { return }
    gradients.map(with: weights) { gradient, w in gradient + form.slope(w) * scale }
  }
}

extension Penalty {
  /// The function r(w) of a penalty and its slope, for sixteen weights at a time. To add a form, add an entry to `all`.
  /// Kinks must be at multiples of 0.05, where the gradient checks do not look.
  package struct Form: Named, Sendable {
    package let name: String
    package let formula: String
    package let value: @Sendable (Vector) -> Vector
    package let slope: @Sendable (Vector) -> Vector

    package static let all = [sparsity, absolute, saturation]

    /// Draws weights to −1, 0 or 1. Source: Madsen and Johansen, "Neural Arithmetic Units", ICLR 2020.
    package static let sparsity = Form(
      name: "sparsity", formula: "min(|w|, |1 − |w||)", value: { w in smaller(abs(w), abs(1 - abs(w))) },
      slope: { w in sign(w).replacing(with: sign(w) * sign(abs(w) - 1), where: abs(w) .> 0.5) })

    /// Draws weights to 0.
    package static let absolute = Form(
      name: "absolute", formula: "|w|", value: { w in abs(w) }, slope: { w in sign(w) })

    /// The |w| from which tanh w and σ(w) practically have their limits.
    package static let saturated = 20.0

    /// Draws weights away from 0 until tanh and σ are saturated. Source: Schlör et al., "iNALU", 2020.
    package static let saturation = Form(
      name: "saturation", formula: "max(20 − |w|, 0)", value: { w in larger(20 - abs(w), Vector()) },
      slope: { w in (-sign(w)).replacing(with: 0, where: abs(w) .> 20) })
  }
}

@inline(__always)
private func smaller(_ x: Vector, _ y: Vector) -> Vector {
  x.replacing(with: y, where: y .< x)
}
