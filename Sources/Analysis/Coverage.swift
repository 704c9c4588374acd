import Tables

/// The number of cells that there could be: the product of the numbers of distinct values of the axes, minus the cells
/// that the table's file leaves out on purpose.
enum Coverage {
  /// Returns one number per group. An axis counts only the values that occur together with the group's own values of
  /// that axis and of the separate columns. If the table has no axis, the cells that occur are counted.
  static func possibleCells(
    _ table: Table, _ groups: RowGroups, _ groupBy: [String], _ identity: Identity, fallback cells: RowGroups
  ) -> [Int] {
    let axes = identity.axes.filter { $0.contains(where: table.hasColumn) }
    guard !axes.isEmpty else { return firstRows(of: cells, within: groups).map(\.count) }
    let scopes = axes.map { axis in
      let fixed = groupBy.filter { axis.contains($0) || identity.separate.contains($0) }
      let scope = fixed.isEmpty ? RowGroups.one(rowCount: table.rowCount) : table.groups(by: fixed)
      return (scope: scope, values: firstRows(of: table.groups(by: fixed + axis), within: scope))
    }
    return groups.firstRow.map { row in
      row < 0 ? 0 : table.possibleCells(axes, scopes.map { $0.values[Int($0.scope.groupOf[row])] })
    }
  }

  /// Returns, for each coarser group, the first rows of the finer groups in it.
  private static func firstRows(of finer: RowGroups, within coarser: RowGroups) -> [[Int]] {
    var rows = [[Int]](repeating: [], count: coarser.count)
    for row in finer.firstRow { rows[Int(coarser.groupOf[row])].append(Int(row)) }
    return rows
  }
}
