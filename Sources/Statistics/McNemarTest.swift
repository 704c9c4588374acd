import Platform

/// McNemar's exact test of paired successes: among the pairs in which one side succeeds and the other fails, does one
/// side succeed in more than half?
///
/// Source: McNemar, Psychometrika 1947. The exact form is a two-sided binomial test with p = 1/2.
package enum McNemarTest {
  /// Returns the two-sided p-value min(1, 2·Σ_{i ≤ min(b, c)} C(b + c, i) / 2^(b + c)); 1 if b + c = 0.
  ///
  /// - Parameters:
  ///   - b: the number of pairs in which only the first succeeds.
  ///   - c: the number of pairs in which only the second succeeds.
  package static func p(onlyFirst b: Int, onlySecond c: Int) -> Double {
    precondition(b >= 0 && c >= 0, "counts cannot be \(b) and \(c)")
    let n = Double(b + c)
    var tail = 0.0
    for i in 0...min(b, c) {
      let i = Double(i)
      tail += exp(lgamma(n + 1) - lgamma(i + 1) - lgamma(n - i + 1) - n * log(2))
    }
    return min(1, 2 * tail)
  }
}
