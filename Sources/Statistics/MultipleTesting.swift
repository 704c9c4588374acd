/// Corrections of p-values for multiple tests. Both return the p-values in the given order.
package enum MultipleTesting {
  /// Holm's method: the i-th smallest of m p-values is multiplied by m − i + 1, and the result made monotone. It
  /// controls the family-wise error rate: the chance of any false finding stays below the level.
  ///
  /// Source: Holm, Scandinavian Journal of Statistics 1979.
  package static func holm(_ p: [Double]) -> [Double] {
    var adjusted = p
    var running = 0.0
    for (i, index) in p.indices.sorted(by: { p[$0] < p[$1] }).enumerated() {
      running = max(running, min(1, p[index] * Double(p.count - i)))
      adjusted[index] = running
    }
    return adjusted
  }

  /// Benjamini and Hochberg's method: the i-th smallest of m p-values is multiplied by m / i, and the result made
  /// monotone. It controls the false discovery rate: the expected share of false findings stays below the level.
  ///
  /// Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 1995.
  package static func benjaminiHochberg(_ p: [Double]) -> [Double] {
    var adjusted = p
    var running = 1.0
    for (i, index) in p.indices.sorted(by: { p[$0] < p[$1] }).enumerated().reversed() {
      running = min(running, p[index] * Double(p.count) / Double(i + 1))
      adjusted[index] = running
    }
    return adjusted
  }
}
