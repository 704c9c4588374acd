import Tables

/// How many cells there could be in all groups of a table together.
///
/// Without a condition it is the product of the axes' values. A condition that decides by some of the axes, such as
/// `dataset = one_hot` or a class of problems, allows the combinations of those that occur and meet it, with all values
/// of the other axes. So the captions of one report count the same cells, however their groups are made.
struct GridSize {
  private let table: Table
  private let axes: [[String]]
  private let separate: [String]

  init(_ table: Table, _ identity: Identity) {
    self.table = table
    axes = identity.axes.map { $0.filter(table.hasColumn) }.filter { !$0.isEmpty }
    separate = identity.separate.filter(table.hasColumn)
  }

  /// Nil for a table without axes.
  ///
  /// - Parameter mask: which rows meet the condition; nil for all. Grids of separate runs are counted each by itself.
  func cells(meeting mask: [Bool]?) -> Int? {
    guard !axes.isEmpty else { return nil }
    return table.groups(by: separate).rows().reduce(0) { sum, rows in
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
      // It decides by more than cells, such as by a value: what meets it is all there could be.
      let rows = mask.indices.filter { mask[$0] }
      return table.rows(rows).groups(by: axes.flatMap(\.self)).count
    }
    return table.possibleCells(
      free + [deciding.flatMap(\.self)], free.map { table.groups(by: $0).firstRow } + [meeting])
  }

  /// Whether rows with equal values of those columns all meet the condition or all do not.
  private func decides(_ columns: [String], _ mask: [Bool]) -> Bool {
    let groups = columns.isEmpty ? RowGroups.one(rowCount: table.rowCount) : table.groups(by: columns)
    return mask.indices.allSatisfy { mask[$0] == mask[groups.firstRow[Int(groups.groupOf[$0])]] }
  }
}
