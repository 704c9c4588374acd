import Tables

/// The number of cells that there could be in all groups of a table together.
///
/// Without a condition, it is the product of the numbers of values of the axes. A condition often depends only on some
/// axes, such as `dataset = one_hot` or a class of problems. Then the combinations of these axes that occur and meet
/// the condition count, each with all values of the other axes. So all captions of a report count the same cells,
/// however their groups are made.
struct GridSize {
  private let table: Table
  private let axes: [[String]]
  private let separate: [String]

  init(_ table: Table, _ identity: Identity) {
    self.table = table
    axes = identity.axes.map { $0.filter(table.hasColumn) }.filter { !$0.isEmpty }
    separate = identity.separate.filter(table.hasColumn)
  }

  /// Returns the number of cells; nil for a table without axes. Each grid of separate runs is counted by itself.
  ///
  /// - Parameter mask: which rows meet the condition; nil if there is no condition.
  func cells(meeting mask: [Bool]?) -> Int? {
    guard !axes.isEmpty else { return nil }
    let groups = table.groups(by: separate)
    guard groups.count > 1 else { return GridSize(part: table, axes).cellsOfOneGrid(meeting: mask) }
    return groups.rows().reduce(0) { sum, rows in
      let grid = GridSize(part: table.rows(rows), axes)
      return sum + grid.cellsOfOneGrid(meeting: mask.map { mask in rows.map { mask[$0] } })
    }
  }

  private init(part table: Table, _ axes: [[String]]) {
    self.table = table
    self.axes = axes
    separate = []
  }

  private func cellsOfOneGrid(meeting mask: [Bool]?) -> Int {
    guard let mask else { return table.possibleCells(axes, axes.map { table.groups(by: $0).firstRow }) }
    var deciding = axes
    for axis in axes where decides(deciding.filter { $0 != axis }.flatMap(\.self), mask) {
      deciding.removeAll { $0 == axis }
    }
    let free = axes.filter { !deciding.contains($0) }
    let meeting = table.groups(by: deciding.flatMap(\.self)).firstRow.filter { mask[$0] }
    guard decides(deciding.flatMap(\.self), mask) else {
      // The condition depends on more than cells, for example on a measured value. Only the cells that meet it can be
      // counted.
      let rows = mask.indices.filter { mask[$0] }
      return table.rows(rows).groups(by: axes.flatMap(\.self)).count
    }
    return table.possibleCells(
      free + [deciding.flatMap(\.self)], free.map { table.groups(by: $0).firstRow } + [meeting])
  }

  /// Returns true if rows with equal values of the columns either all meet the condition or all do not.
  private func decides(_ columns: [String], _ mask: [Bool]) -> Bool {
    let groups = columns.isEmpty ? RowGroups.one(rowCount: table.rowCount) : table.groups(by: columns)
    return mask.indices.allSatisfy { mask[$0] == mask[groups.firstRow[Int(groups.groupOf[$0])]] }
  }
}
