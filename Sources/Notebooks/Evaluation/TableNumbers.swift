import Analysis
import Tables

/// The numbers behind a table for its file: the rows that it shows, what was marked and why, and its totals.
struct TableNumbers {
  let cell: TableCell
  let grid: TableGrid

  /// Returns the table for the file.
  ///
  /// - Parameters:
  ///   - table: The table to which the rows of cells refer.
  ///   - rows: The rows that are shown, in order.
  ///   - keys: The columns of each name of `by`.
  ///   - across: The columns of `across`.
  func table(_ table: Table, rows: [Int], keys: [[String]] = [], across: [String] = []) -> Table {
    var result = table.rows(rows)
    for (index, option) in cell.columns.enumerated() where option.best != nil {
      for column in marks(ofOption: index, rows) where !table.hasColumn(column.name) { result = result.adding(column) }
    }
    let totals = totals(table, keys: keys.first ?? [], across: across)
    guard totals.rowCount > 0 else { return result }
    let name = table.hasColumn("total") ? "total_row" : "total"
    let none = Column(name, texts: Array(repeating: nil, count: result.rowCount))
    return Table(stacking: [result.adding(none), totals.adding(totals.known("total").renamed(name))])
  }

  /// Returns two columns: the mark of each value, bold or underlined, and the p-value of its test against the best one.
  private func marks(ofOption option: Int, _ rows: [Int]) -> [Column] {
    var cells: [Int: TableGrid.Cell] = [:]
    for row in grid.body {
      for (cell, column) in zip(grid.rows[row].cells, grid.columns) where column.option == option && !column.isTotal {
        if let group = cell.group { cells[group] = cell }
      }
    }
    let name = cell.columns[option].name
    let marks = rows.map { row -> String? in
      switch cells[row]?.mark {
      case .best?, .tied?: "bold"
      case .second? where cell.columns[option].marksSecond: "underlined"
      default: nil
      }
    }
    return [
      Column("\(name)_mark", texts: marks), Column("\(name)_p", numbers: rows.map { cells[$0]?.p ?? .nan }),
    ]
  }

  /// Returns a row for each total and each group of columns.
  private func totals(_ table: Table, keys: [String], across: [String]) -> Table {
    var records: [(total: String, key: Int?, group: Int?, values: [Int: Double])] = []
    let count = cell.columns.count
    for row in grid.rows {
      guard let total = row.total else { continue }
      let columns = grid.columns.indices.filter { !grid.columns[$0].isTotal }
      for start in columns where start % count == 0 {
        let group = grid.body.lazy.compactMap { grid.rows[$0].cells[start].group }.first
        let values = columns.filter { start..<start + count ~= $0 }.compactMap { place in
          row.cells[place].value.map { (grid.columns[place].option, $0) }
        }
        records.append((total, row.example, group, Dictionary(values) { first, _ in first }))
      }
    }
    let measures = cell.columns.enumerated().filter { table[$1.name]?.isNumeric == true }
    let columns =
      keys.map { name in table.known(name).picked(records.map(\.key)) }
      + across.map { name in table.known(name).picked(records.map(\.group)) }
      + measures.map { index, option in
        Column(
          option.name, numbers: records.map { $0.values[index] ?? .nan }, as: table.known(option.name).notation)
      }
    var names: Set<String> = []
    return Table(columns.filter { names.insert($0.name).inserted } + [Column("total", texts: records.map(\.total))])
  }
}

extension Column {
  /// Returns the values of some rows, with a missing value for nil.
  fileprivate func picked(_ rows: [Int?]) -> Column {
    isNumeric
      ? Column(name, numbers: rows.map { $0.flatMap(number) ?? .nan }, as: notation)
      : Column(name, texts: rows.map { $0.flatMap(text) })
  }
}
