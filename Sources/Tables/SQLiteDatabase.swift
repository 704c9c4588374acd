import Basics
import CSQLite

/// An SQLite database that is only read: a file, or its bytes in memory.
///
/// Neither the database nor the query is trusted. A query cannot change, attach or open anything, and cannot run
/// forever.
final class SQLiteDatabase {
  private let handle: OpaquePointer
  private let file: String
  private var steps = 0

  /// The bytes with which every SQLite file begins.
  static let firstBytes = Array("SQLite format 3\0".utf8)

  /// The number of steps of SQLite's virtual machine between two checks of the limit.
  private static let stepsAtOnce: Int32 = 1_000_000
  /// The time to wait for a program that is writing, in milliseconds.
  private static let patience: Int32 = 5_000

  /// - Parameters:
  ///   - path: the path of a regular file.
  ///   - isLogged: true if the database is in WAL mode, in which writers put their changes into a file `-wal` beside
  ///     it.
  ///   - file: the file's name in errors.
  convenience init(path: String, isLogged: Bool, file: String) throws(Diagnostic) {
    // Without a `-wal` file no program has the database open. Opening it as immutable keeps SQLite from creating such a
    // file.
    let isAlone = isLogged && !InputFile.exists(path + "-wal")
    let name = "file:" + Self.percentEncoded(path) + "?mode=ro" + (isAlone ? "&immutable=1" : "")
    try self.init(name: name, file: file)
    restrict()
  }

  /// - Parameters:
  ///   - bytes: the content of a file that was packed or came through a pipe.
  ///   - file: the file's name in errors.
  convenience init(bytes: [UInt8], file: String) throws(Diagnostic) {
    try self.init(name: ":memory:", file: file)
    try load(bytes)
    restrict()
  }

  /// Forbids everything but reading, from here on.
  private func restrict() {
    sqlite3_set_authorizer(handle, { _, action, _, name, _, _ in SQLiteDatabase.isAllowed(action, name) }, nil)
  }

  private init(name: String, file: String) throws(Diagnostic) {
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(
      name, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nil)
    guard let opened else { throw Diagnostic(.badData, "SQLite has no memory to open '\(file)'") }
    handle = opened
    self.file = file
    guard status == SQLITE_OK, csqlite_distrust(handle) == SQLITE_OK else {
      throw failure("the database cannot be opened")
    }
    sqlite3_busy_timeout(handle, Self.patience)
    sqlite3_progress_handler(
      handle, Self.stepsAtOnce,
      { context in
        guard let context else { return 1 }
        return Unmanaged<SQLiteDatabase>.fromOpaque(context).takeUnretainedValue().goesOn ? 0 : 1
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    sqlite3_close_v2(handle)
  }

  /// Counts steps of the query. False if the limit is reached.
  private var goesOn: Bool {
    steps += Int(Self.stepsAtOnce)
    return steps <= Limit.steps.most
  }

  /// Allows a query to read and compute, but not to load extensions.
  private static func isAllowed(_ action: Int32, _ name: UnsafePointer<CChar>?) -> Int32 {
    let isReading = [SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE].contains(action)
    let loads = action == SQLITE_FUNCTION && name.map { String(cString: $0) } == "load_extension"
    return isReading && !loads ? SQLITE_OK : SQLITE_DENY
  }

  private func load(_ bytes: [UInt8]) throws(Diagnostic) {
    let memory = sqlite3_malloc64(UInt64(bytes.count))?.assumingMemoryBound(to: UInt8.self)
    guard let memory else { throw Diagnostic(.badData, "SQLite has no memory to read '\(file)'") }
    memory.initialize(from: bytes, count: bytes.count)
    // Bytes 18 and 19 are the write and read versions, which are 2 in WAL mode. In memory there is no `-wal` file, so
    // both are set to 1, the mode without one.
    for index in [18, 19] where index < bytes.count { memory[index] = 1 }
    let status = sqlite3_deserialize(
      handle, "main", memory, Int64(bytes.count), Int64(bytes.count),
      UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY))
    guard status == SQLITE_OK else { throw failure("the database cannot be read") }
  }

  /// Returns a prepared query.
  ///
  /// - Throws: an error if the query is wrong, empty or more than one statement.
  func statement(_ sql: String) throws(Diagnostic) -> SQLiteStatement {
    var statement: OpaquePointer?
    var rest = ""
    let status = sql.withCString { text in
      var tail: UnsafePointer<CChar>?
      let status = sqlite3_prepare_v2(handle, text, -1, &statement, &tail)
      rest = tail.map { String(cString: $0) } ?? ""
      return status
    }
    guard status == SQLITE_OK else { throw failure("the query cannot be run") }
    guard let statement else { throw Diagnostic(.badData, "the query is empty", hint: "write a SELECT") }
    let result = SQLiteStatement(statement, of: self)
    guard rest.utf8.allSatisfy({ Byte.isBlank($0) || $0 == UInt8(ascii: ";") || $0 == Byte.lineFeed }) else {
      throw Diagnostic(.badData, "the query goes on behind its end: '\(rest.prefix(60))'", hint: "write one SELECT")
    }
    return result
  }

  /// Returns the error with SQLite's own message.
  func failure(_ what: String) -> Diagnostic {
    let code = sqlite3_errcode(handle)
    if code == SQLITE_INTERRUPT { return Limit.steps.exceeded("the query", at: SourceLocation(file: file)) }
    let reason = String(cString: sqlite3_errmsg(handle))
    return Diagnostic(.badData, "\(what): \(reason)", hint: Self.hints[code], at: SourceLocation(file: file))
  }

  private static let hints: [Int32: String] = [
    SQLITE_AUTH: "a query may only read: write one SELECT",
    SQLITE_BUSY: "another program is writing to the database: wait until it has ended",
    SQLITE_CANTOPEN: "a program may have stopped while it wrote: open the database once with that program",
    SQLITE_READONLY: "a program stopped while it wrote: open the database once with that program",
    SQLITE_CORRUPT: "the file is damaged or incomplete: copy it again, when no program writes to it",
    SQLITE_NOTADB: "the file is damaged, or encrypted",
  ]

  private static func percentEncoded(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain = byte < 128 && Character(UnicodeScalar(byte)).isLetter || "0123456789/._-".utf8.contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
