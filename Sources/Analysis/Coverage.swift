import Tables

/// How many cells there could be: for each axis the distinct values that occur, multiplied.
enum Coverage {
  /// One number per group. An axis counts only values that occur together with the group's own values of that axis and
  /// of the separate columns; without any axis the cells that there are.
  static func possibleCells(
    _ table: Table, _ groups: RowGroups, _ groupBy: [String], _ identity: Identity, fallback cells: RowGroups
  ) -> [Int] {
    let axes = identity.axes.filter { $0.contains(where: table.hasColumn) }
    guard !axes.isEmpty else { return distinctCount(of: cells, within: groups) }
    return axes.reduce([Int](repeating: 1, count: groups.count)) { product, axis in
      let fixed = groupBy.filter { axis.contains($0) || identity.separate.contains($0) }
      let scope = fixed.isEmpty ? RowGroups.one(rowCount: table.rowCount) : table.groups(by: fixed)
      let counts = distinctCount(of: table.groups(by: fixed + axis), within: scope)
      return product.indices.map { group in
        let row = groups.firstRow[group]
        return product[group].saturatingProduct(row < 0 ? 0 : counts[Int(scope.groupOf[row])])
      }
    }
  }

  /// For each of the coarser groups, how many of the finer ones lie in it.
  private static func distinctCount(of finer: RowGroups, within coarser: RowGroups) -> [Int] {
    var counts = [Int](repeating: 0, count: coarser.count)
    for row in finer.firstRow { counts[Int(coarser.groupOf[row])] += 1 }
    return counts
  }
}
