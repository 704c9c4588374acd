/// A confidence interval. Confidence levels are fractions: 0.95, not 95.
package struct Interval: Hashable, Sendable {
  package var low: Double
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  package func clamped(to range: ClosedRange<Double>) -> Interval {
    Interval(
      low: min(max(low, range.lowerBound), range.upperBound), high: min(max(high, range.lowerBound), range.upperBound))
  }

  /// Wilson's score interval of a proportion; nil unless n > 0:
  /// (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), with p = successes / n.
  ///
  /// Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 1927.
  package static func wilson(successes: Double, of n: Double, level: Double = 0.95) -> Interval? {
    guard n > 0 else { return nil }
    let z = NormalDistribution.quantile((1 + level) / 2)
    let p = successes / n
    let scale = 1 + z * z / n
    let centre = (p + z * z / (2 * n)) / scale
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / scale
    return Interval(low: successes == 0 ? 0 : max(0, centre - half), high: successes == n ? 1 : min(1, centre + half))
  }

  /// Newcombe's interval of the difference p₁ − p₂ of two proportions. With d = p₁ − p₂ and the Wilson intervals [l,
  /// u], it goes from d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²). Nil unless both n > 0.
  ///
  /// Source: Newcombe, Statistics in Medicine 1998, method 10.
  package static func newcombe(
    successes k1: Double, of n1: Double, minus k2: Double, of n2: Double, level: Double = 0.95
  ) -> Interval? {
    guard let first = wilson(successes: k1, of: n1, level: level),
      let second = wilson(successes: k2, of: n2, level: level)
    else { return nil }
    let (p1, p2) = (k1 / n1, k2 / n2)
    func distance(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return Interval(
      low: p1 - p2 - distance(p1 - first.low, second.high - p2),
      high: p1 - p2 + distance(first.high - p1, p2 - second.low))
  }

  /// Student's interval of a mean: mean ± t·s/√n with n − 1 degrees of freedom; nil for fewer than two values.
  package static func student(_ values: [Double], level: Double = 0.95) -> Interval? {
    guard let mean = Summary.mean(values), let deviation = Summary.standardDeviation(values) else { return nil }
    let n = Double(values.count)
    let half = StudentDistribution.quantile((1 + level) / 2, degreesOfFreedom: n - 1) * deviation / n.squareRoot()
    return Interval(low: mean - half, high: mean + half)
  }

  /// The percentile interval of bootstrap replicates; nil if there are none.
  ///
  /// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, section 13.3.
  package static func percentile(of replicates: [Double], level: Double = 0.95) -> Interval? {
    guard let low = Summary.quantile(replicates, (1 - level) / 2),
      let high = Summary.quantile(replicates, (1 + level) / 2)
    else { return nil }
    return Interval(low: low, high: high)
  }
}
