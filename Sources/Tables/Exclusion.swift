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
  /// Values of an axis that the same exclusions name are counted together, so that the size of the grid does not matter.
  ///
  /// - Parameters:
  ///   - axes: the columns of each axis.
  ///   - rows: for each axis, one row for each of its values.
  package func possibleCells(_ axes: [[String]], _ rows: [[Int]]) -> Int {
    let size = rows.reduce(1) { $0.saturatingProduct($1.count) }
    let exclusions = exclusions(within: axes)
    guard !exclusions.isEmpty else { return size }
    var counts = [[Bool](repeating: true, count: exclusions.count): 1]
    for (axis, rows) in zip(axes, rows) {
      let kinds = Dictionary(grouping: rows) { row in exclusions.map { meets($0, axis, row) } }
      var next: [[Bool]: Int] = [:]
      for (mask, count) in counts {
        for (kind, rows) in kinds {
          let both = zip(mask, kind).map { $0 && $1 }
          next[both] = min(1 << 53, next[both, default: 0] + count.saturatingProduct(rows.count))
        }
      }
      counts = next
    }
    return size - counts.reduce(0) { $1.key.contains(true) ? $0 + $1.value : $0 }
  }

  /// The exclusions whose columns all belong to axes. Others leave nothing out.
  private func exclusions(within axes: [[String]]) -> [Exclusion] {
    let names = Set(axes.joined().filter(hasColumn))
    return (origin?.exclusions ?? []).filter { names.isSuperset(of: $0.valuesByColumn.keys) }
  }

  /// Returns true if a row has the values that an exclusion gives for the columns of an axis.
  private func meets(_ exclusion: Exclusion, _ axis: [String], _ row: Int) -> Bool {
    axis.allSatisfy { name in
      guard let values = exclusion.valuesByColumn[name] else { return true }
      return self[name]?.text(row).map(values.contains) ?? false
    }
  }

  /// Returns true if a cell is left out on purpose.
  ///
  /// - Parameters:
  ///   - axes: the columns of each axis.
  ///   - rows: for each axis, a row that has the cell's value.
  func isExcluded(_ axes: [[String]], _ rows: [Int]) -> Bool {
    exclusions(within: axes).contains { exclusion in
      zip(axes, rows).allSatisfy { meets(exclusion, $0, $1) }
    }
  }
}
