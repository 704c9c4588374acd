/// Correlation of two paired samples.
package enum Correlation {
  /// Pearson's r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)²·Σ(y − ȳ)²); nil if all x or all y are equal, or if there are none.
  package static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    precondition(x.count == y.count, "\(x.count) values cannot be paired with \(y.count)")
    guard let meanX = Summary.mean(x), let meanY = Summary.mean(y) else { return nil }
    var products = 0.0
    var squaresX = 0.0
    var squaresY = 0.0
    for (a, b) in zip(x, y) {
      products += (a - meanX) * (b - meanY)
      squaresX += (a - meanX) * (a - meanX)
      squaresY += (b - meanY) * (b - meanY)
    }
    guard (squaresX * squaresY).isNormal else { return scaled(x, meanX, y, meanY) }
    return products / (squaresX * squaresY).squareRoot()
  }

  /// Computes r from deviations divided by the largest one, because their squares overflow or underflow a Double.
  private static func scaled(_ x: [Double], _ meanX: Double, _ y: [Double], _ meanY: Double) -> Double? {
    func unit(_ values: [Double], _ mean: Double) -> [Double]? {
      let scale = values.reduce(0) { max($0, abs($1 - mean)) }
      return scale > 0 && scale.isFinite ? values.map { ($0 - mean) / scale } : nil
    }
    guard let x = unit(x, meanX), let y = unit(y, meanY) else { return nil }
    func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    return product(x, y) / (product(x, x) * product(y, y)).squareRoot()
  }

  /// Spearman's ρ: Pearson's r of the ranks, with mean ranks for ties.
  package static func spearman(_ x: [Double], _ y: [Double]) -> Double? {
    pearson(Ranks(x).values, Ranks(y).values)
  }
}
