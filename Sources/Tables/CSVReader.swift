import Basics

/// Reads a table: RFC 4180 with any delimiter, LF or CRLF, UTF-8 or UTF-16, a header in the first record. The first
/// bytes of a file say how it is written, as far as the format does not, and whether it is compressed with gzip.
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
  /// What `numeric` and `textual` are in addition for tables of a known kind.
  package var conventions: Conventions?
  /// All columns hold texts, as they are written.
  package var keepsTexts = false
  /// Columns that hold dates, each written in its way.
  package var dates: [String: DatePattern] = [:]
  /// Columns that the file must have.
  package var required: [String]
  package var format: TableFormat
  /// The name that errors give.
  private(set) var file = ""
  /// The bytes were UTF-16 in the file.
  private(set) var isDecoded = false

  /// What is known of the columns of tables that have all of some columns. In other tables the same names mean nothing.
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

  /// How many times longer a CSV is than when gzip has packed it, about.
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

  /// Damage of a packed file has no place of its own.
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

  /// - Parameter windowSize: how many bytes are loaded at first.
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

  /// The same with what is known of a table that has those columns. What was declared goes before that.
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

  /// What a column is read as; nil to find out.
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
