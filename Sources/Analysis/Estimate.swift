import Statistics

/// A statistic of a sample, with what a reader needs to judge it.
package struct Estimate: Sendable, Equatable {
  /// Nil is *missing*: there were too few values. This is not an error.
  package var value: Double?
  /// Cells and trials that have a value.
  package var cells: Int
  package var n: Int
  package var possibleCells: Int
  /// Nil where none was asked for, or the sample is too small for one.
  package var interval: Interval?
  /// The sentence that explains the interval in a caption; nil without one.
  package var method: String?

  package init(
    _ value: Double?, cells: Int = 0, n: Int = 0, possibleCells: Int = 0, interval: Interval? = nil,
    method: String? = nil
  ) {
    self.value = value
    self.cells = cells
    self.n = n
    self.possibleCells = possibleCells
    self.interval = interval
    self.method = method
  }
}
