/// The range of one number of a or b.
package struct NumberMoments: Equatable, Sendable {
  package var mean: Double
  package var variance: Double
  /// No number is outside.
  package var range: ClosedRange<Double>
  /// E x⁴ of a law that is symmetric about 0; nil where nobody has said it.
  package var fourth: Double?

  package init(mean: Double, variance: Double, range: ClosedRange<Double>, fourth: Double? = nil) {
    self.mean = mean
    self.variance = variance
    self.range = range
    self.fourth = fourth
  }

  /// 1 with probability p, else 0.
  static func bit(_ p: Double) -> NumberMoments {
    NumberMoments(mean: p, variance: p * (1 - p), range: 0...1)
  }
}
