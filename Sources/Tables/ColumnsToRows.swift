import Basics

/// Turns a wide table into a long one. Each row becomes one row for each column of `from`, and two new columns hold
/// that column's name and value.
package struct ColumnsToRows: Sendable, Equatable {
  /// The name of the new column for the names.
  package var names: String
  /// The name of the new column for the values.
  package var values: String
  /// The columns to turn into rows.
  package var from: [String]

  package init(names: String, values: String, from: [String]) {
    self.names = names
    self.values = values
    self.from = from
  }

  /// Returns the long table, `[rows × from.count, other columns + 2]`.
  ///
  /// - Throws: an error for a column that the table lacks, and for a new name that another column already has.
  package func applied(to table: Table) throws(Diagnostic) -> Table {
    var columns: [Column] = []
    for name in from { columns.append(try table.column(name)) }
    let others = table.columns.filter { !from.contains($0.name) }
    for name in [names, values] where others.contains(where: { $0.name == name }) || names == values {
      throw Diagnostic(
        .badData, "columns_to_rows makes a column '\(name)', but there is one",
        hint: "give 'names' and 'values' names that no other column has")
    }
    let rows = (0..<table.rowCount).flatMap { [Int](repeating: $0, count: from.count) }
    let repeated = Table(table.columns, origin: table.origin).rows(rows)
    let codes = (0..<table.rowCount).flatMap { _ in (0..<Int32(from.count)) }
    return Table(
      others.map { $0.rows(rows) } + [Column(names, codes: codes, categories: from), interleaved(columns)],
      origin: repeated.origin)
  }

  private func interleaved(_ columns: [Column]) -> Column {
    let rows = 0..<(columns.first?.count ?? 0)
    guard columns.allSatisfy(\.isNumeric) else {
      return Column(values, texts: rows.flatMap { row in columns.map { $0.field(row) } })
    }
    let notation = columns.allSatisfy { $0.notation == columns[0].notation } ? columns[0].notation : .plain
    return Column(values, numbers: rows.flatMap { row in columns.map { $0.number(row) ?? .nan } }, as: notation)
  }
}
