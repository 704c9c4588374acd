/// Nemenyi's critical difference: two of k methods on N problems differ significantly if their mean ranks differ by at
/// least this much.
///
/// CD = q·√(k(k + 1) / 6N), where q is the quantile of the studentised range of k groups with ∞ degrees of freedom,
/// divided by √2.
///
/// Source: Demšar, JMLR 2006, section 3.2.2.
package enum NemenyiTest {
  package static func criticalDifference(methods k: Int, problems n: Int, level: Double = 0.95) -> Double {
    precondition(k >= 2 && n >= 1, "\(k) methods on \(n) problems cannot be compared")
    return criticalValue(methods: k, level: level) * (Double(k) * Double(k + 1) / (6 * Double(n))).squareRoot()
  }

  /// Returns q: the distribution function of the studentised range at q√2 equals the level. Found by bisection.
  package static func criticalValue(methods k: Int, level: Double = 0.95) -> Double {
    var low = 0.0
    var high = 20.0
    while true {
      let middle = (low + high) / 2
      guard middle > low && middle < high && high - low > 1e-13 else { return middle }
      if rangeDistribution(middle * 2.0.squareRoot(), k) < level { low = middle } else { high = middle }
    }
  }

  /// P(range of k standard normal numbers ≤ w) = k·∫φ(t)·[Φ(t) − Φ(t − w)]^{k−1} dt.
  ///
  /// The trapezoidal rule converges exponentially for such integrands: with steps of 1/16, all digits are right.
  private static func rangeDistribution(_ w: Double, _ k: Int) -> Double {
    let step = 1.0 / 16
    let sum = stride(from: -9.0, through: 9 + min(w, 9), by: step).reduce(0.0) { sum, t in
      let share = NormalDistribution.cumulative(t) - NormalDistribution.cumulative(t - w)
      var power = 1.0
      for _ in 1..<k { power *= share }
      return sum + NormalDistribution.density(t) * power
    }
    return Double(k) * sum * step
  }
}
