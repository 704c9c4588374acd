import Basics

/// Reads rows that are written in JSON: an object on each line, or a list of objects.
struct JSONTable {
  private let options: CSVReader
  private var rows: TypedRows
  private var reader = JSONRowReader()
  private var damages = DamageList()
  /// What the next bytes can be.
  private var place = Place.start
  private var form = JSONList.Form.list
  /// The offset in the window of the next byte to read, and its line.
  private var position = 0
  private var line = 1
  /// The number of characters at the beginning of that line that are no longer in the window.
  private var droppedColumns = 0

  /// The positions between rows, by what can come next.
  private enum Place { case start, betweenLines, atElement, behindElement, end }

  private enum Step { case taken, needsMore, isAtEnd }

  private static let firstBracket = UInt8(ascii: "[")

  /// - Parameters:
  ///   - options: what is known about the table, with the name of the file.
  ///   - source: bytes in UTF-8, which may be packed by gzip.
  ///   - remarks: notes about the file that are already known.
  static func table(_ options: CSVReader, _ source: ByteSource, remarks: [Remark]) throws -> Table {
    var table = JSONTable(options)
    try table.read(
      try source.isGzip ? ByteWindow(unpacking: source) : ByteWindow(source, 0..<source.count))
    try table.damages.throwIfAny()
    return try table.finished(remarks)
  }

  private init(_ options: CSVReader) {
    self.options = options
    rows = TypedRows(options)
  }

  private mutating func read(_ window: consuming ByteWindow) throws {
    try window.advance(dropping: 0)
    if window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if let key = options.format.table { try enter(key, &window) }
    while true {
      switch try step(window.bytes, window.isLast) {
      case .taken: if damages.isFull { return }
      case .isAtEnd: return
      case .needsMore:
        drop(window.bytes)
        try window.advance(dropping: position)
        position = 0
      }
    }
  }

  /// Moves to the rows under a key of the file's single object. The whole object must be in memory.
  private mutating func enter(_ key: String, _ window: inout ByteWindow) throws {
    while !window.isLast { try window.advance(dropping: 0) }
    var scanner = JSONScanner(window.bytes, from: position)
    do {
      form = try JSONList.enter(key, &scanner)
    } catch JSONFault.wrong(let message, let hint, let offset) {
      throw damage(message, hint, at: offset, window.bytes)
    } catch {
      throw damage("the file ends within a value", nil, at: window.bytes.count, window.bytes)
    }
    move(to: scanner.position, window.bytes)
    place = .atElement
  }

  private mutating func step(_ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool) throws -> Step {
    var scanner = JSONScanner(bytes, from: position)
    scanner.skipBlanks()
    move(to: scanner.position, bytes)
    guard !scanner.isAtEnd else {
      guard isLast else { return .needsMore }
      if place == .atElement || place == .behindElement { damages.add(cutShort(bytes)) }
      return .isAtEnd
    }
    if try takeMark(&scanner) {
      move(to: scanner.position, bytes)
      return place == .end && options.format.table != nil ? .isAtEnd : .taken
    }
    return try takeRow(&scanner, isLast)
  }

  /// Takes a bracket or comma around the objects of a list. Returns false if an object should come next.
  private mutating func takeMark(_ scanner: inout JSONScanner) throws -> Bool {
    switch place {
    case .start where scanner.take(Self.firstBracket): place = .atElement
    case .behindElement where scanner.take(Byte.comma): place = .atElement
    case .atElement where rows.rowCount == 0 && scanner.take(form.end): place = .end
    case .behindElement where scanner.take(form.end): place = .end
    case .behindElement, .end:
      let expected = place == .end ? "nothing behind the list" : "',' or '\(Character(Unicode.Scalar(form.end)))'"
      guard case .wrong(let message, let hint, let offset) = scanner.unexpected(expected) else { return false }
      throw damage(message, hint, at: offset, scanner.bytes)
    default: return false
    }
    return true
  }

  private mutating func takeRow(_ scanner: inout JSONScanner, _ isLast: Bool) throws -> Step {
    let bytes = scanner.bytes
    do throws(JSONFault) {
      try reader.read(&scanner, isNamed: form == .object)
    } catch .end {
      guard isLast else { return .needsMore }
      damages.add(cutShort(bytes))
      return .isAtEnd
    } catch .wrong(let message, let hint, let offset) {
      damages.add(damage(message, hint, at: offset, bytes))
      // In a file with one object per line, the next line can still be read.
      guard place != .atElement, scanner.skipLine() else { return .isAtEnd }
      move(to: scanner.position, bytes)
      return .taken
    }
    if scanner.hasOtherThanASCII, let damage = record(bytes).invalidUTF8(before: scanner.position) { throw damage }
    try add(bytes)
    move(to: scanner.position, bytes)
    place = place == .atElement ? .behindElement : .betweenLines
    return .taken
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    while rows.columns.count < reader.columns.count { rows.addColumn(reader.columns[rows.columns.count]) }
    try rows.addRow(line: line) { [cells = reader.cells] columns in
      for cell in cells {
        switch cell.content {
        case .missing: continue
        case .number(let number): columns[cell.column].add(number)
        case .text(let field): columns[cell.column].add(UnsafeBufferPointer(rebasing: bytes[field.range]))
        case .unescaped(let text): columns[cell.column].add(text: text)
        }
      }
    }
  }

  /// Moves to an offset, and counts the lines up to it.
  private mutating func move(to offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    for index in position..<offset where bytes[index] == Byte.lineFeed { line += 1 }
    position = offset
  }

  private mutating func finished(_ remarks: [Remark]) throws -> Table {
    guard rows.rowCount > 0 else {
      throw Diagnostic(
        .badData, "the file has no rows: an object on each line, or a list of objects, was expected",
        at: SourceLocation(file: options.file, line: 1))
    }
    let kind = place == .end ? "the file holds a list of JSON" : "the file holds JSON, an object for each row"
    let lists = reader.listColumns.sorted().map {
      Remark("'\(reader.columns[$0])' holds lists, which are kept as texts")
    }
    return try rows.table(remarks: remarks + [Remark(kind)] + lists + hint)
  }

  /// A remark for a file that is one object, which may hold the list of rows that is meant.
  private var hint: [Remark] {
    guard rows.rowCount == 1, place == .betweenLines else { return [] }
    let lists = reader.listColumns.sorted().map { rows.columns[$0].column }
    let ofObjects = lists.filter { $0.text(0)?.utf8.dropFirst().first { $0 > 32 } == UInt8(ascii: "{") }
    func length(_ list: Column) -> Int { list.text(0)?.utf8.count ?? 0 }
    guard let name = ofObjects.max(by: { length($0) < length($1) })?.name ?? objectOfRows else { return [] }
    return [Remark("it is one row; if the rows are in '\(name)', say table: \(name) (--table \(name))")]
  }

  /// The key of an object whose values all have the same keys: `results` for `results.a.score`, `results.b.score`.
  private var objectOfRows: String? {
    let paths = reader.columns.map { $0.split(separator: ".", maxSplits: 2).map(String.init) }
    let groups = Dictionary(grouping: paths.filter { $0.count == 3 }) { $0[0] }
    return groups.filter { _, paths in
      let rows = Dictionary(grouping: paths) { $0[1] }.values.map { $0.map { $0[2] } }
      return rows.count > 1 && rows.allSatisfy { $0 == rows.first }
    }.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
  }

  /// Counts the characters of the current line that will leave the window.
  private mutating func drop(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = lineStart(bytes)
    droppedColumns = (start == 0 ? droppedColumns : 0) + String(decoding: bytes[start..<position], as: UTF8.self).count
  }

  private func lineStart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes[..<position].lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? 0
  }

  private func record(_ bytes: UnsafeBufferPointer<UInt8>) -> CSVRecord {
    CSVRecord(bytes: bytes, fields: [], start: lineStart(bytes), line: line, isTerminated: true, file: options.file)
  }

  private func damage(
    _ message: String, _ hint: String?, at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Diagnostic {
    let record = record(bytes)
    var damage = record.damage(message, hint: hint, at: offset)
    if record.start == 0, droppedColumns > 0, let place = damage.location, place.line == line {
      let column = place.column.map { $0 + droppedColumns }
      damage.location = SourceLocation(file: place.file, line: line, column: column)
    }
    return damage
  }

  private func cutShort(_ bytes: UnsafeBufferPointer<UInt8>) -> Diagnostic {
    damage(
      "the file is cut short: it ends within a row", "remove the last line, or write the file again",
      at: bytes.count, bytes)
  }
}
