import Basics

/// Reads a table of an SQLite database, or the result of a query.
struct SQLiteTable {
  private let options: CSVReader
  private let database: SQLiteDatabase
  private var rows: TypedRows
  private var remarks = [Remark("the file is a database of SQLite")]

  /// The offset in the file header of the version that a reader needs, and its value in WAL mode. The version that a
  /// writer needs is before it.
  private static let placeOfVersion = 19
  private static let versionWithLog: UInt8 = 2

  /// - Parameters:
  ///   - options: what is known about the table, with the name of the file.
  ///   - source: the bytes of the database, which may be packed by gzip.
  static func table(_ options: CSVReader, _ source: ByteSource) throws -> Table {
    var table = SQLiteTable(options, try database(source, options.file))
    try table.read(try table.query())
    return try table.rows.table(remarks: table.remarks)
  }

  private init(_ options: CSVReader, _ database: SQLiteDatabase) {
    self.options = options
    self.database = database
    rows = TypedRows(options)
  }

  private static func database(_ source: ByteSource, _ file: String) throws -> SQLiteDatabase {
    guard case .file(_, _, let path) = source, try !source.isGzip else {
      return try SQLiteDatabase(bytes: try source.unpacked(), file: file)
    }
    let version = try source.beginning(placeOfVersion + 1).last
    return try SQLiteDatabase(path: path, isLogged: version == versionWithLog, file: file)
  }

  /// Returns the query of the options, or one for a whole table: the table that the options name, or the only one.
  private mutating func query() throws -> String {
    if let query = options.format.query { return query }
    let tables = try names(ofType: "table")
    let all = tables + (try names(ofType: "view"))
    if let name = options.format.table {
      guard all.contains(name) else {
        throw Diagnostic.unknownName(name, what: "table", valid: all, kind: .badData, at: place)
      }
      return Self.all(of: name)
    }
    let candidates = tables.isEmpty ? all : tables
    guard candidates.count == 1 else { throw Self.choice(of: all, place) }
    remarks.append(Remark("the rows are those of its table '\(candidates[0])'"))
    return Self.all(of: candidates[0])
  }

  private static func all(of table: String) -> String {
    "SELECT * FROM \"" + table.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  private static func choice(of tables: [String], _ place: SourceLocation) -> Diagnostic {
    guard let example = tables.first else { return Diagnostic(.badData, "the database has no tables", at: place) }
    return Diagnostic(
      .badData, "the database has \(tables.count) tables: \(tables.prefix(50).joined(separator: ", "))",
      hint: "name one: table: \(example) (--table \(example)), or write a query: (--query 'SELECT …')", at: place)
  }

  private var place: SourceLocation { SourceLocation(file: options.file) }

  private func names(ofType type: String) throws -> [String] {
    let statement = try database.statement(
      "SELECT name FROM sqlite_master WHERE type = '\(type)' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
    var names: [String] = []
    while try statement.step() {
      if case .text(let name) = statement.value(0) { names.append(String(decoding: name, as: UTF8.self)) }
    }
    return names
  }

  private mutating func read(_ query: String) throws {
    let statement = try database.statement(query)
    let names = statement.columnNames
    try checkNames(names)
    for name in names { rows.addColumn(name) }
    var bytes: Set<Int> = []
    while try statement.step() {
      let values = names.indices.map(statement.value)
      try checkTexts(values)
      try rows.addRow { columns in
        for (index, value) in values.enumerated() { columns[index].add(value, at: index, bytes: &bytes) }
      }
    }
    for index in bytes.sorted() { remarks.append(Remark("'\(names[index])' holds bytes, which are read as x'00ff'")) }
  }

  private func checkNames(_ names: [String]) throws(Diagnostic) {
    try Limit.columns.check(names.count, "the table", at: place)
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw Diagnostic(
        .badData, "the column '\(name)' occurs twice", hint: "give one of them another name: SELECT a.x AS ax, …",
        at: place)
    }
  }

  /// Checks the encoding of texts, because SQLite stores as a text any bytes that a program declares to be one.
  private func checkTexts(_ values: [SQLiteStatement.StoredValue]) throws(Diagnostic) {
    for (index, value) in values.enumerated() {
      guard case .text(let text) = value, text.contains(where: { $0 >= 0x80 || $0 == 0 }) else { continue }
      guard !text.contains(0), String(validating: text, as: UTF8.self) != nil else {
        let what = text.contains(0) ? "a zero byte" : "invalid UTF-8"
        throw Diagnostic(
          .badData, "\(what) in row \(rows.rowCount + 1) of '\(rows.columns[index].name)'",
          hint: "write the text again, as UTF-8", at: place)
      }
    }
  }
}

extension TypedColumn {
  fileprivate mutating func add(_ value: SQLiteStatement.StoredValue, at index: Int, bytes: inout Set<Int>) {
    switch value {
    case .missing: pad(to: count + 1)
    case .number(let number): add(number)
    case .text(let text): add(text: text)
    case .bytes(let value):
      bytes.insert(index)
      add(text: Array(("x'" + value.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'").utf8))
    }
  }
}
