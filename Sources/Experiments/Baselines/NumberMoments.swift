/// The range of one number of a or b.
package struct NumberMoments: Equatable, Sendable {
  package var mean: Double
  package var variance: Double
  /// No number is outside.
  package var range: ClosedRange<Double>

  package init(mean: Double, variance: Double, range: ClosedRange<Double>) {
    self.mean = mean
    self.variance = variance
    self.range = range
  }

  /// 1 with probability p, else 0.
  static func bit(_ p: Double) -> NumberMoments {
    NumberMoments(mean: p, variance: p * (1 - p), range: 0...1)
  }
}
