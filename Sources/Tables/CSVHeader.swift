import Basics

/// The names of a table's columns, and the checks of records against them.
struct CSVHeader {
  let names: [String]
  /// The number of fields of a row. It is one more than the number of names if every row ends with a delimiter.
  let width: Int
  /// The names given to columns that had none.
  private(set) var unnamed: [String] = []
  private let delimiter: UInt8
  /// The values of `Self.mark` that the names have.
  private var marks = [Bool](repeating: false, count: 1 << 12)

  /// - Parameters:
  ///   - record: the last record of the header.
  ///   - above: the fields of the earlier records of the header.
  ///   - required: the columns that must be there.
  ///   - dialect: how the file is written.
  /// - Throws: an error for a name that occurs twice, and for a missing required column.
  init(
    _ record: CSVRecord, below above: [[String]] = [], required: [String], _ dialect: Dialect
  ) throws(Diagnostic) {
    delimiter = dialect.delimiter
    let last = record.fields.indices.map { record.text($0) }
    var names = Self.joined(above + [last])
    // Spreadsheets write a heading over several columns only above the first of them.
    if Set(names).count < names.count { names = Self.joined(above.map(Self.spread) + [last]) }
    if dialect.namesColumns { unnamed = Self.nameColumns(&names) }
    self.names = names
    width = names.count + (dialect.hasTrailingDelimiter ? 1 : 0)
    // Empty first fields must be inspected in two cases: in a file of one column an empty line may be a row, and a
    // repeated header may begin with an empty name.
    if names.count == 1 || !unnamed.isEmpty { marks[Self.mark(0, 0, 0)] = true }
    for name in names { marks[Self.mark(name.utf8.first ?? 0, name.utf8.last ?? 0, name.utf8.count)] = true }
    var seen: Set<String> = []
    for (index, name) in names.enumerated() where !seen.insert(name).inserted {
      throw record.damage(
        "the column '\(name)' occurs twice",
        hint: above.isEmpty ? "if more lines belong to the header, say header_rows: 2 (--header-rows 2)" : nil,
        at: record.fields.indices.contains(index) ? Int(record.fields[index].start) : record.start)
    }
    let missing = required.filter { !seen.contains($0) }
    guard missing.isEmpty else {
      let list = missing.map { "'\($0)'" }.joined(separator: ", ")
      throw record.damage(
        "required \(missing.count.noun("column")) missing: \(list)",
        hint: "the columns are: \(names.joined(separator: ", "))", at: record.start)
    }
  }

  /// Joins the parts of each column's name from several records, such as `loss.mean`. Empty parts are left out.
  private static func joined(_ rows: [[String]]) -> [String] {
    (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }.joined(separator: ".")
    }
  }

  /// Fills each empty field with the text of the last field before it that has one.
  private static func spread(_ row: [String]) -> [String] {
    var head = ""
    return row.map { text in
      if !text.isEmpty { head = text }
      return head
    }
  }

  /// Names the columns without a name by their position, and returns these names.
  private static func nameColumns(_ names: inout [String]) -> [String] {
    var given: [String] = []
    for index in names.indices where names[index].isEmpty {
      var name = "column \(index + 1)"
      while names.contains(name) { name += "'" }
      names[index] = name
      given.append(name)
    }
    return given
  }

  /// Tests quickly whether a record might be a repeated header, by the first and last byte and the length of its first
  /// field. Every repeated header passes, and most rows do not.
  @inline(__always)
  func mayBeRestated(_ bytes: UnsafeBufferPointer<UInt8>, firstField field: Field) -> Bool {
    let range = field.range
    guard !range.isEmpty else { return marks[Self.mark(0, 0, 0)] }
    return marks[Self.mark(bytes[range.lowerBound], bytes[range.upperBound - 1], range.count)]
  }

  private static func mark(_ first: UInt8, _ last: UInt8, _ count: Int) -> Int {
    (Int(first) &* 31 &+ Int(last) &* 997 &+ count &* 131) & (1 << 12 - 1)
  }

  func isName(_ text: String) -> Bool {
    !text.isEmpty && names.contains(text)
  }

  /// Returns true if most fields of the record are names of columns. Then it is a header, this one or another.
  func isRestated(by record: CSVRecord) -> Bool {
    2 * record.fields.indices.count { isName(record.text($0)) } > record.fields.count
  }

  /// Returns true if the record is exactly this header.
  func matches(_ record: CSVRecord) -> Bool {
    record.fields.count == names.count
      && names.indices.allSatisfy { record.text($0) == (unnamed.contains(names[$0]) ? "" : names[$0]) }
  }

  func differentHeader(_ record: CSVRecord) -> Diagnostic {
    record.damage(
      "a second header with different columns",
      hint: "split the file there; the first header is: \(names.joined(separator: ", "))", at: record.start)
  }

  func wrongFieldCount(_ record: CSVRecord) -> Diagnostic {
    let count = record.fields.count
    let expected = "\(count.counted("field")) where the header has \(names.count)"
    if count > names.count {
      return record.damage(expected, hint: hint(record), at: Int(record.fields[names.count].start))
    }
    let end = record.fields.last.unwrapped(because: "a record has at least one field").end
    guard record.isTerminated else {
      return record.damage(
        "the last line is cut short: \(expected)", hint: "remove the line, or write the file again", at: end)
    }
    return record.damage(expected, hint: record.bytes[record.start] == Byte.hash ? hint(record) : nil, at: end)
  }

  private func hint(_ record: CSVRecord) -> String {
    if record.bytes[record.start] == Byte.hash {
      return "if lines with # are comments, say comment: \"#\" (--comment '#')"
    }
    let named = delimiter == Byte.comma ? "a comma" : "the delimiter"
    return "put a field that contains \(named) in quotes"
  }

  func notANumber(_ record: CSVRecord, column: Int) -> Diagnostic {
    record.damage(
      "'\(record.text(column))' is not a number, but '\(names[column])' holds numbers",
      at: Int(record.fields[column].start))
  }
}
