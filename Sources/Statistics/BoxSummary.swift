/// The quartiles and whiskers of a box plot. Values beyond the whiskers are outliers.
///
/// Source: Tukey, "Exploratory Data Analysis", 1977. Quartiles are of type 7 of Hyndman and Fan, as in R, NumPy and
/// matplotlib.
package struct BoxSummary: Sendable, Equatable {
  package let lowerQuartile: Double
  package let median: Double
  package let upperQuartile: Double
  /// The range from the least to the greatest value within 1.5 interquartile ranges of the box.
  package let whiskers: ClosedRange<Double>

  /// The greatest length of a whisker, in interquartile ranges.
  package static let reach = 1.5

  /// Creates a summary; nil if there are no values.
  package init?(_ values: [Double]) {
    guard let low = Summary.quantile(values, 0.25), let middle = Summary.median(values),
      let high = Summary.quantile(values, 0.75)
    else { return nil }
    (lowerQuartile, median, upperQuartile) = (low, middle, high)
    let length = Self.reach * (high - low)
    let inside = values.filter { $0 >= low - length && $0 <= high + length }
    // The box can lie beyond all values within reach, as in [0, 0, 0, 0, 10, …]. A whisker then ends at the box.
    whiskers = min(inside.min() ?? low, low)...max(inside.max() ?? high, high)
  }

  /// Returns true if the value lies beyond the whiskers.
  package func isOutlier(_ x: Double) -> Bool { !whiskers.contains(x) }
}
