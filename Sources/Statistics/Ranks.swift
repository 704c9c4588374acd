/// The ranks of numbers, ascending from 1. Equal numbers get the mean of their ranks.
package struct Ranks: Sendable {
  /// `values[i]` is the rank of the i-th number.
  package let values: [Double]
  /// Σ(t³ − t) over the groups of t equal values: the correction for ties in the variance of a rank statistic.
  package let tieTerm: Double

  package init(_ numbers: [Double]) {
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    var ranks = [Double](repeating: 0, count: numbers.count)
    var tieTerm = 0.0
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count && numbers[order[end]] == numbers[order[start]] { end += 1 }
      for position in start..<end { ranks[order[position]] = Double(start + 1 + end) / 2 }
      let size = Double(end - start)
      tieTerm += size * size * size - size
      start = end
    }
    values = ranks
    self.tieTerm = tieTerm
  }
}
