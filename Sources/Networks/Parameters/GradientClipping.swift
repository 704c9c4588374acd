import Kernels

/// What becomes of a gradient that is too large, after the penalties and before the optimiser.
package struct GradientClipping: Sendable {
  /// Each number is kept within ± this; nil for any.
  private let value: Float?
  /// The length of the gradient of all parameters together is at most this; nil for any.
  private let norm: Float?

  /// Nil if there is nothing to clip by.
  package init?(value: Float?, norm: Float?) {
    if value == nil && norm == nil { return nil }
    self.value = value
    self.norm = norm
  }

  func clip(_ parameters: [Parameter]) {
    if let value {
      for parameter in parameters { parameter.mapGradient { $0.kept(within: -value, value) } }
    }
    guard let norm else { return }
    let length = parameters.reduce(0) { $0 + $1.squaredGradient }.squareRoot()
    // PyTorch adds 1e-6, so that the factors are the same.
    let factor = Float(Double(norm) / (length + 1e-6))
    guard factor < 1 else { return }
    for parameter in parameters { parameter.mapGradient { $0 * factor } }
  }
}
