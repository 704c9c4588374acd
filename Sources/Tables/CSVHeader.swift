import Basics

/// The names of a CSV's columns, and the checks of later records against them.
struct CSVHeader {
  let names: [String]
  /// Which values `Self.mark` has for the names.
  private var marks = [Bool](repeating: false, count: 1 << 12)

  /// - Throws: for a name that occurs twice, or a required one that is missing.
  init(_ record: CSVRecord, required: [String]) throws(Diagnostic) {
    names = record.fields.indices.map { record.text($0) }
    for name in names { marks[Self.mark(name.utf8.first ?? 0, name.utf8.last ?? 0, name.utf8.count)] = true }
    var seen: Set<String> = []
    for (index, name) in names.enumerated() where !seen.insert(name).inserted {
      throw record.damage("the column '\(name)' occurs twice", at: Int(record.fields[index].start))
    }
    let missing = required.filter { !seen.contains($0) }
    guard missing.isEmpty else {
      let list = missing.map { "'\($0)'" }.joined(separator: ", ")
      throw record.damage(
        "required \(missing.count.noun("column")) missing: \(list)",
        hint: "the columns are: \(names.joined(separator: ", "))", at: record.start)
    }
  }

  /// A quick test of a record's first field that all headers pass and most rows do not.
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

  /// Whether most fields of the record are names of columns: a header, this one or another.
  func isRestated(by record: CSVRecord) -> Bool {
    2 * record.fields.indices.count { isName(record.text($0)) } > record.fields.count
  }

  /// Whether the record is this header word for word.
  func matches(_ record: CSVRecord) -> Bool {
    record.fields.count == names.count && names.indices.allSatisfy { record.text($0) == names[$0] }
  }

  func differentHeader(_ record: CSVRecord) -> Diagnostic {
    record.damage(
      "a second header with different columns",
      hint: "split the file there; the first header is: \(names.joined(separator: ","))", at: record.start)
  }

  func wrongFieldCount(_ record: CSVRecord) -> Diagnostic {
    let count = record.fields.count
    let expected = "\(count.counted("field")) where the header has \(names.count)"
    if count > names.count {
      return record.damage(
        expected, hint: "put a field that contains a comma in quotes", at: Int(record.fields[names.count].start))
    }
    let end = record.fields.last!.end
    guard record.isTerminated else {
      return record.damage(
        "the last line is cut short: \(expected)", hint: "remove the line, or write the file again", at: end)
    }
    return record.damage(
      end == record.start && count == 1 ? "an empty line" : expected, at: end)
  }

  func notANumber(_ record: CSVRecord, column: Int) -> Diagnostic {
    record.damage(
      "'\(record.text(column))' is not a number, but '\(names[column])' holds numbers",
      at: Int(record.fields[column].start))
  }
}
