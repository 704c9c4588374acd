import Basics

/// Reads a CSV: RFC 4180, LF or CRLF, UTF-8 with or without a byte-order mark, a header in the first record.
///
/// A column holds numbers if all its fields that are not empty are numbers, else texts. An identical header met again
/// is skipped and remembered in the table's origin. What breaks the format is an error with file, line and column.
package struct CSVReader: Sendable {
  /// The columns to keep; nil keeps all. The others are checked and not stored.
  package var kept: Set<String>?
  /// Columns that must hold numbers: any other text there is an error.
  package var numeric: Set<String> = []
  /// Columns that hold texts even if all of them look like numbers.
  package var textual: Set<String> = []
  /// Columns without which the file is useless.
  package var required: [String] = []

  package init(
    keeping kept: Set<String>? = nil, numeric: Set<String> = [], textual: Set<String> = [], required: [String] = []
  ) {
    self.kept = kept
    self.numeric = numeric
    self.textual = textual
    self.required = required
  }

  /// The table in a file.
  ///
  /// - Throws: a `Diagnostic`, or a `DiagnosticList` of the first twenty.
  package func read(path: String) throws -> Table {
    try read(bytes: InputFile.bytes(at: path), file: path)
  }

  /// The table in some bytes.
  ///
  /// - Parameter file: the name that errors give.
  package func read(bytes: [UInt8], file: String) throws -> Table {
    var reader = self
    while true {
      var pass = CSVPass(reader, file: file)
      bytes.withUnsafeBufferPointer { pass.consume($0, isLast: true) }
      if let column = pass.columnThatTurnsIntoText {
        reader.textual.insert(column)
        continue
      }
      return try pass.table()
    }
  }
}
