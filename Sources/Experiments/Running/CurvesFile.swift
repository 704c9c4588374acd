import Basics
import Platform
import Tables

/// Repairs curves.csv, whose rows are written before the result row of their trial.
enum CurvesFile {
  /// Removes an incomplete last line, and the rows at the end whose trial has no result row. A run leaves them if it
  /// dies between writing a curve and its result row. Only rows at the end can lack one, because one writer appends
  /// trial by trial.
  static func cutOrphans(of file: OutputPath, form: TrialForm, hasRow: (Trial) -> Bool) throws {
    let path = file.path
    guard let descriptor = try InputFile.regular(path) else { return }
    defer { close(descriptor) }
    let length = Int(lseek(descriptor, 0, SEEK_END))
    guard length > 0 else { return }
    // The file is mapped, so that only the pages at its end are read, however long it is.
    let mapping = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let mapping, mapping != MAP_FAILED else { throw AtomicFile.failure(.writeFailed, "cannot read '\(path)'") }
    defer { munmap(mapping, length) }
    let end = try endOfWholeTrials(UnsafeRawBufferPointer(start: mapping, count: length), path, form, hasRow)
    guard end < length else { return }
    try AppendedFile.cut(file, to: end)
  }

  /// Returns the offset after the last row that is the header or belongs to a trial with a result row.
  ///
  /// - Throws: `badData` for a row that is not of a trial. Such a row is not removed, because its origin is unknown.
  private static func endOfWholeTrials(
    _ bytes: UnsafeRawBufferPointer, _ path: String, _ form: TrialForm, _ hasRow: (Trial) -> Bool
  ) throws -> Int {
    var end = try lineEnd(before: bytes.count, bytes, path)
    guard end > 0 else { return 0 }
    let header = try CurvesHeader(HeaderLine.names(in: bytes), of: path, rule: form.curves)
    let reader = TrialReader(header.names, form: form)
    while true {
      let start = try rowStart(before: end, bytes, path)
      if start == 0 { return end }
      if try hasRow(trial(bytes[start..<end], header, reader, path)) { return end }
      end = start
    }
  }

  private static func trial(
    _ row: Slice<UnsafeRawBufferPointer>, _ header: CurvesHeader, _ reader: TrialReader, _ path: String
  ) throws -> Trial {
    let table = try? CSVReader(textual: Set(header.names), format: .exact)
      .read(bytes: Array(header.line.utf8) + row, file: path)
    let fields = header.names.map { table?[$0]?.text(0) ?? "" }
    guard table?.rowCount == 1, let trial = reader.trial(fields) else {
      throw Diagnostic(
        .badData,
        "a row at the end is of no trial of this program: '\(String(decoding: row.prefix(100), as: UTF8.self))'",
        hint: "restore the file from a copy, or remove the row", at: SourceLocation(file: path))
    }
    return trial
  }

  /// Returns the offset of the row that ends at `end`. Line ends inside quotes belong to the row.
  private static func rowStart(
    before end: Int, _ bytes: UnsafeRawBufferPointer, _ path: String
  ) throws(Diagnostic) -> Int {
    var (start, quotes) = (end, 0)
    repeat {
      let before = start
      start = try lineEnd(before: start - 1, bytes, path)
      quotes += bytes[start..<before].count { $0 == UInt8(ascii: "\"") }
      try Limit.line.check(end - start, "'\(path)'")
    } while !quotes.isMultiple(of: 2) && start > 0
    return start
  }

  /// Returns the offset after the last line end before `offset`; 0 if there is none.
  private static func lineEnd(
    before offset: Int, _ bytes: UnsafeRawBufferPointer, _ path: String
  ) throws(Diagnostic) -> Int {
    let least = max(0, offset - Limit.line.most - 1)
    var index = offset
    while index > least && bytes[index - 1] != UInt8(ascii: "\n") { index -= 1 }
    try Limit.line.check(offset - index, "'\(path)'")
    return index
  }
}
