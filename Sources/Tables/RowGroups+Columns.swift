extension RowGroups {
  /// Returns a column of texts that are equal in all rows of a group. Each text is computed once, for the group's first
  /// row; nil is missing. Categories are in the order of first appearance.
  package func column(_ name: String, text: (_ row: Int) -> String?) -> Column {
    var codeOf: [String: Int32] = [:]
    var categories: [String] = []
    var codes = [Int32](repeating: -1, count: count)
    for group in firstRow.indices.sorted(by: { firstRow[$0] < firstRow[$1] }) {
      guard let text = text(firstRow[group]) else { continue }
      codes[group] = codeOf[text] ?? Int32(categories.count)
      guard codes[group] == Int32(categories.count) else { continue }
      codeOf[text] = codes[group]
      categories.append(text)
    }
    return Column(name, codes: groupOf.map { codes[Int($0)] }, categories: categories)
  }

  /// Returns a column of numbers that are equal in all rows of a group. Each number is computed once, for the group's
  /// first row; nil is missing.
  package func column(
    _ name: String, as notation: NumberNotation = .plain, number: (_ row: Int) -> Double?
  ) -> Column {
    let numbers = firstRow.map { number($0) ?? .nan }
    return Column(name, numbers: groupOf.map { numbers[Int($0)] }, as: notation)
  }
}
