/// Student's t test of a difference of means: two-sided, for values in pairs or without.
package enum StudentTest {
  /// The p of t = d̄ / (s / √n) with n − 1 degrees of freedom; nil below two differences.
  ///
  /// Differences that are all the same leave no doubt: p is 0, or 1 if they are zero.
  package static func paired(_ differences: [Double]) -> Double? {
    guard let mean = Summary.mean(differences), let deviation = Summary.standardDeviation(differences) else {
      return nil
    }
    let n = Double(differences.count)
    return p(mean, error: deviation / n.squareRoot(), degreesOfFreedom: n - 1)
  }

  /// The p of t = (ā − b̄) / √(v + w) for v = s²/n of `a` and w = s²/n of `b`, with
  /// (v + w)² / (v²/(n − 1) + w²/(m − 1)) degrees of freedom; nil below two values on a side.
  ///
  /// Source: Welch, "The Generalization of 'Student's' Problem when Several Different Population Variances are
  /// Involved", Biometrika 1947.
  package static func welch(_ a: [Double], _ b: [Double]) -> Double? {
    guard let first = Summary.mean(a), let second = Summary.mean(b), let s = Summary.standardDeviation(a),
      let t = Summary.standardDeviation(b)
    else {
      return nil
    }
    let (n, m) = (Double(a.count), Double(b.count))
    let (v, w) = (s * s / n, t * t / m)
    let degrees = (v + w) * (v + w) / (v * v / (n - 1) + w * w / (m - 1))
    return p(first - second, error: (v + w).squareRoot(), degreesOfFreedom: degrees)
  }

  private static func p(_ difference: Double, error: Double, degreesOfFreedom: Double) -> Double {
    guard error > 0, degreesOfFreedom.isFinite else { return difference == 0 ? 1 : 0 }
    return min(1, 2 * StudentDistribution.cumulative(-abs(difference / error), degreesOfFreedom: degreesOfFreedom))
  }
}
