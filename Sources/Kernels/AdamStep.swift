/// One step of Adam in TensorFlow's ε̂ form, for a register of parameters at a time:
///
///     m ← β₁m + (1 − β₁)g        v ← β₂v + (1 − β₂)g²        θ ← θ − η √(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε)
///
/// Stored are M = m/(1 − β₁) and V = v/(1 − β₂), which saves two multiplications per parameter. The rate and ε are
/// scaled to match. M and V of a register lie side by side: `M… V… M… V…`. Source: Kingma and Ba, ICLR 2015, end of
/// section 2.
package struct AdamStep {
  package static let beta1 = 0.9
  package static let beta2 = 0.999
  private static let epsilon = 1e-8

  private let rate: Float
  private let epsilon: Float

  /// - Parameter correction: The bias correction √(1 − β₂ᵗ)/(1 − β₁ᵗ) of step t.
  package init(learningRate: Double, correction: Double) {
    let scale = (1 - Self.beta2).squareRoot()
    rate = Float(learningRate * correction * (1 - Self.beta1) / scale)
    epsilon = Float(Self.epsilon / scale)
  }

  /// A step that moves nothing.
  static let none = AdamStep(learningRate: 0, correction: 0)

  /// Returns the index in the moments of the M that belongs to a number.
  package static func firstMoment(of number: Int) -> Int {
    guard number >= 0 else { stop("the moment of number \(number)") }
    return number + number / Register.scalarCount * Register.scalarCount
  }

  /// Updates one register of parameters and its moments.
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

  /// Updates many numbers by gradients that are already computed. There are twice as many moments as numbers.
  package func update(_ numbers: Numbers, moments: Numbers, gradients: Numbers) {
    guard gradients.count == numbers.count, moments.count == 2 * numbers.count else {
      stop("\(numbers.count) numbers, \(gradients.count) gradients and \(moments.count) moments")
    }
    for number in stride(from: 0, to: numbers.count, by: Register.scalarCount) {
      update(
        numbers.pointer + number, moments: moments.pointer + 2 * number, gradient: load(gradients.pointer + number))
    }
  }
}
