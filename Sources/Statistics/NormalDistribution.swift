import Platform

/// The standard normal distribution.
package enum NormalDistribution {
  /// The density φ(x) = exp(−x²/2) / √(2π).
  package static func density(_ x: Double) -> Double {
    exp(-x * x / 2) / (2 * Double.pi).squareRoot()
  }

  /// The distribution function Φ(x) = erfc(−x/√2) / 2.
  package static func cumulative(_ x: Double) -> Double {
    erfc(-x / 2.0.squareRoot()) / 2
  }

  /// Returns the x for which Φ(x) = p, to the last digits of a Double. p lies strictly between 0 and 1.
  ///
  /// It uses Acklam's rational approximation (relative error below 1.15e-9), refined by one step of Halley's method.
  package static func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a probability between 0 and 1 is needed, not \(p)")
    if p > 0.5 { return -quantile(1 - p) }
    let x = approximateQuantile(p)
    let error = (cumulative(x) - p) / density(x)
    return x - error / (1 + x * error / 2)
  }

  /// Returns Acklam's approximation for p ≤ 1/2.
  private static func approximateQuantile(_ p: Double) -> Double {
    let tail = 0.02425
    if p < tail { return tailQuantile((-2 * log(p)).squareRoot()) }
    let q = p - 0.5
    let r = q * q
    let numerator = polynomial(
      [
        -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
        -3.066479806614716e+01, 2.506628277459239e+00,
      ], r)
    let denominator = polynomial(
      [
        -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
        -1.328068155288572e+01, 1,
      ], r)
    return numerator * q / denominator
  }

  private static func tailQuantile(_ q: Double) -> Double {
    let numerator = polynomial(
      [
        -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
        4.374664141464968e+00, 2.938163982698783e+00,
      ], q)
    let denominator = polynomial(
      [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1], q)
    return numerator / denominator
  }

  /// Evaluates a polynomial by Horner's scheme. The highest coefficient comes first.
  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reduce(0) { $0 * x + $1 }
  }
}
