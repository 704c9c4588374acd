import Kernels

/// Limits for gradients, applied after the penalties and before the optimiser.
package struct GradientClipping: Sendable {
  /// The largest absolute value of each number, or nil for no limit.
  private let value: Float?
  /// The largest Euclidean norm of the gradient of all parameters together, or nil for no limit.
  private let norm: Float?

  /// Creates a clipping, or returns nil if both limits are nil.
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
    // PyTorch adds 1e-6 too. With it, the factors are equal to PyTorch's.
    let factor = Float(Double(norm) / (length + 1e-6))
    guard factor < 1 else { return }
    for parameter in parameters { parameter.mapGradient { $0 * factor } }
  }
}
