/// The moments and the range of one number of a or b.
package struct NumberMoments: Equatable, Sendable {
  package var mean: Double
  package var variance: Double
  /// An interval that holds all numbers.
  package var range: ClosedRange<Double>
  /// E x⁴ of a law that is symmetric about 0; nil if it is not known.
  package var fourth: Double?

  package init(mean: Double, variance: Double, range: ClosedRange<Double>, fourth: Double? = nil) {
    self.mean = mean
    self.variance = variance
    self.range = range
    self.fourth = fourth
  }

  /// Returns the moments of a number that is 1 with probability p, else 0.
  static func bit(_ p: Double) -> NumberMoments {
    NumberMoments(mean: p, variance: p * (1 - p), range: 0...1)
  }
}
