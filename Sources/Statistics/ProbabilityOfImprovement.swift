/// How often a value of one sample exceeds a value of another.
package enum ProbabilityOfImprovement {
  /// P(X > Y) = U / (mn): the share of pairs with x > y, where a tie counts half; nil if a sample is empty.
  ///
  /// Source: Agarwal et al., NeurIPS 2021; Mann and Whitney 1947.
  package static func value(_ x: [Double], over y: [Double]) -> Double? {
    guard !x.isEmpty && !y.isEmpty else { return nil }
    let ranks = Ranks(x + y).values.prefix(x.count).reduce(0, +)
    let m = Double(x.count)
    return (ranks - m * (m + 1) / 2) / (m * Double(y.count))
  }

  /// The mean of P(X > Y) over problems, each with equal weight; nil if no problem has values on both sides.
  package static func mean(_ pairs: [(x: [Double], y: [Double])]) -> Double? {
    Summary.mean(pairs.compactMap { value($0.x, over: $0.y) })
  }
}
