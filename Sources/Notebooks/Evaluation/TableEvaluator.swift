import Analysis
import Basics
import Documents
import Tables

/// Evaluates a table cell with its data, as a text for the document and as a table for its file.
struct TableEvaluator {
  private let context: EvaluationContext
  private let cell: TableCell
  private let scope: Scope
  private let source: Table

  /// A computed table without its captions, heads and notes.
  private struct MadeTable {
    var grid: TableGrid
    /// The table for its file.
    var data: Table
    /// The table to which the conditions of notes apply.
    var table: Table
    var keys: [[String]] = []
    var across: [[String]] = []
    var caption: [UnnumberedInline] = []
    var warnings: [String] = []
  }

  /// - Throws: An error for an unknown table, and for a column that is neither in it nor an expression.
  init(context: EvaluationContext, cell: TableCell, scope: Scope) throws(Diagnostic) {
    source = try scope.table(of: cell.options)
    var cell = cell
    for index in cell.columns.indices {
      cell.columns[index].content = try cell.columns[index].content.resolved(in: source)
      try cell.columns[index].checkFormat(in: source)
    }
    cell.options.condition = try cell.options.condition?.resolved(scope.parameters)
    for index in cell.remarks.indices {
      cell.remarks[index].condition = try cell.remarks[index].condition?.resolved(scope.parameters)
    }
    self.context = context
    self.cell = cell
    self.scope = scope
  }

  func table(
    caption: [UnnumberedInline], notes: [[UnnumberedInline]], number: Int
  ) throws(Diagnostic) -> EvaluatedPart.Computed<TableBlock> {
    let isGrouped = !cell.by.isEmpty || !cell.across.isEmpty || cell.columns.contains { $0.expression != nil }
    var made = try isGrouped ? grouped() : raw()
    try checkSize(of: made.data)
    try checkNumbers(made.grid)
    let label = scope.label(cell.options.label)
    let heads = TableHeads(made.grid, cell, title: title, marked: { context.marked($0) })
    var composer = TableComposer(cell, made.grid, label: label, heads)
    var order = Array(notes.indices)
    if made.grid.rows.isEmpty {
      made.warnings += try EmptyResult(what: "table", of: made.grid.rows.count, cell.options).accepted(context.options)
    } else {
      order = composer.place(try places(made, heads))
    }
    var block = composer.block()
    if block.rows.isEmpty { block.rows = [[[.text("no rows")]] + block.header.dropFirst().map { _ in [.text("")] }] }
    (block.label, block.number) = (label, number)
    return .init(
      content: block, caption: caption.followed(by: scope.note(for: cell.options) + made.caption),
      notes: order.map { notes[$0] },
      data: made.data, warnings: made.warnings)
  }

  /// Returns the places from which each note is called. In a lenient report, a note may have none.
  private func places(
    _ made: MadeTable, _ heads: TableHeads
  ) throws(Diagnostic) -> [[TableNotePlacer.CallPlace]] {
    let placer = TableNotePlacer(
      cell: cell, grid: made.grid, heads: heads, table: made.table, keys: made.keys, across: made.across, title: title)
    var places: [[TableNotePlacer.CallPlace]] = []
    for remark in cell.remarks {
      do throws(Diagnostic) {
        places.append(try placer.callPlaces(of: remark))
      } catch {
        guard context.options.isLenient else { throw remark.text.place(error) }
        places.append([])
      }
    }
    return places
  }

  /// Checks that no option is about computed values, which a table of the rows of the data has none of.
  private func checkRaw() throws(Diagnostic) {
    let given = [
      ("error_bar", !cell.errorBar.isNone), ("common_cells", cell.options.commonCells),
      ("duplicates", cell.options.duplicates != nil),
    ]
    guard let name = given.first(where: \.1)?.0 else { return }
    throw Diagnostic(
      .badData, "'\(name)' is about computed values, and the table shows the rows of the data",
      hint: "compute a value, such as mean(…), or leave it out")
  }

  /// Makes a table of the rows of the data.
  private func raw() throws(Diagnostic) -> MadeTable {
    try checkRaw()
    var rows = Array(0..<source.rowCount)
    if let condition = cell.options.condition { rows = try condition.rows(in: source) }
    if let sort = cell.sort { rows = try sorted(rows, by: sort) }
    rows = Array(rows.prefix(cell.limit ?? rows.count))
    try Limit.tableRows.check(rows.count, "the table")
    var columns: [Column] = []
    for column in cell.columns {
      guard case .column(let name) = column.content else { continue }
      columns.append(try source.column(name.text, at: name.location()))
      columns += ["_low", "_high"].compactMap { source[name.text + $0] }
    }
    let shown = context.marked(Table(columns))
    let writer = TableCellWriter(columns: cell.columns)
    let values = cell.columns.map { shown.known($0.name) }
    var grid = TableGrid(
      columns: values.enumerated().map { TableGrid.GridColumn(option: $0, isNumeric: $1.isNumeric) })
    for row in rows {
      grid.rows.append(.init(keys: [], cells: values.enumerated().map { writer.cell($0, $1, row, shown) }))
    }
    for total in cell.totals { grid.rows.append(try sum(total, of: grid, values, writer)) }
    writer.shareDigits(&grid)
    var marker = TableMarker(cell, title: titleWithinSentence, words: context.titleWithinSentence)
    try marker.mark(&grid)
    let marked = marker.sentences
    let data = TableNumbers(cell: cell, grid: grid).table(Table(columns), rows: rows)
    return MadeTable(grid: grid, data: data, table: source, caption: marked.isEmpty ? [] : [.text(marked)])
  }

  /// Returns rows of the data in the order of a column. Missing values come last, and ties keep their order.
  private func sorted(_ rows: [Int], by sort: TableCell.Sort) throws(Diagnostic) -> [Int] {
    let name = try source.column(sort.name.text, at: sort.name.location()).name
    let ranks = source.groups(by: [name], order: context.frontMatter.order)
    let column = source.known(name)
    let order = rows.map { row in
      column.text(row) == nil ? Int.max : Int(ranks.groupOf[row]) * (sort.isDescending ? -1 : 1)
    }
    return rows.indices.sorted { (order[$0], $0) < (order[$1], $1) }.map { rows[$0] }
  }

  /// Returns a row of totals for a table of the rows of the data. Its first cell has the name of the total.
  private func sum(
    _ total: TableTotal, of grid: TableGrid, _ values: [Column], _ writer: TableCellWriter
  ) throws(Diagnostic) -> TableGrid.Row {
    guard total.value != nil, values.first?.isNumeric == false else {
      throw Diagnostic(
        .badData,
        total.value == nil ? "the total 'all' needs 'by'" : "a total needs a first column of texts for its name",
        hint: total.value == nil ? "rows of the data have a mean or a sum" : "put a column that names the rows first")
    }
    let body = grid.body
    var row = TableGrid.Row(keys: [], cells: [], total: total.name, isRuled: body.count == grid.rows.count)
    for (index, column) in values.enumerated() {
      let kind = cell.columns[index].total ?? total
      let known = body.compactMap { grid.rows[$0].cells[index].value }
      let isEmpty = !column.isNumeric || kind.isBlank
      row.cells.append(
        index == 0
          ? .init(text: total.title)
          : isEmpty ? .init(text: "") : writer.cell(index, kind.value.flatMap { $0(known) }, like: column))
    }
    return row
  }

  private func grouped() throws(Diagnostic) -> MadeTable {
    let grouped = try GroupedTable(context, cell, scope, source)
    var told = grouped.aggregation
    if !cell.columns.contains(where: \.writer.showsInterval) { told.interval = .none }
    let note = try CaptionNote(
      told, computed: grouped.main.table, from: source, intervals: "Brackets", context)
    try Limit.tableRows.check(grouped.rowOrder.count, "the table")
    let gaps = cell.remarks.isEmpty ? (grouped.main.table, [:]) : grouped.withGaps()
    var builder = GroupedGrid(grouped, rowOfGap: gaps.1)
    var grid = try builder.grid()
    let (keys, across) = (grouped.keys.flatMap(\.self), grouped.across.flatMap(\.self))
    var marker = TableMarker(
      cell, keys: keys, across: across, title: titleWithinSentence, words: context.titleWithinSentence)
    try marker.mark(&grid)
    let data = TableNumbers(cell: cell, grid: grid)
      .table(grouped.main.table, rows: grouped.shownGroups, keys: grouped.keys, across: across)
    let marked = marker.sentences + allRows
    return MadeTable(
      grid: grid, data: data, table: gaps.0, keys: grouped.keys, across: grouped.across,
      caption: (marked.isEmpty ? [] : [.text(marked)]) + note.inlines, warnings: note.warnings)
  }

  /// The sentence that the total `all` includes the rows that the limit leaves out; empty if that does not apply.
  private var allRows: String {
    guard cell.limit != nil, let total = cell.totals.first(where: { $0.value == nil }) else { return "" }
    return " \(total.title) is of all rows of the data, shown or not."
  }

  /// Checks that the columns with `best` or `heat` have numbers.
  private func checkNumbers(_ grid: TableGrid) throws(Diagnostic) {
    for column in grid.columns where !column.isNumeric && !grid.rows.isEmpty {
      let option = cell.columns[column.option]
      guard let key = option.best != nil ? "best" : option.heat != nil ? "heat" : nil else { continue }
      throw Diagnostic(
        .badData, "'\(key)' needs numbers, and '\(title(column.option))' is a column of texts",
        hint: "take it from this column", at: option.content.text.location())
    }
  }

  private func checkSize(of table: Table) throws(Diagnostic) {
    for column in table.columns {
      for row in 0..<table.rowCount {
        try Limit.characters.check(column.text(row)?.utf8.count ?? 0, "a value of '\(column.name)'")
      }
    }
  }

  /// Returns the title of a column for use within a sentence. A title that the cell gives is not changed.
  private func titleWithinSentence(_ index: Int) -> String {
    let column = cell.columns[index]
    guard column.title == nil else { return title(index) }
    switch column.content {
    case .column(let name), .name(let name, _): return context.titleWithinSentence(name.text)
    case .expression: return context.withinSentence(title(index))
    }
  }

  private func title(_ index: Int) -> String {
    let column = cell.columns[index]
    if let title = column.title { return context.marked(title) }
    switch column.content {
    case .column(let name), .name(let name, _): return context.title(name.text)
    case .expression(let expression, _): return context.head(of: expression)
    }
  }
}
