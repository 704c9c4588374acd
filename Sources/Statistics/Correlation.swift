/// Correlation of two paired samples.
package enum Correlation {
  /// Pearson's r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)²·Σ(y − ȳ)²); nil where one of them does not vary.
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
    guard squaresX > 0 && squaresY > 0 else { return nil }
    return products / (squaresX * squaresY).squareRoot()
  }

  /// Spearman's ρ: Pearson's r of the ranks.
  package static func spearman(_ x: [Double], _ y: [Double]) -> Double? {
    pearson(Ranks(x).values, Ranks(y).values)
  }
}
