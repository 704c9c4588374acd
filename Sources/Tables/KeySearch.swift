import Basics

/// A search for the smallest sets of columns that identify every row.
struct KeySearch {
  private let names: [String]
  private let ranks: [Column.RankedRows]
  private let rowCount: Int

  /// The number of first columns that are searched.
  private static let mostColumns = 16
  /// The largest number of columns in a key.
  private static let mostOfOneKey = 3
  /// The largest number of keys that are returned.
  private static let mostKeys = 5

  init(_ profiles: [ColumnProfile], _ ranks: [Column.RankedRows], rowCount: Int) {
    let possible = profiles.indices.filter { profiles[$0].mayBeKey }.prefix(Self.mostColumns)
    names = possible.map { profiles[$0].name }
    self.ranks = possible.map { ranks[$0] }
    self.rowCount = rowCount
  }

  /// All keys of the smallest size, at most five.
  var keys: [[String]] {
    guard rowCount > 1 else { return [] }
    for size in 1...Self.mostOfOneKey {
      let found = sets(of: size, from: 0).lazy.filter(tellsApart).prefix(Self.mostKeys)
      let keys = found.map { set in set.map { names[$0] } }
      if !keys.isEmpty { return Array(keys) }
    }
    return []
  }

  /// Returns all sets of `size` columns from `first` on, each in ascending order.
  private func sets(of size: Int, from first: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    guard first < names.count else { return [] }
    return (first..<names.count).flatMap { column in sets(of: size - 1, from: column + 1).map { [column] + $0 } }
  }

  private func tellsApart(_ set: [Int]) -> Bool {
    let size = set.reduce(1) { $0.saturatingProduct(ranks[$1].count) }
    guard size >= rowCount, size < 1 << 53 else { return false }
    var seen: Set<Int> = []
    return (0..<rowCount).allSatisfy { row in
      seen.insert(set.reduce(0) { $0 * ranks[$1].count + Int(ranks[$1].rankOf[row]) }).inserted
    }
  }
}
