/// Two-sided t tests of a difference of means, for paired and for independent samples.
package enum StudentTest {
  /// Returns the p-value of t = d̄ / (s / √n) with n − 1 degrees of freedom; nil for fewer than two differences.
  ///
  /// If all differences are equal, p is 0, or 1 if they are zero.
  package static func paired(_ differences: [Double]) -> Double? {
    guard let mean = Summary.mean(differences), let deviation = Summary.standardDeviation(differences) else {
      return nil
    }
    let n = Double(differences.count)
    return p(mean, error: deviation / n.squareRoot(), degreesOfFreedom: n - 1)
  }

  /// Returns the p-value of Welch's t = (ā − b̄) / √(v + w), where v = s²/n for the n values of `a`, and w = s²/m for
  /// the m values of `b`. It has (v + w)² / (v²/(n − 1) + w²/(m − 1)) degrees of freedom. Nil if a side has fewer than
  /// two values.
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
