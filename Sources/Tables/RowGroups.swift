import Basics

/// The rows of a table, grouped by their values in some columns. Rows with equal values are in the same group.
///
/// Groups are numbered in the order of their values: numbers ascending, texts in natural order, missing values last.
/// The first column takes precedence over the second.
package struct RowGroups: Sendable {
  /// `groupOf[row]` is the group of a row, in 0..<count.
  package let groupOf: [Int32]
  /// `firstRow[group]` is the first row of a group, in the order of the table.
  package let firstRow: [Int]

  package var count: Int { firstRow.count }

  /// Returns one group of all rows. It exists even without rows; its first row is then -1.
  package static func one(rowCount: Int) -> RowGroups {
    RowGroups(groupOf: [Int32](repeating: 0, count: rowCount), firstRow: [rowCount == 0 ? -1 : 0])
  }

  /// Returns a group for each row.
  package static func each(rowCount: Int) -> RowGroups {
    RowGroups(groupOf: (0..<Int32(rowCount)).map(\.self), firstRow: Array(0..<rowCount))
  }

  private init(groupOf: [Int32], firstRow: [Int]) {
    self.groupOf = groupOf
    self.firstRow = firstRow
  }

  /// Groups rows by their values.
  ///
  /// - Parameters:
  ///   - columns: the columns to group by.
  ///   - rowCount: the number of rows.
  ///   - order: for a column, the values that come before all others, in this order.
  package init(_ columns: [Column], rowCount: Int, order: [String: [String]] = [:]) {
    self.init(columns.lazy.map { $0.ranks(first: order[$0.name] ?? []) }, rowCount: rowCount)
  }

  fileprivate init(_ columns: some Sequence<Column.RankedRows>, rowCount: Int) {
    var keys = [Int](repeating: 0, count: rowCount)
    var size = 1
    for ranks in columns {
      let (product, overflow) = size.multipliedReportingOverflow(by: ranks.count)
      if overflow || product > Int(Int32.max) { size = Self.densify(&keys, size: size) }
      keys.withUnsafeMutableBufferPointer { keys in
        ranks.rankOf.withUnsafeBufferPointer { rankOf in
          for row in keys.indices { keys[row] = keys[row] &* ranks.count &+ Int(rankOf[row]) }
        }
      }
      size *= ranks.count
    }
    let count = Self.densify(&keys, size: size)
    groupOf = keys.map { Int32($0) }
    var firstRow = [Int](repeating: -1, count: count)
    for row in stride(from: rowCount - 1, through: 0, by: -1) { firstRow[keys[row]] = row }
    self.firstRow = firstRow
  }

  /// Returns the rows of each group, in the order of the table.
  package func rows() -> [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    for (row, group) in groupOf.enumerated() { rows[Int(group)].append(row) }
    return rows
  }

  /// Returns all rows, group after group. The rows of a group keep their order.
  package func sortedRows() -> [Int] {
    var starts = [Int](repeating: 0, count: count + 1)
    for group in groupOf { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var rows = [Int](repeating: 0, count: groupOf.count)
    for (row, group) in groupOf.enumerated() {
      rows[starts[Int(group)]] = row
      starts[Int(group)] += 1
    }
    return rows
  }

  /// Renumbers keys below `size` as 0, 1, … in ascending order, and returns the number of distinct keys.
  private static func densify(_ keys: inout [Int], size: Int) -> Int {
    guard size <= max(1 << 16, 4 * keys.count) else { return densifySparse(&keys) }
    var numberOf = [Int](repeating: -1, count: size)
    keys.withUnsafeBufferPointer { keys in
      numberOf.withUnsafeMutableBufferPointer { numberOf in
        for key in keys { numberOf[key] = 0 }
      }
    }
    var count = 0
    for key in 0..<size where numberOf[key] == 0 {
      numberOf[key] = count
      count += 1
    }
    keys.withUnsafeMutableBufferPointer { keys in
      numberOf.withUnsafeBufferPointer { numberOf in
        for row in keys.indices { keys[row] = numberOf[keys[row]] }
      }
    }
    return count
  }

  private static func densifySparse(_ keys: inout [Int]) -> Int {
    let distinct = Set(keys).sorted()
    let numberOf = Dictionary(zip(distinct, distinct.indices)) { first, _ in first }
    for row in keys.indices { keys[row] = numberOf[keys[row]].unwrapped(because: "all keys were numbered") }
    return distinct.count
  }
}

extension Table {
  /// Returns the groups of rows with equal values in the columns. Names that the table lacks are ignored. The ranks of
  /// each column of a large table are computed once.
  package func groups(by names: [String], order: [String: [String]] = [:]) -> RowGroups {
    let columns = names.lazy.compactMap { self[$0] }
    return RowGroups(columns.map { ranks(of: $0, first: order[$0.name] ?? []) }, rowCount: rowCount)
  }

  /// Returns the table sorted in ascending order by the columns. Rows with equal values keep their order.
  package func sorted(by names: [String], order: [String: [String]] = [:]) -> Table {
    rows(groups(by: names, order: order).sortedRows())
  }
}

extension Int {
  /// Returns the product, but at most 2^53: grids of such sizes fit in no file.
  package func saturatingProduct(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? 1 << 53 : Swift.min(product, 1 << 53)
  }
}
