import Basics
import Statistics
import Tables

/// Which column holds a value and which one says whose it is: clusters, such as operations, are the unit of inference,
/// however many rows stand behind each.
package struct ClusterRows: Sendable {
  /// A column of numbers.
  package var value: String
  package var cluster: String

  package init(value: String, cluster: String) {
    self.value = value
    self.cluster = cluster
  }

  /// The mean of the rows of each cluster, in the natural order of their names; rows without a value do not count.
  ///
  /// - Throws: for columns that are not there, and for a column of texts where numbers are needed.
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

  /// Rows that have a value.
  func count(_ table: Table, _ rows: [Int]) throws(Diagnostic) -> Int {
    let values = try table.numbers(value)
    return rows.count { values.number($0) != nil }
  }

  /// The bootstrap of the same clusters is the same everywhere.
  static func seed(_ purpose: String, _ means: [(cluster: String, mean: Double)]) -> UInt64 {
    StableHash.of([purpose] + means.map(\.cluster))
  }
}

extension Table {
  /// A column that must hold numbers, if there are rows.
  func numbers(_ name: String) throws(Diagnostic) -> Column {
    let column = try column(name)
    guard column.isNumeric || rowCount == 0 else {
      throw Diagnostic(.badData, "'\(name)' must be a column of numbers, but holds texts")
    }
    return column
  }

  /// The rows that meet a condition, or all.
  func rows(meeting condition: Condition?) throws(Diagnostic) -> [Int] {
    try condition?.rows(in: self) ?? Array(0..<rowCount)
  }
}
