import Platform

/// The regularised incomplete beta function, which gives Student's t and Fisher's F distributions.
enum IncompleteBeta {
  /// I_x(a, b), by its continued fraction. The relative error is near 1e-14.
  ///
  /// Source: DLMF 8.17.22, evaluated by Lentz's method.
  static func regularized(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    if x > (a + 1) / (a + b + 2) { return 1 - regularized(1 - x, b, a) }
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front * continuedFraction(x, a, b)
  }

  private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    var c = 1.0
    var d = 1 / (1 - (a + b) * x / (a + 1))
    var value = d
    for m in 1...500 {
      let m = Double(m)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      var factor = 1.0
      for coefficient in [even, odd] {
        d = 1 / (1 + coefficient * d)
        c = 1 + coefficient / c
        factor = c * d
        value *= factor
      }
      if abs(factor - 1) < 1e-16 { break }
    }
    return value
  }
}
