import Analysis
import Basics
import Documents
import Tables

/// A table of groups: the computed table, and the place of each group in rows and columns.
struct GroupedTable {
  let context: EvaluationContext
  let cell: TableCell
  let source: Table
  let aggregation: Aggregation
  /// The columns that each name of `by` stands for.
  let keys: [[String]]
  /// The columns that each name of `across` stands for.
  let across: [[String]]
  /// The columns of the key by which rows are sorted; nil if they are sorted by a value.
  private let sortKey: [String]?
  let main: AggregatedTable
  /// `main.table` with its formulas marked.
  let shown: Table
  private let rowGroups: RowGroups
  private let columnGroups: RowGroups
  /// The row of the computed table, by the place `row * columnCount + column`.
  private let groupAt: [Int: Int]
  /// The row groups that are shown, in order.
  private(set) var rowOrder: [Int] = []

  init(_ context: EvaluationContext, _ cell: TableCell, _ scope: Scope, _ source: Table) throws(Diagnostic) {
    self.context = context
    self.cell = cell
    self.source = source
    keys = try cell.by.map { name throws(Diagnostic) in try context.columns(name, in: source) }
    across = try cell.across.map { name throws(Diagnostic) in try context.columns(name, in: source) }
    var aggregation = context.aggregation(duplicates: cell.options.duplicates, parameters: scope.parameters)
    aggregation.condition = cell.options.condition
    let showsIntervals = cell.columns.contains(where: \.writer.showsInterval)
    aggregation.interval = cell.errorBar.isNone && showsIntervals ? .standard : cell.errorBar
    aggregation.over = try cell.over.map { name throws(Diagnostic) in
      try source.column(name.text, at: name.location()).name
    }
    aggregation.groupBy = keys.flatMap(\.self) + across.flatMap(\.self)
    if cell.keepsOrder {
      for name in aggregation.groupBy { aggregation.order[name] = try source.column(name).valuesByAppearance }
    }
    for column in cell.columns {
      guard let expression = column.expression else { continue }
      aggregation.add(expression, needsInterval: column.writer.showsInterval)
    }
    let sortKey = cell.sort.flatMap { [keys] in Self.key($0, cell.by, keys) }
    if let sort = cell.sort, sortKey == nil, across.isEmpty { aggregation.add(sort.expression, needsInterval: false) }
    self.sortKey = sortKey
    aggregation.commonCells = cell.options.commonCells
    self.aggregation = aggregation
    main = try AggregatedTable(aggregation, source)
    shown = context.marked(main.table)
    let table = main.table
    func groups(_ names: [[String]]) -> RowGroups {
      names.isEmpty || table.rowCount == 0
        ? .one(rowCount: table.rowCount) : table.groups(by: names.flatMap(\.self), order: aggregation.order)
    }
    rowGroups = groups(keys)
    columnGroups = groups(across)
    try Limit.categories.check(columnGroups.count, "the values of 'across'")
    var groupAt: [Int: Int] = [:]
    for row in 0..<table.rowCount {
      groupAt[Int(rowGroups.groupOf[row]) * columnGroups.count + Int(columnGroups.groupOf[row])] = row
    }
    self.groupAt = groupAt
    try checkColumns()
    rowOrder = try order()
  }

  /// The number of column groups; 1 without `across`.
  var columnCount: Int { columnGroups.count }

  /// The rows of the computed table that are shown, in order.
  var shownGroups: [Int] { rowOrder.flatMap { row in (0..<columnCount).compactMap { group(row, $0) } } }

  /// Returns the row of the computed table for a place; nil if the data have no rows for it.
  func group(_ row: Int, _ column: Int) -> Int? { groupAt[row * columnCount + column] }

  /// Returns the computed table, followed by a row of keys for each place that has no data, so that notes can be about
  /// such places. `rowOfGap` has these rows by place.
  func withGaps() -> (table: Table, rowOfGap: [Int: Int]) {
    var gaps: [(row: Int, column: Int)] = []
    for row in rowOrder {
      for column in 0..<columnCount where group(row, column) == nil { gaps.append((row, column)) }
    }
    guard !gaps.isEmpty else { return (main.table, [:]) }
    let columns =
      keys.flatMap(\.self).map { main.table.known($0).rows(gaps.map { rowGroups.firstRow[$0.row] }) }
      + across.flatMap(\.self).map { main.table.known($0).rows(gaps.map { columnGroups.firstRow[$0.column] }) }
    var names: Set<String> = []
    let table = Table(columns.filter { names.insert($0.name).inserted })
    let places = gaps.enumerated().map { ($1.row * columnCount + $1.column, main.table.rowCount + $0) }
    return (Table(stacking: [main.table, table]), Dictionary(places) { first, _ in first })
  }

  func keyTexts(ofRow row: Int) -> [String] { Self.texts(keys, rowGroups.firstRow[row], shown) }

  func acrossTexts(ofColumn column: Int) -> [String] { Self.texts(across, columnGroups.firstRow[column], shown) }

  /// Returns the value of each name in a row. The values of a name for several columns are joined.
  static func texts(_ names: [[String]], _ row: Int, _ table: Table) -> [String] {
    guard row >= 0 else { return names.map { _ in "–" } }
    return names.map { columns in
      columns.map { table.known($0).text(row) ?? "–" }.joined(separator: "_")
    }
  }

  /// Returns the groups by only some of the columns.
  func summary(by names: [[String]]) throws(Diagnostic) -> AggregatedTable {
    var aggregation = aggregation
    aggregation.groupBy = names.flatMap(\.self)
    return try AggregatedTable(aggregation, source)
  }

  /// Returns the columns of the key that a table is sorted by: those of a name of `by`, or one of them.
  private static func key(_ sort: TableCell.Sort, _ by: [SourceText], _ keys: [[String]]) -> [String]? {
    let name = sort.name.text
    if let index = by.firstIndex(where: { $0.withoutBackquotes.text == name }) { return keys[index] }
    return keys.joined().contains(name) ? [name] : nil
  }

  /// Returns the row groups in order. Missing values come last, and ties keep their order. If there is a subtotal, rows
  /// with the same value of the first column are kept together.
  private func order() throws(Diagnostic) -> [Int] {
    guard main.table.rowCount > 0 else { return [] }
    var rows = Array(0..<rowGroups.count)
    if let sort = cell.sort, let sortKey {
      let ranks = main.table.groups(by: sortKey, order: aggregation.order).groupOf
      let order = rows.map { Int(ranks[rowGroups.firstRow[$0]]) * (sort.isDescending ? -1 : 1) }
      rows.sort { (order[$0], $0) < (order[$1], $1) }
    } else if let sort = cell.sort, !keys.isEmpty {
      var values = main
      if !across.isEmpty {
        var aggregation = aggregation
        aggregation.groupBy = keys.flatMap(\.self)
        aggregation.measures = [Aggregation.Measure(sort.expression)]
        values = try AggregatedTable(aggregation, source)
      }
      let column = values.table.known(Aggregation.Measure(sort.expression).name)
      let sign: Double = sort.isDescending ? -1 : 1
      let order = rows.map { column.number($0).map { $0 * sign } ?? .infinity }
      rows.sort { (order[$0], $0) < (order[$1], $1) }
    }
    rows = Array(rows.prefix(cell.limit ?? rows.count))
    guard cell.subtotal != nil else { return rows }
    let blocks = rows.map { keyTexts(ofRow: $0).first ?? "" }
    var first: [String: Int] = [:]
    for (place, block) in blocks.enumerated() where first[block] == nil { first[block] = place }
    return rows.indices.sorted { (first[blocks[$0]] ?? 0, $0) < (first[blocks[$1]] ?? 0, $1) }.map { rows[$0] }
  }

  /// Checks that the columns show keys or computed values. A column of single rows has no value for a group.
  private func checkColumns() throws(Diagnostic) {
    for column in cell.columns {
      guard case .column(let name) = column.content, main.table[name.text] == nil else { continue }
      _ = try source.column(name.text, at: name.location())
      throw Diagnostic(
        .badData, "'\(name.text)' has one value for each row, and the table one row for each group",
        hint: "write a value such as mean(\(name.text)), or add '\(name.text)' to 'by'", at: name.location())
    }
  }
}
