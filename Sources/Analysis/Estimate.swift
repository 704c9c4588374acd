import Statistics

/// A statistic of a sample, with what a reader needs to judge it.
package struct Estimate: Sendable, Equatable {
  /// The value; nil if it is *missing* because there were too few values. This is not an error.
  package var value: Double?
  /// The number of cells that have a value.
  package var cells: Int
  /// The number of trials that have a value.
  package var n: Int
  /// The number of cells that there could be.
  package var possibleCells: Int
  /// The interval; nil if none was asked for or the sample is too small for one.
  package var interval: Interval?
  /// The words that explain the interval in a caption; nil without an interval.
  package var method: String?

  /// The value and the ends of its interval, without those that are missing.
  package var numbers: [Double] { [value, interval?.low, interval?.high].compactMap(\.self) }

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
