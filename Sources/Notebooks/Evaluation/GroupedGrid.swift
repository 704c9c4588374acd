import Analysis
import Basics
import Tables

/// Fills the grid of a table of groups, and computes its totals.
struct GroupedGrid {
  private let grouped: GroupedTable
  private let writer: TableCellWriter
  /// The groups for totals. The key has the number of names of `by`, and whether the names of `across` are included.
  private var summaries: [String: FewerGroups] = [:]
  private let rowOfGap: [Int: Int]

  /// Groups by fewer columns, with the row of each group by its texts.
  private struct FewerGroups {
    var table: AggregatedTable
    var rowOf: [[String]: Int]
  }

  private var cell: TableCell { grouped.cell }
  private var table: Table { grouped.main.table }

  /// - Parameter rowOfGap: The rows that stand for places without data, so that notes can be about them.
  init(_ grouped: GroupedTable, rowOfGap: [Int: Int]) {
    self.grouped = grouped
    self.rowOfGap = rowOfGap
    writer = TableCellWriter(columns: grouped.cell.columns)
  }

  mutating func grid() throws(Diagnostic) -> TableGrid {
    var grid = TableGrid(columns: try columns())
    grid.keyTitles = cell.by.map { grouped.context.title($0.text) }
    grid.keyAlignments = grouped.keys.map {
      cell.across.isEmpty && $0.count == 1 && table.known($0[0]).isNumeric ? .right : .left
    }
    grid.keysAreNumbers = grouped.keys.map(isPlainNumber)
    grid.headsAreNumbers = grouped.across.map(isPlainNumber)
    var block: [TableGrid.Row] = []
    for (place, index) in grouped.rowOrder.enumerated() {
      block.append(try row(index, grid.columns))
      guard let subtotal = cell.subtotal else { continue }
      let isLast = place + 1 == grouped.rowOrder.count
      guard isLast || grouped.keyTexts(ofRow: grouped.rowOrder[place + 1]).first != block[0].keys.first else {
        continue
      }
      block.append(try total(subtotal, of: block, grid.columns, prefix: Array(block[0].keys.prefix(1))))
      block[0].isRuled = !grid.rows.isEmpty
      grid.rows += block
      block = []
    }
    grid.rows += block
    let body = grid.rows.filter { $0.total == nil }
    for (place, total) in cell.totals.enumerated() where !body.isEmpty && !cell.by.isEmpty {
      var row = try self.total(total, of: body, grid.columns, prefix: [])
      row.isRuled = place == 0
      grid.rows.append(row)
    }
    writer.shareDigits(&grid)
    return grid
  }

  private func values(_ option: Int) -> Column { grouped.shown.known(cell.columns[option].name) }

  private mutating func columns() throws(Diagnostic) -> [TableGrid.GridColumn] {
    var columns: [TableGrid.GridColumn] = []
    for index in 0..<grouped.columnCount {
      for option in cell.columns.indices {
        columns.append(
          .init(
            option: option, across: grouped.acrossTexts(ofColumn: index), isNumeric: values(option).isNumeric,
            source: grouped.main))
      }
    }
    guard let total = cell.totalAcross else { return columns }
    let source = total.value == nil ? try summary(keys: cell.by.count, across: false).table : nil
    let title = cell.across.dropFirst().map { _ in "" } + [total.title]
    for option in cell.columns.indices {
      columns.append(
        .init(option: option, across: title, isNumeric: values(option).isNumeric, isTotal: true, source: source))
    }
    return columns
  }

  private mutating func row(_ index: Int, _ columns: [TableGrid.GridColumn]) throws(Diagnostic) -> TableGrid.Row {
    var row = TableGrid.Row(keys: grouped.keyTexts(ofRow: index), cells: [])
    for (place, column) in columns.enumerated() {
      guard !column.isTotal else {
        row.cells.append(try totalAcross(column, of: row, columns))
        continue
      }
      let across = place / cell.columns.count
      if let group = grouped.group(index, across) {
        row.cells.append(cell(column.option, group, grouped.main, shown: grouped.shown))
      } else {
        row.cells.append(.init(text: "–", gap: rowOfGap[index * grouped.columnCount + across]))
      }
    }
    return row
  }

  /// Returns the total of a row.
  private mutating func totalAcross(
    _ column: TableGrid.GridColumn, of row: TableGrid.Row, _ columns: [TableGrid.GridColumn]
  ) throws(Diagnostic) -> TableGrid.Cell {
    let known = zip(row.cells, columns).filter { $1.option == column.option }.compactMap(\.0.value)
    if let value = cell.totalAcross?.value { return summed(column.option, value(known)) }
    return try computed(column.option, keys: row.keys, across: nil)
  }

  /// Returns a row of totals of other rows.
  ///
  /// - Parameter prefix: The values of the first names of `by` that all of the rows share.
  private mutating func total(
    _ total: TableTotal, of rows: [TableGrid.Row], _ columns: [TableGrid.GridColumn], prefix: [String]
  ) throws(Diagnostic) -> TableGrid.Row {
    let blanks = cell.by.dropFirst(prefix.count + 1).map { _ in "" }
    var row = TableGrid.Row(keys: prefix + [total.title] + blanks, cells: [], total: total.name)
    if !prefix.isEmpty {
      row.example = rows.first.flatMap { zip($0.cells, columns).lazy.compactMap { $1.isTotal ? nil : $0.group }.first }
    }
    for (place, column) in columns.enumerated() {
      let kind = cell.columns[column.option].total ?? total
      guard column.isNumeric, !isKey(column.option), !kind.isBlank else {
        row.cells.append(.init(text: ""))
        continue
      }
      if let value = kind.value {
        row.cells.append(summed(column.option, value(rows.compactMap { $0.cells[place].value })))
      } else if column.isTotal, column.source == nil {
        row.cells.append(try totalAcross(column, of: row, columns))
      } else {
        row.cells.append(try computed(column.option, keys: prefix, across: column.isTotal ? nil : column.across))
      }
    }
    return row
  }

  private func isPlainNumber(_ columns: [String]) -> Bool {
    columns.count == 1 && table.known(columns[0]).isNumeric && table.known(columns[0]).notation == .plain
  }

  private func isKey(_ option: Int) -> Bool { grouped.aggregation.groupBy.contains(cell.columns[option].name) }

  private func summed(_ option: Int, _ value: Double?) -> TableGrid.Cell {
    writer.cell(option, value, like: values(option))
  }

  /// Returns the value for all data with the given keys. If `across` is nil, the values of `across` are taken together.
  private mutating func computed(_ option: Int, keys: [String], across: [String]?) throws(Diagnostic) -> TableGrid.Cell
  {
    let summary = try summary(keys: keys.count, across: across != nil)
    guard let row = summary.rowOf[keys + (across ?? [])] else { return .init(text: "–") }
    return self.cell(option, row, summary.table, shown: summary.table.table)
  }

  private func cell(_ option: Int, _ row: Int, _ computed: AggregatedTable, shown: Table) -> TableGrid.Cell {
    let name = cell.columns[option].name
    return writer.cell(option, shown.known(name), row, shown, trials: computed.trials(of: name, row))
  }

  private mutating func summary(keys count: Int, across: Bool) throws(Diagnostic) -> FewerGroups {
    let name = "\(count) \(across)"
    if let known = summaries[name] { return known }
    let names = Array(grouped.keys.prefix(count)) + (across ? grouped.across : [])
    let table = try grouped.summary(by: names)
    let marked = grouped.context.marked(table.table)
    let rows = (0..<marked.rowCount).map { (GroupedTable.texts(names, $0, marked), $0) }
    let summary = FewerGroups(table: table, rowOf: Dictionary(rows) { first, _ in first })
    summaries[name] = summary
    return summary
  }
}
