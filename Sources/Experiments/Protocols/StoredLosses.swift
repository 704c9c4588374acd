/// Losses of steps, one after the other, with what says whether they fall.
package struct StoredLosses {
  /// Σ of the first so many, and of their squares: one more than there are losses.
  private var sums = [0.0]
  private var squares = [0.0]

  package init() {}

  package var count: Int { sums.count - 1 }

  package mutating func append(_ loss: Double) {
    sums.append(sums[count] + loss)
    squares.append(squares[squares.count - 1] + loss * loss)
  }

  package mutating func removeAll() {
    (sums, squares) = ([0], [0])
  }

  /// Whether the first half is on the mean no larger than the mean and one standard deviation of the second half together,
  /// which is larger than a good loss.
  ///
  /// Source: the program of Schlör, Ring and Hotho, "iNALU", 2020.
  package func stagnate(above goodLoss: Double) -> Bool {
    let half = count / 2
    let rest = Double(count - half)
    let mean = (sums[count] - sums[half]) / rest
    let variance = (squares[count] - squares[half]) / rest - mean * mean
    return sums[half] / Double(half) <= mean + max(0, variance).squareRoot() && mean > goodLoss
  }
}
