/// The five numbers of a box plot, and the values beyond its whiskers.
///
/// Source: Tukey, "Exploratory Data Analysis", 1977; with quartiles of type 7 of Hyndman and Fan, as R, NumPy and
/// matplotlib draw them.
package struct BoxSummary: Sendable, Equatable {
  package let lowerQuartile: Double
  package let median: Double
  package let upperQuartile: Double
  /// The least and the greatest value within 1.5 interquartile ranges of the box.
  package let whiskers: ClosedRange<Double>

  package static let reach = 1.5

  /// Nil for no values.
  package init?(_ values: [Double]) {
    guard let low = Summary.quantile(values, 0.25), let middle = Summary.median(values),
      let high = Summary.quantile(values, 0.75)
    else { return nil }
    (lowerQuartile, median, upperQuartile) = (low, middle, high)
    let length = Self.reach * (high - low)
    let inside = values.filter { $0 >= low - length && $0 <= high + length }
    // A box may lie beyond all values inside the fences, as in [0, 0, 0, 0, 10, …]; a whisker never points into it.
    whiskers = min(inside.min() ?? low, low)...max(inside.max() ?? high, high)
  }

  package func isOutlier(_ x: Double) -> Bool { !whiskers.contains(x) }
}
