import Foundation
/// A second implementation of the rules for CSV files, as simple as possible, with which the reader is compared.
struct PlainCSVParser {
  enum Outcome: Equatable {
    /// A table: the fields of its rows, the lines on which they begin, and the lines of repeated headers.
    case table(header: [[UInt8]], rows: [[[UInt8]]], lines: [Int], repeatedHeaders: [Int])
    /// Damage, with the first line that has any.
    case rejected(line: Int)
  }

  private struct Rejection: Error { var line: Int }
  private struct Record {
    var fields: [[UInt8]] = []
    var line: Int
    var isTerminated = true
    var raw: ArraySlice<UInt8> = []
    /// True if the line is empty, without even a pair of quotes.
    var isBlank: Bool { raw.allSatisfy { $0 == 10 || $0 == 13 } }
  }

  private let bytes: [UInt8]
  private var at = 0
  private var line = 1

  static func parse(_ bytes: [UInt8]) -> Outcome {
    do {
      var parser = PlainCSVParser(bytes: bytes)
      return try parser.table()
    } catch {
      return .rejected(line: (error as! Rejection).line)
    }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  private mutating func table() throws -> Outcome {
    var first = try record()
    while let blank = first, blank.isBlank { first = try record() }
    guard let header = first else { throw Rejection(line: 1) }
    for (index, name) in header.fields.enumerated() where header.fields.prefix(index).contains(name) {
      throw Rejection(line: header.line + header.fields.prefix(index).joined().count { $0 == 10 })
    }
    var rows: [[[UInt8]]] = []
    var lines: [Int] = []
    var repeated: [Int] = []
    var rejected: Int?
    var blanksAtEnd = 0
    do {
      while let next = try record() {
        if next.isBlank && header.fields.count > 1 { continue }
        if next.fields == header.fields {
          repeated.append(next.line)
        } else if next.fields.count != header.fields.count || isDifferentHeader(next, header.fields, rows) {
          rejected = rejected ?? lineOfDamage(next, header.fields)
        } else {
          rows.append(next.fields)
          lines.append(next.line)
          blanksAtEnd = next.isBlank ? blanksAtEnd + 1 : 0
        }
      }
    } catch let error as Rejection {
      rejected = rejected ?? error.line
    }
    if let rejected { return .rejected(line: rejected) }
    rows.removeLast(blanksAtEnd)
    lines.removeLast(blanksAtEnd)
    return .table(header: header.fields, rows: rows, lines: lines, repeatedHeaders: repeated)
  }

  /// Returns true if most fields are names of columns, and the first field is a name or some field is a text below
  /// numbers.
  private func isDifferentHeader(_ record: Record, _ names: [[UInt8]], _ rows: [[[UInt8]]]) -> Bool {
    guard Self.mostAreNames(record.fields, names) else { return false }
    if !record.fields[0].isEmpty && names.contains(record.fields[0]) { return true }
    return record.fields.indices.contains { column in
      let above = rows.map { $0[column] }.filter { !$0.isEmpty }
      let field = record.fields[column]
      return !field.isEmpty && !Self.isNumber(field) && !above.isEmpty && above.allSatisfy(Self.isNumber)
    }
  }

  /// Returns the line of the error: the start of a second header, the end of a record with too few fields, or the first
  /// field beyond the last column.
  private func lineOfDamage(_ record: Record, _ names: [[UInt8]]) -> Int {
    if record.fields.count == names.count || Self.mostAreNames(record.fields, names) { return record.line }
    let kept = record.fields.count > names.count ? Array(record.fields.prefix(names.count)) : record.fields
    return record.line + kept.joined().count { $0 == 10 }
  }

  private static func mostAreNames(_ fields: [[UInt8]], _ names: [[UInt8]]) -> Bool {
    2 * fields.count { !$0.isEmpty && names.contains($0) } > fields.count
  }

  /// Returns true if the field is an integer whose digits differ from those of its nearest Double.
  static func isInexactInteger(_ field: [UInt8]) -> Bool {
    let text = String(decoding: field, as: UTF8.self)
    guard let digits = text.wholeMatch(of: /[+-]?0*([0-9]+)/)?.output.1, let nearest = Double(text) else {
      return false
    }
    return String(format: "%.0f", abs(nearest)) != digits
  }

  static func isNumber(_ field: [UInt8]) -> Bool {
    let text = String(decoding: field, as: UTF8.self)
    if ["nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity"].contains(text.lowercased()) { return true }
    return text.wholeMatch(of: /[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?/) != nil
  }

  private mutating func record() throws -> Record? {
    guard at < bytes.count else { return nil }
    let start = at
    var record = Record(line: line)
    repeat { record.fields.append(try field()) } while take(44)
    if take(13) {
      guard at < bytes.count, bytes[at] == 10 else { throw Rejection(line: line) }
    }
    record.isTerminated = take(10)
    guard record.isTerminated || at == bytes.count else { throw Rejection(line: line) }
    if record.isTerminated { line += 1 }
    record.raw = bytes[start..<at]
    if String(validating: record.raw, as: UTF8.self) == nil { throw Rejection(line: lineOfInvalidByte(record)) }
    return record
  }

  private func lineOfInvalidByte(_ record: Record) -> Int {
    var valid = record.raw
    while String(validating: valid, as: UTF8.self) == nil { valid.removeLast() }
    return record.line + valid.count { $0 == 10 }
  }

  private mutating func field() throws -> [UInt8] {
    let blanks = bytes[at...].prefix { $0 == 32 || $0 == 9 }.count
    if at + blanks < bytes.count, bytes[at + blanks] == 34 {
      at += blanks + 1
      return try quoted()
    }
    var field: [UInt8] = []
    while at < bytes.count, ![44, 10, 13].contains(bytes[at]) {
      guard bytes[at] != 34 && bytes[at] != 0 else { throw Rejection(line: line) }
      field.append(bytes[at])
      at += 1
    }
    return field
  }

  private mutating func quoted() throws -> [UInt8] {
    let opening = line
    var field: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == 0 { throw Rejection(line: line) }
      if byte == 34 && !take(34) {
        while take(32) || take(9) {}
        guard at == bytes.count || [44, 10, 13].contains(bytes[at]) else { throw Rejection(line: line) }
        return field
      }
      field.append(byte)
      if byte == 10 { line += 1 }
    }
    throw Rejection(line: opening)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }
}
