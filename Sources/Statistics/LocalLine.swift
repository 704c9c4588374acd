/// The weighted line through the points near one place: what each point's height counts for its height there.
struct LocalLine: Sendable {
  let window: Range<Int>
  /// lᵢ of ŷ = Σ lᵢ·yᵢ over the window; their sum is 1.
  let shares: [Double]

  /// With tricube weights (1 − (d/d_max)³)³ of distances, times how much each point is trusted; nil if none has weight.
  ///
  /// - Parameter x: ascending.
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
    // Points that are all but in one place have a mean and no slope.
    let slope = (spread / sum).squareRoot() > 0.001 * range ? (place - mean) / spread : 0
    shares = zip(window, weights).map { index, weight in weight / sum + slope * weight * (x[index] - mean) }
    self.window = window
  }

  func height(_ y: [Double]) -> Double { zip(window, shares).reduce(0) { $0 + $1.1 * y[$1.0] } }

  /// Σ lᵢ²: the variance of the height, where each point has a variance of one.
  var variance: Double { shares.reduce(0) { $0 + $1 * $1 } }

  /// What the point at an index counts for the height.
  func share(of index: Int) -> Double { window.contains(index) ? shares[index - window.lowerBound] : 0 }
}
