import Analysis
import Basics
import Documents
import Tables

/// A table cell with its data: the computed table for its file, and the same as text.
struct TableEvaluator {
  private let context: EvaluationContext
  private let cell: TableCell
  private let scope: Scope
  private let source: Table

  /// - Throws: for a table that there is not, and a column that is neither in it nor an expression.
  init(context: EvaluationContext, cell: TableCell, scope: Scope) throws(Diagnostic) {
    source = try scope.table(of: cell.options)
    var cell = cell
    for index in cell.columns.indices {
      cell.columns[index].content = try cell.columns[index].content.resolved(in: source)
    }
    self.context = context
    self.cell = cell
    self.scope = scope
  }

  func table(
    caption: [UnnumberedInline], number: Int
  ) throws(Diagnostic) -> EvaluatedPart.Computed<TableBlock> {
    let isAggregated =
      !cell.by.isEmpty || cell.columns.contains { if case .expression = $0.content { true } else { false } }
    var result = try isAggregated ? aggregated(source) : raw(source)
    if result.data.rowCount == 0 {
      result.warnings += try EmptyResult(what: "table", of: result.data, cell.options).warnings(context.options)
      let rest = result.content.header.dropFirst().map { _ in [Inline.text("")] }
      result.content.rows = [[[.text("no rows")]] + rest]
    }
    result.content.label = scope.label(cell.options.label)
    result.content.number = number
    result.caption = caption + scope.note(for: cell.options) + result.caption
    return result
  }

  /// The rows of the data.
  private func raw(_ source: Table) throws(Diagnostic) -> EvaluatedPart.Computed<TableBlock> {
    var rows = Array(0..<source.rowCount)
    if let condition = cell.options.condition { rows = try condition.rows(in: source) }
    var columns: [Column] = []
    for column in cell.columns {
      guard case .column(let name) = column.content else { continue }
      columns.append(try source.column(name.text, at: name.location()))
      columns += ["_low", "_high"].compactMap { source[name.text + $0] }
    }
    let table = Table(columns).rows(Array(rows.prefix(cell.limit ?? rows.count)))
    try checkSize(of: table)
    return .init(content: block(context.marked(table), keys: []).withFormulas, caption: [], data: table)
  }

  private func aggregated(_ source: Table) throws(Diagnostic) -> EvaluatedPart.Computed<TableBlock> {
    var aggregation = context.aggregation(duplicates: cell.options.duplicates, parameters: scope.parameters)
    aggregation.condition = cell.options.condition
    aggregation.interval = cell.errorBar.isNone && showsIntervals ? .standard : cell.errorBar
    aggregation.over = try cell.over.map { name throws(Diagnostic) in
      try source.column(name.text, at: name.location()).name
    }
    let keys = try cell.by.map { name throws(Diagnostic) in try context.columns(name, in: source) }
    aggregation.groupBy = keys.flatMap(\.self)
    let across = try cell.across.map { name throws(Diagnostic) in try context.columns(name, in: source)[0] }
    if let across { aggregation.groupBy.append(across) }
    if cell.keepsOrder {
      for name in aggregation.groupBy { aggregation.order[name] = try source.column(name).valuesByAppearance }
    }
    for column in cell.columns {
      if case .expression(let expression, _) = column.content { aggregation.add(expression) }
    }
    if let sort = cell.sort { aggregation.add(sort.expression) }
    aggregation.commonCells = cell.options.commonCells
    var table = try aggregation.evaluate(source)
    try checkColumns(of: table, source)
    let note = try CaptionNote(
      aggregation, computed: table, from: source, intervals: "Brackets", title: context.title)
    if let sort = cell.sort { table = sorted(table, by: sort) }
    if let limit = cell.limit { table = table.rows(Array((0..<table.rowCount).prefix(limit))) }
    try checkSize(of: table)
    let shown = context.marked(table)
    let content =
      across.map { column in
        pivoted(shown, keys: keys, across: column, order: context.marked(aggregation.order[column] ?? [], of: [column]))
      } ?? block(shown, keys: keys)
    return .init(content: content.withFormulas, caption: note.inlines, data: table, warnings: note.warnings)
  }

  private func checkSize(of table: Table) throws(Diagnostic) {
    try Limit.tableRows.check(table.rowCount, "the table")
    for column in table.columns {
      for row in 0..<table.rowCount {
        try Limit.characters.check(column.text(row)?.utf8.count ?? 0, "a value of '\(column.name)'")
      }
    }
  }

  /// A table of groups has their keys and what is computed for each, and no column of the single rows.
  private func checkColumns(of table: Table, _ source: Table) throws(Diagnostic) {
    for column in cell.columns {
      guard case .column(let name) = column.content, table[name.text] == nil else { continue }
      _ = try source.column(name.text, at: name.location())
      throw Diagnostic(
        .badData, "'\(name.text)' has one value for each row, and the table one row for each group",
        hint: "write a value such as mean(\(name.text)), or add '\(name.text)' to 'by'", at: name.location())
    }
  }

  /// Whether a column's format asks for intervals.
  private var showsIntervals: Bool {
    cell.columns.contains(where: \.writer.showsInterval)
  }

  /// Missing values last, equal ones in their order.
  private func sorted(_ table: Table, by sort: TableCell.Sort) -> Table {
    let column = table.known(Aggregation.Measure(sort.expression).name)
    let sign: Double = sort.isDescending ? -1 : 1
    let keys = (0..<table.rowCount).map { column.number($0).map { $0 * sign } ?? .infinity }
    return table.rows(keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) })
  }

  /// One column for each group of key columns, then the cell's own.
  private func block(_ table: Table, keys: [[String]]) -> TableBlock {
    let values = cell.columns.map { column in (column: column, values: table.known(name(of: column))) }
    let rows = (0..<table.rowCount).map { row in
      keys.map { [Inline.text(Self.key($0, row, table))] }
        + values.map { [inline($0.column, $0.values, row, table)] }
    }
    return TableBlock(
      header: keyTitles.map { [.text($0)] } + cell.columns.map { [.text(title(of: $0))] },
      alignments: keys.map { $0.count == 1 && table.known($0[0]).isNumeric ? .right : .left }
        + values.map { $0.values.isNumeric ? .right : .left },
      rows: rows)
  }

  /// One column for each value of `across`, which shows the cell's first column.
  private func pivoted(_ table: Table, keys: [[String]], across: String, order: [String]) -> TableBlock {
    let heads = table.known(across).distinctValues(first: order)
    let column = cell.columns[0]
    let values = table.known(name(of: column))
    var rowKeys: [[String]] = []
    var texts: [[String]: [String: Inline]] = [:]
    for row in 0..<table.rowCount {
      let key = keys.map { Self.key($0, row, table) }
      if texts[key] == nil { rowKeys.append(key) }
      texts[key, default: [:]][table.known(across).text(row) ?? "–"] = inline(column, values, row, table)
    }
    return TableBlock(
      header: (keyTitles + heads).map { [.text($0)] },
      alignments: keys.map { _ in .left } + heads.map { _ in .right },
      rows: rowKeys.map { key in key.map { [.text($0)] } + heads.map { [texts[key]?[$0] ?? .text("–")] } })
  }

  private var keyTitles: [String] { cell.by.map { context.title($0.text) } }

  private static func key(_ columns: [String], _ row: Int, _ table: Table) -> String {
    columns.map { table.known($0).text(row) ?? "–" }.joined(separator: "_")
  }

  private func name(of column: TableCell.ColumnOption) -> String {
    switch column.content {
    case .column(let name), .name(let name, _): name.text
    case .expression(let expression, _): Aggregation.Measure(expression).name
    }
  }

  private func title(of column: TableCell.ColumnOption) -> String {
    if let title = column.title { return context.marked(title) }
    switch column.content {
    case .column(let name), .name(let name, _): return context.title(name.text)
    case .expression(let expression, _):
      return expression.onlyCall.map { context.title($0.outputName) } ?? expression.text
    }
  }

  private func inline(_ column: TableCell.ColumnOption, _ values: Column, _ row: Int, _ table: Table) -> Inline {
    let text = Inline.text(text(column, values, row, table))
    return column.writer.isBold ? .strong([text]) : text
  }

  private func text(_ column: TableCell.ColumnOption, _ values: Column, _ row: Int, _ table: Table) -> String {
    guard values.isNumeric else { return values.text(row) ?? "–" }
    var estimate = Estimate(values.number(row))
    if let low = table[values.name + "_low"]?.number(row), let high = table[values.name + "_high"]?.number(row) {
      estimate.interval = .init(low: low, high: high)
    }
    // A number whose column is written otherwise than plainly stays so, unless the cell names a format.
    if values.notation != .plain, column.writer.isAutomatic { return values.text(row) ?? "–" }
    return column.writer.text(.estimate(estimate))
  }
}
