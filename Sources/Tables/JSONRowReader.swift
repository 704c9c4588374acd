import Basics

/// The value of one column in a row of JSON.
struct JSONCell {
  enum Content {
    case missing
    case number(Double)
    /// The range of a text without escapes, or of a list, `true`, `false` or a long integer as it is written.
    case text(Field)
    /// A text that had escapes, in UTF-8.
    case unescaped([UInt8])
  }

  var column: Int
  var content: Content
}

/// Reads objects as rows. The keys of a nested object are joined to the key of the object: `loss.train`.
struct JSONRowReader {
  /// The names of the columns, in the order in which their keys were first met.
  private(set) var columns: [String] = []
  /// The values of the last row.
  private(set) var cells: [JSONCell] = []
  /// The indices of the columns in which a list was met.
  private(set) var listColumns: Set<Int> = []
  private var keys = JSONKeys()
  private var columnOf: [String: Int] = [:]
  /// For each column, the number of the last row that has it.
  private var lastRow: [Int] = []
  private var row = 0
  private let mostColumns = Limit.columns.most
  private let mostLevels = Limit.nesting.most

  private static let words = ["null", "true", "false", "NaN", "Infinity", "-Infinity"]

  /// Reads one object. If it throws, the object can be read again, because the next call starts with an empty row.
  ///
  /// - Parameters:
  ///   - scanner: a scanner before the object.
  ///   - isNamed: true if a name precedes the object, as in `"name": {…}`. It becomes the value of the column `key`.
  mutating func read(_ scanner: inout JSONScanner, isNamed: Bool = false) throws(JSONFault) {
    row += 1
    cells.removeAll(keepingCapacity: true)
    if isNamed { try name(&scanner) }
    try object(&scanner, below: JSONKeys.root, level: 1)
  }

  private static let nameColumn = "key"

  private mutating func name(_ scanner: inout JSONScanner) throws(JSONFault) {
    scanner.skipBlanks()
    let field = try scanner.text()
    try scanner.expect(UInt8(ascii: ":"), "':'")
    scanner.skipBlanks()
    let column = columnOf[Self.nameColumn] ?? add(column: Self.nameColumn)
    lastRow[column] = row
    let content: JSONCell.Content =
      field.hasEscapes ? .unescaped(try JSONEscapes.unescaped(field, of: scanner.bytes)) : .text(field)
    cells.append(JSONCell(column: column, content: content))
  }

  private mutating func object(
    _ scanner: inout JSONScanner, below node: Int, level: Int
  ) throws(JSONFault) {
    try scanner.expect(UInt8(ascii: "{"), "an object: {\"key\": value}")
    guard level <= mostLevels else { throw Self.exceeded(.nesting, scanner) }
    if scanner.take(UInt8(ascii: "}")) { return }
    repeat {
      scanner.skipBlanks()
      let start = scanner.position
      let key = keys.find(try scanner.text(), of: scanner.bytes, below: node)
      try scanner.expect(UInt8(ascii: ":"), "':'")
      scanner.skipBlanks()
      try value(of: key, at: start, &scanner, level: level)
    } while scanner.take(UInt8(ascii: ","))
    try scanner.expect(UInt8(ascii: "}"), "',' or '}'")
  }

  private mutating func value(
    of key: JSONKeys.Place, at start: Int, _ scanner: inout JSONScanner, level: Int
  ) throws(JSONFault) {
    if scanner.next == UInt8(ascii: "{") {
      return try object(&scanner, below: try keys.below(key, of: scanner.bytes), level: level + 1)
    }
    let content = try Self.content(&scanner, level: level)
    let column = try column(of: key, at: start, scanner)
    guard lastRow[column] != row else {
      throw .wrong("the key '\(columns[column])' occurs twice in one row", hint: "give each value one key", at: start)
    }
    lastRow[column] = row
    if case .text(let field) = content, field.start > 0, !field.isQuoted(in: scanner.bytes),
      scanner.bytes[Int(field.start)] == UInt8(ascii: "[")
    {
      listColumns.insert(column)
    }
    cells.append(JSONCell(column: column, content: content))
  }

  private static func content(_ scanner: inout JSONScanner, level: Int) throws(JSONFault) -> JSONCell.Content {
    switch scanner.next {
    case Byte.quote:
      let field = try scanner.text()
      return field.hasEscapes ? .unescaped(try JSONEscapes.unescaped(field, of: scanner.bytes)) : .text(field)
    case UInt8(ascii: "["):
      let start = scanner.position
      try skipValue(&scanner, level: level + 1)
      return .text(Field(start: start, end: scanner.position))
    default: return try plainContent(&scanner)
    }
  }

  /// Reads a number or a word.
  private static func plainContent(_ scanner: inout JSONScanner) throws(JSONFault) -> JSONCell.Content {
    let start = scanner.position
    if let word = try scanner.word(of: words) {
      switch word {
      case "null", "NaN": return .missing
      case "true", "false": return .text(Field(start: start, end: scanner.position))
      default: return .number(word == "Infinity" ? .infinity : -.infinity)
      }
    }
    guard scanner.next == UInt8(ascii: "-") || scanner.next &- UInt8(ascii: "0") < 10 else {
      throw scanner.unexpected("a value")
    }
    let (number, field) = try scanner.number()
    return NumberParser.isInexact(number, scanner.bytes, field) ? .text(field) : .number(number)
  }

  /// Reads any value without storing it, and checks that it is well formed.
  static func skipValue(_ scanner: inout JSONScanner, level: Int = 1) throws(JSONFault) {
    scanner.skipBlanks()
    let isObject = scanner.next == UInt8(ascii: "{")
    guard isObject || scanner.next == UInt8(ascii: "[") else { return _ = try content(&scanner, level: level) }
    guard level <= Limit.nesting.most else { throw exceeded(.nesting, scanner) }
    let (start, end) = isObject ? (UInt8(ascii: "{"), UInt8(ascii: "}")) : (UInt8(ascii: "["), UInt8(ascii: "]"))
    try scanner.expect(start, "a value")
    if scanner.take(end) { return }
    repeat {
      if isObject {
        _ = try scanner.text()
        try scanner.expect(UInt8(ascii: ":"), "':'")
      }
      try skipValue(&scanner, level: level + 1)
    } while scanner.take(Byte.comma)
    try scanner.expect(end, isObject ? "',' or '}'" : "',' or ']'")
  }

  private mutating func column(
    of key: JSONKeys.Place, at start: Int, _ scanner: JSONScanner
  ) throws(JSONFault) -> Int {
    if let column = keys.column(key) { return column }
    var name = try keys.name(key, of: scanner.bytes)
    if name.isEmpty { name = "column \(columns.count + 1)" }
    let column = columnOf[name] ?? columns.count
    keys.setColumn(column, key)
    guard column == columns.count else { return column }
    guard column < mostColumns else { throw Self.exceeded(.columns, scanner) }
    return add(column: name)
  }

  private mutating func add(column name: String) -> Int {
    columns.append(name)
    columnOf[name] = columns.count - 1
    lastRow.append(0)
    return columns.count - 1
  }

  private static func exceeded(_ limit: Limit, _ scanner: JSONScanner) -> JSONFault {
    let error = limit.exceeded("this JSON")
    return .wrong(error.message, hint: error.hint, at: scanner.position)
  }
}
