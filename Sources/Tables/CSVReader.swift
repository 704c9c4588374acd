import Basics

/// Reads a CSV: RFC 4180, LF or CRLF, UTF-8 with or without a byte-order mark, a header in the first record. The
/// first bytes of a file say whether it is compressed with gzip.
///
/// A column holds numbers if all its fields that are not empty are numbers, else texts. An identical header met again
/// is skipped and remembered in the table's origin. A violation of the format is an error with file, line and column.
package struct CSVReader: Sendable {
  /// The columns to keep; nil keeps all. The others are checked and not stored.
  package var kept: Set<String>?
  /// Columns that must hold numbers: any other text there is an error.
  package var numeric: Set<String>
  /// Columns that hold texts even if all of them look like numbers.
  package var textual: Set<String>
  /// Columns that the file must have.
  package var required: [String]

  /// How many times longer a CSV is than when gzip has packed it, about.
  private static let usualRatio = 6

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
    try ByteSource.open(path) { try read($0, file: path) }
  }

  /// The table in some bytes.
  ///
  /// - Parameter file: the name that errors give.
  package func read(bytes: [UInt8], file: String) throws -> Table {
    try read(.memory(bytes), file: file)
  }

  private func read(_ source: ByteSource, file: String) throws -> Table {
    if try source.isGzip { return try readInOnePass(source, file: file) }
    return try ParallelPass(self, source, file: file).table() ?? readInOnePass(source, file: file)
  }

  /// - Parameter windowSize: how many bytes are loaded at first.
  package func readInOnePass(_ source: ByteSource, file: String, windowSize: Int = 1 << 18) throws -> Table {
    let isGzip = try source.isGzip
    var reader = self
    while true {
      var pass = CSVPass(reader, file: file, expecting: isGzip ? Self.usualRatio * source.count : source.count)
      try pass.read(
        isGzip
          ? ByteWindow(unpacking: source, size: windowSize)
          : ByteWindow(source, 0..<source.count, size: windowSize))
      if pass.columnsThatTurnIntoText.isEmpty { return try pass.table() }
      reader.textual.formUnion(pass.columnsThatTurnIntoText)
    }
  }
}

extension CSVPass {
  /// The table, once all bytes are read.
  ///
  /// - Throws: the errors of the file.
  consuming func table() throws -> Table {
    if damages.count > 1 { throw DiagnosticList(damages) }
    if let damage = damages.first { throw damage }
    guard header != nil else {
      throw Diagnostic(
        .badData, "the file is empty: a header with the names of the columns was expected",
        at: SourceLocation(file: origin.file, line: 1))
    }
    return Table(builders.filter(\.isKept).map(\.column), origin: origin)
  }
}
