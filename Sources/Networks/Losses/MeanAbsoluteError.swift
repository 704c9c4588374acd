import Kernels

extension Loss {
  static let meanAbsoluteError = Loss(name: "mean_absolute_error", formula: "mean |y − t|") {
    $0.map(absoluteError)
  }
}

/// Adds |y − t| to the sum and returns the derivative, the sign of y − t.
@inline(__always)
private func absoluteError(_ y: Vector, _ t: Vector, _ sum: inout Vector) -> Vector {
  let error = y - t
  sum = sum + abs(error)
  return sign(error)
}
