import Basics

/// Reads a table from a text file: RFC 4180 with any delimiter, LF or CRLF, UTF-8 or UTF-16, and a header in the first
/// record. What `format` does not say is found out from the first bytes, and so is compression with gzip.
///
/// A column holds numbers if all its fields that are not empty are numbers, otherwise texts. If the same header occurs
/// again, it is skipped and noted in the table's origin. A violation of the format is an error with file, line and
/// column.
package struct CSVReader: Sendable {
  /// The columns to keep; nil keeps all. The other columns are checked but not stored.
  package var kept: Set<String>?
  /// The columns that must hold numbers. Any other text there is an error.
  package var numeric: Set<String>
  /// The columns that hold texts even if all of them look like numbers.
  package var textual: Set<String>
  /// Additions to `numeric` and `textual` that apply only to tables of a known kind.
  package var conventions: Conventions?
  /// True if all columns hold texts, exactly as they are written.
  package var keepsTexts = false
  /// The columns that hold dates, with the pattern of each.
  package var dates: [String: DatePattern] = [:]
  /// The columns that the file must have.
  package var required: [String]
  /// What is known about how the file is written.
  package var format: TableFormat
  /// The file's name in errors.
  private(set) var file = ""
  /// True if the bytes were converted from UTF-16.
  private(set) var isDecoded = false

  /// Column types that apply only to tables with all columns of `key`. In other tables, the same names may mean
  /// something else.
  package struct Conventions: Sendable {
    var key: [String]
    var numeric: Set<String>
    var textual: Set<String>

    package init(key: [String], numeric: Set<String>, textual: Set<String>) {
      self.key = key
      self.numeric = numeric
      self.textual = textual
    }
  }

  /// The usual ratio of the size of a CSV to its size packed by gzip.
  private static let usualRatio = 6

  package init(
    keeping kept: Set<String>? = nil, numeric: Set<String> = [], textual: Set<String> = [], required: [String] = [],
    format: TableFormat = TableFormat()
  ) {
    self.kept = kept
    self.numeric = numeric
    self.textual = textual
    self.required = required
    self.format = format
  }

  /// Returns the table in a file.
  ///
  /// - Throws: a `Diagnostic`, or a `DiagnosticList` of the first twenty errors.
  package func read(path: String) throws -> Table {
    try ByteSource.open(path) { try read($0, file: path) }
  }

  /// Returns the table in memory.
  ///
  /// - Parameters:
  ///   - bytes: the content of a file.
  ///   - file: the file's name in errors.
  package func read(bytes: [UInt8], file: String) throws -> Table {
    try read(.memory(bytes), file: file)
  }

  /// Reads a table. An error without a location, such as damage of a packed file, gets the file's first line.
  func read(_ source: ByteSource, file: String) throws -> Table {
    do {
      return try readAnywhere(source, file: file)
    } catch var diagnostic as Diagnostic where diagnostic.location == nil {
      diagnostic.location = SourceLocation(file: file, line: 1)
      throw diagnostic
    }
  }

  private func readAnywhere(_ source: ByteSource, file: String) throws -> Table {
    let decoded = format.isExact ? nil : try source.decodedFromUTF16(file: file)
    var reader = self
    reader.isDecoded = decoded != nil
    let source = decoded ?? source
    let table =
      try ParallelPass(reader, source, file: file).table() ?? reader.readInOnePass(source, file: file)
    return try format.columnsToRows?.applied(to: table) ?? table
  }

  /// - Parameters:
  ///   - source: the bytes of the file.
  ///   - file: the file's name in errors.
  ///   - windowSize: the number of bytes that are loaded at first.
  package func readInOnePass(_ source: ByteSource, file: String, windowSize: Int = 1 << 18) throws -> Table {
    let isGzip = try source.isGzip
    let options = naming(file)
    var plan = ReadingPlan(dialect: try .init(of: source, format, file: file))
    while true {
      var pass = CSVPass(options, plan, expecting: isGzip ? Self.usualRatio * source.count : source.count)
      try pass.read(
        isGzip
          ? ByteWindow(unpacking: source, size: windowSize)
          : ByteWindow(source, 0..<source.count, size: windowSize))
      try pass.damages.throwIfAny()
      if let revision = pass.revision {
        plan = revision
        continue
      }
      guard let header = pass.header else { throw Self.emptyFile(file) }
      var parts = TableParts(header: header, builders: pass.builders, origin: pass.origin)
      switch try parts.table(options, plan) {
      case .table(let table): return table
      case .revised(let revision): plan = revision
      }
    }
  }

  func naming(_ file: String) -> CSVReader {
    var reader = self
    reader.file = file
    return reader
  }

  /// Returns these options together with the conventions, if the table has their key columns. Declared types take
  /// precedence.
  func settled(among names: [String]) -> CSVReader {
    guard let conventions, Set(conventions.key).isSubset(of: names) else { return self }
    let declared = numeric.union(textual).union(dates.keys)
    var settled = self
    settled.conventions = nil
    settled.numeric.formUnion(conventions.numeric.subtracting(declared))
    settled.textual.formUnion(conventions.textual.subtracting(declared))
    return settled
  }

  func isTextual(_ name: String) -> Bool { keepsTexts || textual.contains(name) }

  /// Returns what a column is read as; nil to find out.
  func kind(of name: String, _ plan: ReadingPlan) -> ColumnBuilder.Kind? {
    if plan.strict.contains(name) { return .number }
    if isTextual(name) || dates[name] != nil || plan.asTexts.contains(name) { return .text }
    return numeric.contains(name) ? .number : nil
  }

  private static func emptyFile(_ file: String) -> Diagnostic {
    Diagnostic(
      .badData, "the file is empty: a header with the names of the columns was expected",
      at: SourceLocation(file: file, line: 1))
  }
}
