import Platform

/// The regularised incomplete gamma function, which gives the χ² distribution.
enum IncompleteGamma {
  /// Q(a, x) = Γ(a, x) / Γ(a): by a series if x < a + 1, otherwise by a continued fraction.
  ///
  /// Source: DLMF 8.7.1 (series) and 8.9.2 (continued fraction, evaluated by Lentz's method).
  static func upper(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return 1 }
    let front = exp(a * log(x) - x - lgamma(a))
    return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x)
  }

  private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var n = a
    while abs(term) > abs(sum) * 1e-17 {
      n += 1
      term *= x / n
      sum += term
    }
    return sum
  }

  private static func upperFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = Double.infinity
    var d = 1 / b
    var value = d
    for i in 1...1000 {
      let numerator = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / (b + numerator * d)
      c = b + numerator / c
      value *= c * d
      if abs(c * d - 1) < 1e-16 { break }
    }
    return value
  }
}
