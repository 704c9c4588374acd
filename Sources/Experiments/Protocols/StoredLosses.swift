/// The losses of successive steps, stored as running sums, with a test of whether they still fall.
package struct StoredLosses {
  /// `sums[n]` is the sum of the first n losses, and `squares[n]` that of their squares.
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

  /// Returns true if the losses no longer fall and are still bad: the mean of the first half is at most the mean plus
  /// one standard deviation of the second half, and the mean of the second half is above `goodLoss`.
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
