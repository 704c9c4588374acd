import Basics
import CSQLite

/// A prepared query, whose result is read row by row.
final class SQLiteStatement {
  private let handle: OpaquePointer
  /// The database, which must not be closed before the statement is finalised.
  private let database: SQLiteDatabase

  init(_ handle: OpaquePointer, of database: SQLiteDatabase) {
    self.handle = handle
    self.database = database
  }

  deinit {
    sqlite3_finalize(handle)
  }

  var columnNames: [String] {
    (0..<sqlite3_column_count(handle)).map { sqlite3_column_name(handle, $0).map { String(cString: $0) } ?? "" }
  }

  /// Moves to the next row; returns false after the last one.
  func step() throws(Diagnostic) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw database.failure("the database cannot be read on")
    }
  }

  /// A value as SQLite stores it. A missing value is NULL, and an integer that a Double cannot represent is a text.
  enum StoredValue {
    case missing
    case number(Double)
    case text([UInt8])
    /// A blob.
    case bytes([UInt8])
  }

  /// Returns the value of a column in the current row.
  func value(_ column: Int) -> StoredValue {
    let column = Int32(column)
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER:
      let number = sqlite3_column_int64(handle, column)
      return Double(exactly: number).map(StoredValue.number) ?? .text(Array(String(number).utf8))
    case SQLITE_FLOAT: return .number(sqlite3_column_double(handle, column))
    case SQLITE_TEXT:
      let text = sqlite3_column_text(handle, column)
      return .text(Array(UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, column)))))
    case SQLITE_BLOB:
      let bytes = sqlite3_column_blob(handle, column)
      return .bytes(Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column)))))
    default: return .missing
    }
  }
}
