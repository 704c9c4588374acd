import Tables

/// Tells whether the groups of a table without an identity are different mixtures: of different datasets, or of the
/// same ones in different shares. Then the groups' means say as much about the mixtures as about the groups.
struct Mixtures {
  /// The names of the columns whose values occur in different shares in different groups.
  let columns: [String]

  /// Finds the columns. A column is considered if it holds texts, the group does not follow from its values, and groups
  /// share some of its values.
  init(_ table: Table, groupedBy groupBy: [String]) {
    let groups = table.groups(by: groupBy)
    let sizes = groups.groupOf.reduce(into: [Int](repeating: 0, count: groups.count)) { $0[Int($1)] += 1 }
    columns = table.columns.filter { column in
      !groupBy.contains(column.name) && !column.isNumeric && column.name != table.origin?.fileColumn
        && !Self.isMeasured(column) && Self.areMixed(table.groups(by: [column.name]), groups, sizes)
    }.map(\.name)
  }

  /// Returns true if a column of texts holds measurements, such as `1.179,6` or `12.5 s`: if most of its texts begin
  /// like numbers, and more than half of them are different.
  private static func isMeasured(_ column: Column) -> Bool {
    let texts = (0..<column.count).compactMap { column.text($0) }.filter { !$0.isEmpty }
    let numbers = texts.count { text in
      text.utf8.first { !"+-.<>~ ".utf8.contains($0) }.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
    }
    return 2 * numbers > texts.count && 2 * Set(texts).count > texts.count
  }

  private static func areMixed(_ values: RowGroups, _ groups: RowGroups, _ sizes: [Int]) -> Bool {
    var counts: [Int: [Int: Int]] = [:]
    for row in groups.groupOf.indices {
      counts[Int(values.groupOf[row]), default: [:]][Int(groups.groupOf[row]), default: 0] += 1
    }
    let isDetermined = Set(counts.values.flatMap(\.keys)).count == counts.values.reduce(0) { $0 + $1.count }
    guard !isDetermined, counts.values.contains(where: { $0.count > 1 }), groups.count > 1 else { return false }
    return counts.values.contains { share in
      guard share.count == groups.count, let (first, count) = share.first else { return true }
      // Compares the shares as products of integers, because quotients would be rounded.
      return share.contains { $0.value * sizes[first] != count * sizes[$0.key] }
    }
  }
}
