import Basics
import Tables

/// A table of named columns of equal length, which hold numbers or texts. It is read from a file or made by a program.
///
/// ```swift
/// let table = try DataTable(contentsOf: "results.csv")
/// let accuracy = try table.numbers("accuracy")
/// ```
public struct DataTable: Sendable, Equatable {
  package private(set) var table: Table
  /// The path of the file that was read; nil for a table that was not read from a file.
  package let path: String?

  /// Creates a table without columns.
  public init() { (table, path) = (Table(), nil) }

  /// Reads the table in a file: text with delimiters, JSON lines, a list of JSON objects, or SQLite, optionally packed
  /// by gzip. How the file is written is found out from its content. `reasonops check` shows what is found.
  ///
  /// - Parameters:
  ///   - path: the path of a file, or a pattern that several files match, such as `runs/{model}/seed{seed}.csv`. The
  ///     names in braces become columns.
  ///   - texts: the columns that hold texts although they look like numbers, such as 0012.
  ///   - dates: the columns that hold dates, with the pattern of each, such as `%d/%m/%Y`.
  /// - Throws: `ReasonopsError`; for damage in a file, with file, line and column.
  public init(contentsOf path: String, texts: Set<String> = [], dates: [String: String] = [:]) throws {
    table = try ReasonopsError.catching {
      var reader = CSVReader(textual: texts)
      for (name, pattern) in dates { reader.dates[name] = try DatePattern(pattern) }
      return try TableSource([path]).read(reader)
    }
    self.path = path
  }

  /// Reads the table in a text, with the names of the columns in its first line.
  ///
  /// - Throws: `ReasonopsError` with line and column.
  public init(csv text: String) throws {
    table = try ReasonopsError.catching { try CSVReader().read(bytes: Array(text.utf8), file: "text") }
    path = nil
  }

  /// The names of the columns, in their order.
  public var columnNames: [String] { table.columnNames }

  /// The number of rows.
  public var rowCount: Int { table.rowCount }

  /// Returns true if the column holds numbers; false if it holds texts or there is no such column.
  public func isNumeric(_ name: String) -> Bool { table[name]?.isNumeric ?? false }

  /// Returns the values of a column of numbers. A missing value is NaN.
  ///
  /// - Throws: `ReasonopsError` if there is no such column, with the nearest name as a hint, or if it holds texts.
  public func numbers(_ name: String) throws -> [Double] {
    let column = try column(name)
    guard case .number(let numbers) = column.values else {
      throw ReasonopsError("the column '\(name)' holds texts", hint: "read them by texts(\"\(name)\")")
    }
    return numbers
  }

  /// Returns the values of a column as texts, as `csv` writes them. A missing value is nil.
  ///
  /// - Throws: `ReasonopsError` if there is no such column, with the nearest name as a hint.
  public func texts(_ name: String) throws -> [String?] {
    let column = try column(name)
    return (0..<column.count).map(column.field)
  }

  private func column(_ name: String) throws -> Column {
    try ReasonopsError.catching { try table.column(name) }
  }

  /// Adds a column of numbers at the end, or replaces the column with that name. NaN is a missing value.
  ///
  /// - Throws: `ReasonopsError` if the name is empty, or if the number of values is not the number of rows.
  public mutating func set(_ name: String, to numbers: [Double]) throws {
    try set(Column(name, numbers: numbers))
  }

  /// Adds a column of texts at the end, or replaces the column with that name. Nil is a missing value.
  ///
  /// - Throws: `ReasonopsError` if the name is empty, or if the number of values is not the number of rows.
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

  /// The table as CSV by RFC 4180: a line of names, then a line for each row, with numbers in full precision.
  public var csv: String { CSVWriter.text(table) }

  /// Compares names, values and the order of columns. It does not matter where the tables were read.
  public static func == (first: DataTable, second: DataTable) -> Bool { first.table == second.table }
}
