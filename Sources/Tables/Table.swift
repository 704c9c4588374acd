import Basics

/// Named columns of equal length. Tables carry the data from files through the aggregation to the charts.
///
/// A table does not know experiments, files or drawings.
package struct Table: Sendable, Equatable {
  package private(set) var columns: [Column]
  package private(set) var rowCount: Int
  /// Where the rows were read; nil for a table that was computed.
  package let origin: TableOrigin?
  /// The ranks of columns that were grouped by, of a table that is so large that keeping them pays.
  private let ranks: Memo<RankKey, Column.RankedRows>?

  package init(_ columns: [Column] = [], origin: TableOrigin? = nil) {
    let rowCount = columns.first?.count ?? 0
    for column in columns {
      precondition(
        column.count == rowCount, "column '\(column.name)' has \(column.count) rows, the first has \(rowCount)")
    }
    self.columns = columns
    self.rowCount = rowCount
    self.origin = origin
    ranks = rowCount < 4096 ? nil : Memo()
  }

  package var columnNames: [String] { columns.map(\.name) }

  package func hasColumn(_ name: String) -> Bool {
    columns.contains { $0.name == name }
  }

  /// Returns the column with that name.
  ///
  /// - Throws: an error that lists the columns and suggests the nearest name.
  package func column(_ name: String, at location: SourceLocation? = nil) throws(Diagnostic) -> Column {
    if let found = columns.first(where: { $0.name == name }) { return found }
    throw .unknownName(name, what: "column", valid: columnNames, kind: .badData, at: location)
  }

  /// Returns the column with that name, or nil.
  package subscript(_ name: String) -> Column? {
    columns.first { $0.name == name }
  }

  /// Returns a column that the caller knows to exist. It stops the program if there is none.
  package func known(_ name: String) -> Column {
    guard let column = self[name] else { fatalError("no column '\(name)' among \(columnNames)") }
    return column
  }

  /// Returns the columns with those names, which must exist.
  package func columns(named names: [String]) -> [Column] { names.map(known) }

  /// Returns the rows at those indices, in that order.
  package func rows(_ indices: [Int]) -> Table {
    var table = Table(columns.map { $0.rows(indices) }, origin: origin?.rows(indices))
    table.rowCount = indices.count
    return table
  }

  /// Returns the table with a column added at the end, or in place of a column with the same name.
  package func adding(_ column: Column) -> Table {
    var columns = columns
    if let index = columns.firstIndex(where: { $0.name == column.name }) {
      columns[index] = column
    } else {
      columns.append(column)
    }
    return Table(columns, origin: origin)
  }

  /// Returns the ranks of the values of a column of this table, after those of `first`.
  func ranks(of column: Column, first: [String]) -> Column.RankedRows {
    ranks?.value(RankKey(column: column.name, first: first)) { column.ranks(first: first) }
      ?? column.ranks(first: first)
  }

  /// Compares columns and their order. The origin does not matter.
  package static func == (a: Table, b: Table) -> Bool {
    a.rowCount == b.rowCount && a.columns == b.columns
  }
}

private struct RankKey: Hashable {
  var column: String
  var first: [String]
}
