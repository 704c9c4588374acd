import Kernels

extension Loss {
  package static let meanSquaredError = Loss(name: "mean_squared_error", formula: "mean (y − t)²") {
    $0.map(squaredError)
  }
}

/// Adds (y − t)² to the sum and returns the derivative, 2 (y − t).
@inline(__always)
private func squaredError(_ y: Vector, _ t: Vector, _ sum: inout Vector) -> Vector {
  let error = y - t
  sum = sum.adding(error, times: error)
  return 2 * error
}
