import Basics
import Platform
import Tables

/// The rows of a results.csv that say which trials are done, and how long they took.
package struct ResultsFile: Sendable {
  package struct Row: Sendable {
    package var trial: Trial
    package var status: TrialResult.Status
    package var seconds: Double?
    /// Why it did not finish.
    package var reason: String?
    /// The line of the file, from 1.
    package var line: Int
  }

  /// What stands after the last line end: a row that never counted.
  package let tornLine: String?
  /// `keptColumns`, in their order.
  private let columns: [Column]
  private let table: Table

  static let header = CSVWriter.line(ResultsSchema.columns)
  private static let keptColumns = Trial.columns + ["status", "seconds", "reason"]

  /// The rows of the file; none if there is no file.
  ///
  /// - Throws: `badData` with line numbers for damage other than a torn last line, and for other columns.
  package init(reading path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw AtomicFile.failure(.notFound, "cannot read '\(path)'") }
      (tornLine, columns, table) = (nil, [], Table())
      return
    }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    tornLine = Self.tail(of: descriptor, size: size)
    let whole = size - (tornLine?.utf8.count ?? 0)
    guard whole > 0 else {
      (columns, table) = ([], Table())
      return
    }
    try Self.checkHeader(of: descriptor, path)
    let kept = Set(Self.keptColumns)
    let table = try CSVReader(keeping: kept, textual: kept)
      .readInOnePass(.file(descriptor: descriptor, size: whole, path: path), file: path)
    columns = try Self.keptColumns.map { name throws(Diagnostic) in try table.column(name) }
    self.table = table
  }

  package var count: Int { table.rowCount }

  /// - Throws: `badData` for a row that is no trial of this program.
  package func row(_ index: Int) throws(Diagnostic) -> Row {
    let fields = columns.map { $0.text(index) ?? "" }
    guard let trial = Trial(values: fields.dropLast(3)), let status = TrialResult.Status(rawValue: fields[7]) else {
      throw Diagnostic(.badData, "no trial of this program", at: table.location(ofRow: index))
    }
    let line = table.location(ofRow: index)?.line ?? 0
    return Row(trial: trial, status: status, seconds: Double(fields[8]), reason: columns[9].text(index), line: line)
  }

  /// What stands after the last line end; nil if nothing does.
  private static func tail(of descriptor: Int32, size: Int) -> String? {
    var tail: [UInt8] = []
    var start = size
    while start > 0 {
      var piece = [UInt8](repeating: 0, count: min(4_096, start))
      start -= piece.count
      guard pread(descriptor, &piece, piece.count, off_t(start)) == piece.count else { break }
      if let end = piece.lastIndex(of: UInt8(ascii: "\n")) {
        tail = piece[(end + 1)...] + tail
        break
      }
      tail = piece + tail
    }
    return tail.isEmpty ? nil : String(decoding: tail, as: UTF8.self)
  }

  private static func checkHeader(of descriptor: Int32, _ path: String) throws(Diagnostic) {
    var beginning = [UInt8](repeating: 0, count: header.utf8.count)
    guard pread(descriptor, &beginning, beginning.count, 0) == beginning.count, beginning.elementsEqual(header.utf8)
    else {
      throw Diagnostic(
        .badData, "the columns are not those that this version writes", hint: "give --out another folder",
        at: SourceLocation(file: path, line: 1))
    }
  }
}
