/// A column of texts, as its distinct values.
struct TextColumn {
  let name: String
  let values: [DistinctText]

  struct DistinctText {
    let text: String
    /// The first row that has the text.
    let first: Int
    /// The number of rows that have it.
    let rows: Int

    func finding(_ rest: String) -> (row: Int, message: String) {
      (first, "'\(text)' \(rest)" + (rows > 1 ? " (in \(rows) rows)" : ""))
    }
  }

  /// Creates the distinct values; nil for a column of numbers.
  fileprivate init?(_ column: Column) {
    guard case .text(let codes, let categories) = column.values else { return nil }
    name = column.name
    var first = [Int?](repeating: nil, count: categories.count)
    var rows = [Int](repeating: 0, count: categories.count)
    for (row, code) in codes.enumerated() where code >= 0 {
      first[Int(code)] = first[Int(code)] ?? row
      rows[Int(code)] += 1
    }
    values = categories.indices.compactMap { code in
      first[code].map { DistinctText(text: categories[code], first: $0, rows: rows[code]) }
    }
  }
}

extension Sequence<TextColumn.DistinctText> {
  var rowCount: Int { reduce(0) { $0 + $1.rows } }

  /// Returns the elements for which the condition holds, and the others.
  func divided(_ isSo: (TextColumn.DistinctText) -> Bool) -> ([TextColumn.DistinctText], [TextColumn.DistinctText]) {
    (filter(isSo), filter { !isSo($0) })
  }
}

extension Table {
  /// The columns of texts, in their order.
  var textColumns: [TextColumn] { columns.compactMap { TextColumn($0) } }

  /// Returns `line 5`, or `row 4` if rows have no lines, followed by the file if there are several.
  func place(ofRow row: Int) -> String {
    let file = origin?.files.isEmpty ?? true ? nil : location(ofRow: row)?.file
    return linePlace(ofRow: row) + (file.map { " of \($0)" } ?? "")
  }

  /// Returns the same without the file.
  func linePlace(ofRow row: Int) -> String {
    location(ofRow: row)?.line.map { "line \($0)" } ?? "row \(row + 1)"
  }

  /// A hash of each row. Equal rows have equal hashes.
  var rowHashes: [UInt64] {
    var hashes = [UInt64](repeating: 0, count: rowCount)
    func add(_ bits: UInt64, _ row: Int) { hashes[row] = (hashes[row] ^ bits) &* 0x9E37_79B9_7F4A_7C15 &+ bits >> 29 }
    for column in columns {
      switch column.values {
      case .number(let numbers):
        for row in 0..<rowCount { add(numbers[row].isNaN ? 1 : (numbers[row] + 0).bitPattern, row) }
      case .text(let codes, _): for row in 0..<rowCount { add(UInt64(truncatingIfNeeded: codes[row]), row) }
      }
    }
    return hashes
  }

  func rowsAreEqual(_ a: Int, _ b: Int) -> Bool {
    columns.allSatisfy { column in
      switch column.values {
      case .number(let numbers): numbers[a] == numbers[b] || numbers[a].isNaN && numbers[b].isNaN
      case .text(let codes, _): codes[a] == codes[b]
      }
    }
  }
}
