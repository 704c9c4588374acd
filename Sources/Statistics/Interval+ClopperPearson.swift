extension Interval {
  /// Clopper and Pearson's exact interval of a proportion: from the beta quantile B(α/2; k, n − k + 1) to B(1 − α/2; k
  /// + 1, n − k), but from 0 if k = 0, and to 1 if k = n. Its coverage is never below the level. Nil unless n > 0 and 0
  /// ≤ k ≤ n.
  ///
  /// Source: Clopper and Pearson, "The Use of Confidence or Fiducial Limits", Biometrika 1934.
  package static func clopperPearson(successes k: Double, of n: Double, level: Double = 0.95) -> Interval? {
    guard n > 0, k >= 0, k <= n else { return nil }
    let tail = (1 - level) / 2
    return Interval(
      low: k == 0 ? 0 : IncompleteBeta.quantile(tail, k, n - k + 1),
      high: k == n ? 1 : IncompleteBeta.quantile(1 - tail, k + 1, n - k))
  }
}

extension IncompleteBeta {
  /// Returns the x for which I_x(a, b) = p, by bisection to the last digits of a Double.
  static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = (low + high) / 2
      guard middle > low && middle < high else { return middle }
      if regularized(middle, a, b) < p { low = middle } else { high = middle }
    }
  }
}
