import Platform

/// The least-squares line y = a + b·x, with a confidence band.
package struct LeastSquares: Sendable, Equatable {
  package let intercept: Double
  package let slope: Double
  /// The coefficient of determination R²; nil if all y are equal.
  package let determination: Double?
  private let count: Double
  private let mean: Double
  /// Σ(x − x̄)².
  private let spread: Double
  /// The residual standard deviation s = √(Σ residuals² / (n − 2)); nil for two points.
  private let deviation: Double?

  /// Fits the line; nil for fewer than two points and if all x are equal.
  package init?(_ x: [Double], _ y: [Double]) {
    precondition(x.count == y.count, "\(x.count) x and \(y.count) y")
    guard x.count > 1, let meanX = Summary.mean(x), let meanY = Summary.mean(y) else { return nil }
    let spread = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    guard spread > 0, spread.isFinite else { return nil }
    let product = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let slope = product / spread
    let intercept = meanY - slope * meanX
    guard slope.isFinite, intercept.isFinite else { return nil }
    let residuals = zip(x, y).reduce(0) { sum, point in
      let residual = point.1 - meanY - slope * (point.0 - meanX)
      return sum + residual * residual
    }
    let total = y.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) }
    (self.intercept, self.slope, self.spread, mean, count) = (intercept, slope, spread, meanX, Double(x.count))
    determination = total > 0 ? max(0, 1 - residuals / total) : nil
    deviation = x.count > 2 ? (residuals / Double(x.count - 2)).squareRoot() : nil
  }

  /// Returns the height of the line at x.
  package func callAsFunction(_ x: Double) -> Double { intercept + slope * x }

  /// Returns the confidence interval of the line's height at x: ŷ ± t·s·√(1/n + (x − x̄)²/Σ(xᵢ − x̄)²); nil for two
  /// points.
  package func band(at x: Double, level: Double = 0.95) -> ClosedRange<Double>? {
    guard let deviation else { return nil }
    let t = StudentDistribution.quantile(1 - (1 - level) / 2, degreesOfFreedom: count - 2)
    let half = t * deviation * (1 / count + (x - mean) * (x - mean) / spread).squareRoot()
    return half.isFinite ? self(x) - half...self(x) + half : nil
  }
}
