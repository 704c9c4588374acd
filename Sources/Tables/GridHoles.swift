/// The cells of a grid that have no row: all combinations of the axes' values that occur, minus the cells that occur
/// and those that are left out on purpose.
struct GridHoles {
  private(set) var count = 0
  /// The names of the first hundred missing cells, in order, such as `dot, one_hot, dense 2 relu`.
  private(set) var names: [String] = []

  private static let maximumNames = 100
  /// The number of first cells among which missing ones are named. Those behind them are only counted.
  private static let mostSearched = 1_000_000

  /// - Parameters:
  ///   - table: the rows of the grid.
  ///   - axes: the columns of each axis.
  ///   - separate: the columns whose combinations of values each have a grid of their own.
  init(_ table: Table, axes: [[String]], separate: [String]) {
    let axes = axes.map { $0.filter(table.hasColumn) }.filter { !$0.isEmpty }
    guard !axes.isEmpty, table.rowCount > 0 else { return }
    for rows in table.groups(by: separate.filter(table.hasColumn)).rows() {
      add(table.rows(rows), axes)
    }
  }

  private mutating func add(_ grid: Table, _ axes: [[String]]) {
    let values = axes.map { grid.groups(by: $0) }
    let size = values.reduce(1) { $0.saturatingProduct($1.count) }
    let present = Set((0..<grid.rowCount).map { row in Self.index(of: values.map { Int($0.groupOf[row]) }, values) })
    func isExcluded(_ index: Int) -> Bool { grid.isExcluded(axes, Self.rows(of: index, values)) }
    let hasExclusions = grid.origin?.exclusions.isEmpty == false
    let expected = hasExclusions ? present.count { !isExcluded($0) } : present.count
    let holes = grid.possibleCells(axes, values.map(\.firstRow)) - expected
    count += holes
    var (index, found) = (0, 0)
    while found < holes && index < min(size, Self.mostSearched) && names.count < Self.maximumNames {
      if !present.contains(index), !hasExclusions || !isExcluded(index) {
        names.append(name(of: index, grid, axes, values))
        found += 1
      }
      index += 1
    }
  }

  /// Returns the index of a cell in row-major order: the last axis varies fastest.
  private static func index(of cell: [Int], _ values: [RowGroups]) -> Int {
    zip(cell, values).reduce(0) { $0 &* $1.1.count &+ $1.0 }
  }

  /// Returns, for each axis, a row that has the cell's value.
  private static func rows(of index: Int, _ values: [RowGroups]) -> [Int] {
    var rest = index
    var rows: [Int] = []
    for groups in values.reversed() {
      rows.append(groups.firstRow[rest % groups.count])
      rest /= groups.count
    }
    return rows.reversed()
  }

  private func name(of index: Int, _ grid: Table, _ axes: [[String]], _ values: [RowGroups]) -> String {
    zip(axes, Self.rows(of: index, values)).map { axis, row in
      grid.columns(named: axis).map { $0.text(row) ?? "" }.joined(separator: " ")
    }.joined(separator: ", ")
  }
}
