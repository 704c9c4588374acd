import Tables

/// Whether the groups of a table without an identity are different mixtures: of other datasets, or of equal ones in other
/// shares. Their means then say as much about the mixtures as about the groups.
struct Mixtures {
  /// The columns that are mixed differently.
  let columns: [String]

  /// A column can be an axis of the grid if it holds texts, the groups do not determine it, and groups share its values.
  init(_ table: Table, groupedBy groupBy: [String]) {
    let groups = table.groups(by: groupBy)
    let sizes = groups.groupOf.reduce(into: [Int](repeating: 0, count: groups.count)) { $0[Int($1)] += 1 }
    columns = table.columns.filter { column in
      !groupBy.contains(column.name) && !column.isNumeric && column.name != table.origin?.fileColumn
        && !Self.isMeasured(column) && Self.areMixed(table.groups(by: [column.name]), groups, sizes)
    }.map(\.name)
  }

  /// Whether a column of texts holds what somebody measured, such as `1.179,6` or `12.5 s`: most of them begin as numbers
  /// do, and more than half of them are different.
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
      // Equal shares, as products, because quotients are rounded.
      return share.contains { $0.value * sizes[first] != count * sizes[$0.key] }
    }
  }
}
