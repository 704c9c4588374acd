import Platform

/// The distribution of a sum of n independent copies of a bounded variable Z, given Z's moments.
///
/// φ(t) = E exp(itZ) = Σₖ (it)ᵏ E Zᵏ / k!, and by inversion P(|S − c| ≤ τ) = (2/π) ∫₀^∞ sin(τt)/t · Re(φ(t)ⁿ e^(−ict))
/// dt. The integrand vanishes beyond a few times the inverse of the standard deviation, so Simpson's rule is exact to
/// rounding.
struct SumDistribution {
  let count: Int
  /// Returns E Zᵏ.
  let moment: (Int) -> Double

  var mean: Double { Double(count) * moment(1) }
  var variance: Double { Double(count) * (moment(2) - moment(1) * moment(1)) }

  /// The best constant. It is searched near the mean, where the density of such a sum has its only peak.
  var constantBaseline: ConstantBaseline {
    let waves = self.waves(tolerance: Scores.tolerance)
    let centre = Self.maximum(in: (mean - 1)...(mean + 1)) { Self.probability(of: $0, waves) }
    return ConstantBaseline(accuracy: Self.probability(of: centre, waves), variance: variance)
  }

  /// The integrand at one t for any centre c: `weight · cos(phase − ct)`.
  private struct Wave {
    var t: Double
    var weight: Double
    var phase: Double
  }

  /// Returns the integrand at equally spaced t from 0, with the weights of Simpson's rule.
  private func waves(tolerance: Double) -> [Wave] {
    let intervals = 2_000
    let spacing = 9 / variance.squareRoot() / Double(intervals)
    return (0...intervals).map { step in
      let t = spacing * Double(step)
      let (real, imaginary) = characteristicFunction(t)
      let modulus = pow((real * real + imaginary * imaginary).squareRoot(), Double(count))
      let window = step == 0 ? tolerance : sin(tolerance * t) / t
      let simpson = step == 0 || step == intervals ? 1.0 : (step % 2 == 1 ? 4 : 2)
      return Wave(
        t: t, weight: simpson * spacing / 3 * 2 / .pi * window * modulus,
        phase: Double(count) * atan2(imaginary, real))
    }
  }

  private func characteristicFunction(_ t: Double) -> (real: Double, imaginary: Double) {
    var (real, imaginary, power) = (0.0, 0.0, 1.0)
    for k in 0..<60 {
      let term = power * moment(k)
      if k % 2 == 0 { real += k % 4 == 0 ? term : -term } else { imaginary += k % 4 == 1 ? term : -term }
      power *= t / Double(k + 1)
    }
    return (real, imaginary)
  }

  private static func probability(of centre: Double, _ waves: [Wave]) -> Double {
    waves.reduce(0) { $0 + $1.weight * cos($1.phase - centre * $1.t) }
  }

  /// Returns the place where a function with one peak is largest, found by golden-section search.
  private static func maximum(in range: ClosedRange<Double>, of f: (Double) -> Double) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (range.lowerBound, range.upperBound)
    var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
    var (leftValue, rightValue) = (f(left), f(right))
    for _ in 0..<60 {
      if leftValue < rightValue {
        low = left
        (left, leftValue) = (right, rightValue)
        right = low + ratio * (high - low)
        rightValue = f(right)
      } else {
        high = right
        (right, rightValue) = (left, leftValue)
        left = high - ratio * (high - low)
        leftValue = f(left)
      }
    }
    return (low + high) / 2
  }
}
