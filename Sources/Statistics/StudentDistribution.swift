/// Student's t distribution.
package enum StudentDistribution {
  /// P(T ≤ t) = 1 − I_{ν/(ν + t²)}(ν/2, 1/2) / 2 for t ≥ 0, where ν is the degrees of freedom.
  package static func cumulative(_ t: Double, degreesOfFreedom: Double) -> Double {
    let tail = IncompleteBeta.regularized(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5) / 2
    return t < 0 ? tail : 1 - tail
  }

  /// Returns the t for which P(T ≤ t) = p, by bisection to the last digits of a Double. p lies strictly between 0 and
  /// 1.
  package static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    precondition(p > 0 && p < 1, "a probability between 0 and 1 is needed, not \(p)")
    precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom")
    if p < 0.5 { return -quantile(1 - p, degreesOfFreedom: degreesOfFreedom) }
    var high = 1.0
    while cumulative(high, degreesOfFreedom: degreesOfFreedom) < p { high *= 2 }
    var low = 0.0
    while true {
      let middle = (low + high) / 2
      guard middle > low && middle < high else { return middle }
      if cumulative(middle, degreesOfFreedom: degreesOfFreedom) < p { low = middle } else { high = middle }
    }
  }
}
