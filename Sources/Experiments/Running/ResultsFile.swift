import Basics
import Tables

/// The rows of a results.csv that say which trials are done, and how long they took.
package struct ResultsFile: Sendable {
  package struct Row: Sendable {
    package var trial: Trial
    package var status: TrialResult.Status
    package var seconds: Double?
    /// The line of the file, from 1.
    package var line: Int
  }

  package private(set) var rows: [Row] = []
  /// What stands after the last line end: a row that never counted.
  package private(set) var tornLine: String?

  static let header = CSVWriter.line(ResultsSchema.columns)

  /// The rows of the file; none if there is no file.
  ///
  /// - Throws: `badData` with line numbers for damage other than a torn last line, and for other columns.
  package init(reading path: String) throws {
    guard var bytes = try Self.bytesIfPresent(path) else { return }
    let end = (bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    if end < bytes.count {
      tornLine = String(decoding: bytes[end...], as: UTF8.self)
      bytes.removeSubrange(end...)
    }
    guard !bytes.isEmpty else { return }
    try Self.checkHeader(bytes, path)
    let kept = Set(Trial.columns + ["status", "seconds"])
    let table = try CSVReader(keeping: kept, textual: kept).read(bytes: bytes, file: path)
    rows = try Self.rows(of: table)
  }

  private static func bytesIfPresent(_ path: String) throws(Diagnostic) -> [UInt8]? {
    do {
      return try InputFile.bytes(at: path)
    } catch {
      if error.message.hasPrefix("no such file") { return nil }
      throw error
    }
  }

  private static func checkHeader(_ bytes: [UInt8], _ path: String) throws(Diagnostic) {
    guard !bytes.starts(with: header.utf8) else { return }
    throw Diagnostic(
      .badData, "the columns are not those that this version writes", hint: "give --out another folder",
      at: SourceLocation(file: path, line: 1))
  }

  private static func rows(of table: Table) throws(Diagnostic) -> [Row] {
    let columns = try (Trial.columns + ["status", "seconds"]).map { name throws(Diagnostic) in try table.column(name) }
    var rows: [Row] = []
    rows.reserveCapacity(table.rowCount)
    for index in 0..<table.rowCount {
      let fields = columns.map { $0.text(index) ?? "" }
      guard let trial = Trial(values: fields.dropLast(2)), let status = TrialResult.Status(rawValue: fields[7]) else {
        throw Diagnostic(.badData, "no trial of this program", at: table.location(ofRow: index))
      }
      let line = table.location(ofRow: index)?.line ?? 0
      rows.append(Row(trial: trial, status: status, seconds: Double(fields[8]), line: line))
    }
    return rows
  }

  /// Lines of failed rows whose trial has a later row.
  package var supersededLines: Set<Int> {
    guard rows.contains(where: { $0.status == .failed }) else { return [] }
    var last: [Trial: Int] = [:]
    for row in rows { last[row.trial] = row.line }
    return Set(rows.filter { $0.status == .failed && $0.line < last[$0.trial]! }.map(\.line))
  }

  /// Removes failed rows that a later one replaces, the file being written anew as a whole.
  static func removeSuperseded(from path: String) throws {
    let superseded = try ResultsFile(reading: path).supersededLines
    guard !superseded.isEmpty else { return }
    let lines = try InputFile.bytes(at: path).split(separator: UInt8(ascii: "\n"))
    let kept = lines.enumerated().filter { !superseded.contains($0.offset + 1) }.map(\.element)
    try AtomicFile.write(Array(kept.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")], to: path)
  }
}
