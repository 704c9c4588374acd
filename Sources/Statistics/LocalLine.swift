/// A line fitted by weighted least squares to the points near one place. Its height there is a linear combination of
/// their y.
struct LocalLine: Sendable {
  /// The indices of the points to which the line is fitted.
  let window: Range<Int>
  /// The coefficients lᵢ of ŷ = Σ lᵢ·yᵢ, one for each point of the window. Their sum is 1.
  let shares: [Double]

  /// Fits a line with tricube weights (1 − (d/d_max)³)³ of the distances d, times `trust`; nil if no point has weight.
  ///
  /// - Parameters:
  ///   - place: the x at which the line's height is wanted.
  ///   - x: the x of all points, ascending.
  ///   - window: the indices of the points to use.
  ///   - trust: the robustness weight of each point of `x`.
  init?(at place: Double, _ x: [Double], _ window: Range<Int>, _ trust: [Double]) {
    let farthest = max(place - x[window.lowerBound], x[window.upperBound - 1] - place)
    let weights = window.map { index -> Double in
      let share = abs(x[index] - place) / farthest
      if share <= 0.001 || farthest == 0 { return trust[index] }
      guard share < 0.999 else { return 0 }
      let part = 1 - share * share * share
      return trust[index] * part * part * part
    }
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return nil }
    let mean = zip(window, weights).reduce(0) { $0 + $1.1 * x[$1.0] } / sum
    let spread = zip(window, weights).reduce(0) { $0 + $1.1 * (x[$1.0] - mean) * (x[$1.0] - mean) }
    let range = x[x.count - 1] - x[0]
    // If nearly all weight is at one x, the slope cannot be determined; the mean is used.
    let slope = (spread / sum).squareRoot() > 0.001 * range ? (place - mean) / spread : 0
    shares = zip(window, weights).map { index, weight in weight / sum + slope * weight * (x[index] - mean) }
    self.window = window
  }

  /// Returns the height of the line at its place, for the given y of all points.
  func height(_ y: [Double]) -> Double { zip(window, shares).reduce(0) { $0 + $1.1 * y[$1.0] } }

  /// Σ lᵢ²: the variance of the height if the y of each point has variance 1.
  var variance: Double { shares.reduce(0) { $0 + $1 * $1 } }

  /// Returns the coefficient lᵢ of the point at an index; 0 outside the window.
  func share(of index: Int) -> Double { window.contains(index) ? shares[index - window.lowerBound] : 0 }
}
