/// One step of Adam in TensorFlow's ε̂ form, for a register of parameters at a time:
///
///     m ← β₁m + (1 − β₁)g        v ← β₂v + (1 − β₂)g²        θ ← θ − η √(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε)
///
/// Held are M = m/(1 − β₁) and V = v/(1 − β₂), which saves two products a parameter; rate and ε are scaled to match.
/// M and V of a register lie side by side: `M… V… M… V…`. Source: Kingma and Ba, ICLR 2015, end of section 2.
package struct AdamStep {
  static let beta1 = 0.9
  static let beta2 = 0.999
  static let epsilon = 1e-8

  /// Moves nothing.
  static let none = AdamStep(learningRate: 0, correction: 0)

  private let rate: Float
  private let epsilon: Float

  @inline(__always)
  func update(
    _ parameters: UnsafeMutablePointer<Float>, moments: UnsafeMutablePointer<Float>, gradient: Register
  ) {
    let second = moments + Register.scalarCount
    let m = gradient.adding(load(moments), times: Register(repeating: 0.9))
    let v = (gradient * gradient).adding(load(second), times: Register(repeating: 0.999))
    store(m, to: moments)
    store(v, to: second)
    let old: Register = load(parameters)
    store(old.adding(m / (v.squareRoot() + epsilon), times: Register(repeating: -rate)), to: parameters)
  }
}

/// Counts the steps, and with them the corrections for the moments' start at zero.
package struct Adam {
  private var powerOfBeta1 = 1.0
  private var powerOfBeta2 = 1.0

  package init() {}

  /// The next step at a learning rate.
  package mutating func nextStep(learningRate: Float) -> AdamStep {
    powerOfBeta1 *= AdamStep.beta1
    powerOfBeta2 *= AdamStep.beta2
    return AdamStep(
      learningRate: Double(learningRate), correction: (1 - powerOfBeta2).squareRoot() / (1 - powerOfBeta1))
  }
}

extension AdamStep {
  /// - Parameter correction: √(1 − β₂ᵗ)/(1 − β₁ᵗ)
  init(learningRate: Double, correction: Double) {
    let scale = (1 - Self.beta2).squareRoot()
    rate = Float(learningRate * correction * (1 - Self.beta1) / scale)
    epsilon = Float(Self.epsilon / scale)
  }
}
