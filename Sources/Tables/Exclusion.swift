/// Cells that a grid leaves out on purpose: those that have one of the values in each of the columns.
package struct Exclusion: Codable, Equatable, Sendable {
  package var valuesByColumn: [String: Set<String>]

  package init(valuesByColumn: [String: Set<String>]) {
    self.valuesByColumn = valuesByColumn
  }

  /// - Parameter value: of a column; nil if the cell has none.
  package func matches(_ value: (String) -> String?) -> Bool {
    valuesByColumn.allSatisfy { column, values in value(column).map(values.contains) ?? false }
  }
}

extension Table {
  /// The same table, from a file that leaves some cells out on purpose.
  package func excluding(_ exclusions: [Exclusion]) -> Table {
    guard var origin else { return self }
    origin.exclusions = exclusions
    return Table(columns, origin: origin)
  }

  /// How many cells a grid can have: the product of its axes' values, less those left out on purpose.
  ///
  /// - Parameter rows: for each axis, a row for each of its values. Of more than a million combinations all count.
  package func possibleCells(_ axes: [[String]], _ rows: [[Int]]) -> Int {
    let size = rows.reduce(1) { $0.saturatingProduct($1.count) }
    guard origin?.exclusions.isEmpty == false, size <= 1_000_000 else { return size }
    var cell = [Int](repeating: 0, count: axes.count)
    return countCells(axes, rows, axis: 0, &cell)
  }

  private func countCells(_ axes: [[String]], _ rows: [[Int]], axis: Int, _ cell: inout [Int]) -> Int {
    guard axis < axes.count else { return isExcluded(axes, cell) ? 0 : 1 }
    var count = 0
    for row in rows[axis] {
      cell[axis] = row
      count += countCells(axes, rows, axis: axis + 1, &cell)
    }
    return count
  }

  /// Whether a cell is left out on purpose.
  ///
  /// - Parameter rows: for each axis, a row that has the cell's value.
  func isExcluded(_ axes: [[String]], _ rows: [Int]) -> Bool {
    (origin?.exclusions ?? []).contains { exclusion in
      exclusion.matches { column in
        axes.firstIndex { $0.contains(column) }.flatMap { self[column]?.text(rows[$0]) }
      }
    }
  }
}
