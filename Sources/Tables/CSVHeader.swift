import Basics

/// The names of a CSV's columns, and how later records stand to them.
struct CSVHeader {
  let names: [String]
  private let firstBytes: Set<UInt8>

  /// - Throws: for a name that occurs twice, or a required one that is missing.
  init(_ record: CSVRecord, required: [String]) throws(Diagnostic) {
    names = record.fields.indices.map { record.text($0) }
    firstBytes = Set(names.compactMap(\.utf8.first))
    var seen: Set<String> = []
    for (index, name) in names.enumerated() where !seen.insert(name).inserted {
      throw record.damage("the column '\(name)' occurs twice", at: record.fields[index].range.lowerBound)
    }
    let missing = required.filter { !seen.contains($0) }
    guard missing.isEmpty else {
      let list = missing.map { "'\($0)'" }.joined(separator: ", ")
      throw record.damage(
        "required column\(missing.count == 1 ? "" : "s") missing: \(list)",
        hint: "the columns are: \(names.joined(separator: ", "))", at: record.range.lowerBound)
    }
  }

  /// A quick test that all headers pass and most rows do not.
  func mayBeRestated(by record: CSVRecord) -> Bool {
    guard let first = record.bytes[record.fields[0].range].first else { return false }
    return firstBytes.contains(first) && names.contains(record.text(0))
  }

  /// Whether most fields of the record are names of columns: a header, this one or another.
  func isRestated(by record: CSVRecord) -> Bool {
    let matches = record.fields.indices.count { names.contains(record.text($0)) }
    return 2 * matches > max(record.fields.count, 1)
  }

  /// Whether the record is this header word for word.
  func matches(_ record: CSVRecord) -> Bool {
    record.fields.count == names.count && names.indices.allSatisfy { record.text($0) == names[$0] }
  }

  func differentHeader(_ record: CSVRecord) -> Diagnostic {
    record.damage(
      "a second header with different columns",
      hint: "split the file there; the first header is: \(names.joined(separator: ","))", at: record.range.lowerBound)
  }

  func wrongFieldCount(_ record: CSVRecord) -> Diagnostic {
    let count = record.fields.count
    let expected = "\(count) field\(count == 1 ? "" : "s") where the header has \(names.count)"
    if count > names.count {
      return record.damage(
        expected, hint: "quote a field that contains a comma", at: record.fields[names.count].range.lowerBound)
    }
    let end = record.fields.last!.range.upperBound
    guard record.isTerminated else {
      return record.damage(
        "the last line is cut short: \(expected)", hint: "remove the line, or write the file again", at: end)
    }
    return record.damage(
      record.range.count <= 2 && end == record.range.lowerBound ? "an empty line" : expected, at: end)
  }

  func notANumber(_ record: CSVRecord, column: Int) -> Diagnostic {
    record.damage(
      "'\(record.text(column))' is no number, and '\(names[column])' holds numbers",
      at: record.fields[column].range.lowerBound)
  }
}
