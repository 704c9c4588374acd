import Tables

/// How many cells there could be: for each axis the distinct values that occur, multiplied, less what the table's file
/// leaves out on purpose.
enum Coverage {
  /// One number per group. An axis counts only values that occur together with the group's own values of that axis and
  /// of the separate columns; without any axis the cells that there are.
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

  /// For each of the coarser groups, where the finer ones in it begin.
  private static func firstRows(of finer: RowGroups, within coarser: RowGroups) -> [[Int]] {
    var rows = [[Int]](repeating: [], count: coarser.count)
    for row in finer.firstRow { rows[Int(coarser.groupOf[row])].append(Int(row)) }
    return rows
  }
}
