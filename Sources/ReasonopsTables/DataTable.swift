import Basics
import Tables

/// Named columns of equal length, of numbers or of texts: read from a file, or made by a program.
///
/// ```swift
/// let table = try DataTable(contentsOf: "results.csv")
/// let accuracy = try table.numbers("accuracy")
/// ```
public struct DataTable: Sendable, Equatable {
  package private(set) var table: Table
  /// The file it was read from.
  package let path: String?

  /// A table without columns.
  public init() { (table, path) = (Table(), nil) }

  /// The table in a file: text with delimiters in any dialect, JSON lines or SQLite, packed by gzip or not. What is not
  /// said of its form is found in the file, as `reasonops check` tells it.
  ///
  /// - Parameters:
  ///   - path: a file, or a pattern of several, such as `runs/{model}/seed{seed}.csv`, whose names become columns.
  ///   - texts: columns that hold texts, though they look like numbers, such as 0012.
  ///   - dates: columns that hold dates, and how they are written, such as `%d/%m/%Y`.
  /// - Throws: `ReasonopsError` with file, line and column.
  public init(contentsOf path: String, texts: Set<String> = [], dates: [String: String] = [:]) throws {
    table = try ReasonopsError.catching {
      var reader = CSVReader(textual: texts)
      for (name, pattern) in dates { reader.dates[name] = try DatePattern(pattern) }
      return try TableSource([path]).read(reader)
    }
    self.path = path
  }

  /// The table in a text, with its names in the first line.
  ///
  /// - Throws: `ReasonopsError` with line and column.
  public init(csv text: String) throws {
    table = try ReasonopsError.catching { try CSVReader().read(bytes: Array(text.utf8), file: "text") }
    path = nil
  }

  public var columnNames: [String] { table.columnNames }

  public var rowCount: Int { table.rowCount }

  /// Whether the column holds numbers; false for texts, and where there is no such column.
  public func isNumeric(_ name: String) -> Bool { table[name]?.isNumeric ?? false }

  /// The values of a column of numbers, NaN where one is missing.
  ///
  /// - Throws: `ReasonopsError` if there is no such column, with the nearest name, or if it holds texts.
  public func numbers(_ name: String) throws -> [Double] {
    let column = try column(name)
    guard case .number(let numbers) = column.values else {
      throw ReasonopsError("the column '\(name)' holds texts", hint: "read them by texts(\"\(name)\")")
    }
    return numbers
  }

  /// The values of a column as they are written, nil where one is missing.
  ///
  /// - Throws: `ReasonopsError` if there is no such column, with the nearest name.
  public func texts(_ name: String) throws -> [String?] {
    let column = try column(name)
    return (0..<column.count).map(column.field)
  }

  private func column(_ name: String) throws -> Column {
    try ReasonopsError.catching { try table.column(name) }
  }

  /// Adds a column of numbers, or replaces the one of that name. NaN is a missing value.
  ///
  /// - Throws: `ReasonopsError` if it has another number of rows than the table.
  public mutating func set(_ name: String, to numbers: [Double]) throws {
    try set(Column(name, numbers: numbers))
  }

  /// Adds a column of texts, or replaces the one of that name. Nil is a missing value.
  ///
  /// - Throws: `ReasonopsError` if it has another number of rows than the table.
  public mutating func set(_ name: String, to texts: [String?]) throws {
    try set(Column(name, texts: texts))
  }

  private mutating func set(_ column: Column) throws {
    guard !column.name.isEmpty else { throw ReasonopsError("a column without a name", hint: "give it one") }
    guard table.columns.isEmpty || column.count == rowCount else {
      throw ReasonopsError(
        "the column '\(column.name)' has \(column.count) rows, and the table has \(rowCount)",
        hint: "give each column as many values as there are rows")
    }
    table = table.columns.isEmpty ? Table([column]) : table.adding(column)
  }

  /// The table as RFC 4180 says: a line of names, then a line for each row, numbers in full precision.
  public var csv: String { CSVWriter.text(table) }

  /// Equal names and values in the same order, wherever they were read.
  public static func == (first: DataTable, second: DataTable) -> Bool { first.table == second.table }
}
