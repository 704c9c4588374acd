import Basics
import Statistics
import Tables

/// The columns of the values and of the clusters they belong to. Clusters, such as operations, are the unit of
/// inference, however many rows each one has.
package struct ClusterRows: Sendable {
  /// The column of the values, which are numbers.
  package var value: String
  /// The column of the clusters' names.
  package var cluster: String

  package init(value: String, cluster: String) {
    self.value = value
    self.cluster = cluster
  }

  /// Returns the mean of each cluster's rows, in the natural order of the clusters' names. Rows without a value are
  /// skipped.
  ///
  /// - Throws: an error for a missing column, and for a column of texts where numbers are needed.
  func means(_ table: Table, _ rows: [Int]) throws(Diagnostic) -> [(cluster: String, mean: Double)] {
    let (values, names) = (try table.numbers(value), try table.column(cluster))
    var members: [String: [Double]] = [:]
    for row in rows {
      guard let number = values.number(row), let name = names.text(row) else { continue }
      members[name, default: []].append(number)
    }
    return members.keys.sorted { NaturalOrder.precedes($0, $1) }.map { name in
      let numbers = members[name, default: []].sorted()
      return (name, numbers.reduce(0, +) / Double(numbers.count))
    }
  }

  /// Returns the number of the given rows that have a value.
  func count(_ table: Table, _ rows: [Int]) throws(Diagnostic) -> Int {
    let values = try table.numbers(value)
    return rows.count { values.number($0) != nil }
  }

  /// Returns the seed of a bootstrap. It depends only on the purpose and the clusters' names, so that every run gives
  /// the same result.
  static func seed(_ purpose: String, _ means: [(cluster: String, mean: Double)]) -> UInt64 {
    StableHash.of([purpose] + means.map(\.cluster))
  }
}

extension Table {
  /// Returns a column that must hold numbers, unless the table has no rows.
  func numbers(_ name: String) throws(Diagnostic) -> Column {
    let column = try column(name)
    guard column.isNumeric || rowCount == 0 else {
      throw Diagnostic(.badData, "'\(name)' must be a column of numbers, but holds texts")
    }
    return column
  }

  /// Returns the indices of the rows that meet a condition, or of all rows if it is nil.
  func rows(meeting condition: Condition?) throws(Diagnostic) -> [Int] {
    try condition?.rows(in: self) ?? Array(0..<rowCount)
  }
}
