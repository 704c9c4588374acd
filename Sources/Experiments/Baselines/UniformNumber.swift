import Platform

/// A number X that is uniform on [low, high), with closed forms for functions of X and of an independent copy Y.
package struct UniformNumber: Equatable, Sendable {
  package var low: Double
  package var high: Double

  package init(_ low: Double, _ high: Double) {
    precondition(low < high, "uniform numbers of \(low) to \(high)")
    self.low = low
    self.high = high
  }

  private var tolerance: Double { Scores.tolerance }
  private var width: Double { high - low }
  private var variance: Double { width * width / 12 }

  package var moments: NumberMoments {
    NumberMoments(mean: (low + high) / 2, variance: variance, range: low...high)
  }

  /// Returns E Xᵏ = (highᵏ⁺¹ − lowᵏ⁺¹) / (width · (k + 1)).
  func moment(_ k: Int) -> Double {
    (pow(high, Double(k + 1)) - pow(low, Double(k + 1))) / (width * Double(k + 1))
  }

  /// Returns E (XY)ᵏ.
  func productMoment(_ k: Int) -> Double {
    moment(k) * moment(k)
  }

  /// The best constant for X.
  var constant: ConstantBaseline {
    ConstantBaseline(accuracy: min(1, 2 * tolerance / width), variance: variance)
  }

  /// Returns the best constant for the largest of n numbers: (max − low)/width is Beta(n, 1), which is densest at 1.
  func largest(of n: Int) -> ConstantBaseline {
    let count = Double(n)
    let missed = max(0, 1 - 2 * tolerance / width)
    return ConstantBaseline(
      accuracy: 1 - pow(missed, count),
      variance: width * width * count / ((count + 1) * (count + 1) * (count + 2)))
  }

  /// The best constant for XY if the range is [−1, 1) or [0, 1); nil for other ranges. For both, P(|XY| ≤ w) =
  /// w(1 − ln w). The density of XY has its peak at 0. That is the middle of the window if XY can be negative, and its
  /// lower end if not.
  var product: ConstantBaseline? {
    guard high == 1, low == -1 || low == 0 else { return nil }
    let window = low < 0 ? tolerance : 2 * tolerance
    return ConstantBaseline(
      accuracy: window * (1 - log(window)), variance: productMoment(2) - productMoment(1) * productMoment(1))
  }

  /// The best constant for X + Y. Its distribution is triangular about its mean, as that of X − Y is about 0.
  var pairSum: ConstantBaseline {
    ConstantBaseline(accuracy: probabilityOfDifference(within: tolerance), variance: 2 * variance)
  }

  /// Returns P(|X − Y| ≤ d) = 1 − (1 − d/width)².
  func probabilityOfDifference(within d: Double) -> Double {
    let missed = max(0, 1 - d / width)
    return 1 - missed * missed
  }
}
