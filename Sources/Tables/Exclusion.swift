/// Cells that a grid leaves out on purpose: those that have, in each of the columns, one of the given values.
package struct Exclusion: Codable, Equatable, Sendable {
  package var valuesByColumn: [String: Set<String>]

  package init(valuesByColumn: [String: Set<String>]) {
    self.valuesByColumn = valuesByColumn
  }

  /// Returns true if a cell is left out.
  ///
  /// - Parameter value: returns the cell's value of a column; nil if it has none.
  package func matches(_ value: (String) -> String?) -> Bool {
    valuesByColumn.allSatisfy { column, values in value(column).map(values.contains) ?? false }
  }
}

extension Table {
  /// Returns the same table with the cells that its file leaves out on purpose.
  package func excluding(_ exclusions: [Exclusion]) -> Table {
    guard var origin else { return self }
    origin.exclusions = exclusions
    return Table(columns, origin: origin)
  }

  /// Returns the number of cells that a grid can have: the product of the numbers of the axes' values, minus the cells
  /// left out on purpose.
  ///
  /// - Parameters:
  ///   - axes: the columns of each axis.
  ///   - rows: for each axis, one row for each of its values. With more than a million combinations, all of them count.
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

  /// Returns true if a cell is left out on purpose.
  ///
  /// - Parameters:
  ///   - axes: the columns of each axis.
  ///   - rows: for each axis, a row that has the cell's value.
  func isExcluded(_ axes: [[String]], _ rows: [Int]) -> Bool {
    (origin?.exclusions ?? []).contains { exclusion in
      exclusion.matches { column in
        axes.firstIndex { $0.contains(column) }.flatMap { self[column]?.text(rows[$0]) }
      }
    }
  }
}
