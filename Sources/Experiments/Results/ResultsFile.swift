import Basics
import Platform
import Tables

/// The rows of a results.csv, read to know which trials are done and how long they took.
package struct ResultsFile: Sendable {
  package struct Row: Sendable {
    package var trial: Trial
    package var status: TrialResult.Status
    package var seconds: Double?
    /// The chosen learning rate.
    package var learningRate: Double?
    /// The reason why the trial did not finish.
    package var reason: String?
    /// The line in the file, counted from 1.
    package var line: Int
  }

  /// The header; nil if the file does not exist or has no whole line.
  package let header: ResultsHeader?
  /// The number of bytes before a torn last row, which never counted; nil if the last row is whole.
  package let tornAfter: Int?
  private let table: Table
  /// The columns that identify the trial.
  private let keys: [Column]
  private let reader: TrialReader
  /// Further columns; nil for a column that the file does not have.
  private let others: (status: Column?, seconds: Column?, reason: Column?, rate: Column?)

  /// Reads the rows of a file; there are none if the file does not exist.
  ///
  /// - Throws: `badData` with line numbers for damage other than a torn last line, and for unknown columns.
  package init(reading path: String, form: TrialForm = .networks) throws {
    guard let descriptor = try InputFile.regular(path) else {
      (header, tornAfter, table, keys) = (nil, nil, Table(), [])
      reader = TrialReader(form.results.key, form: form)
      others = (nil, nil, nil, nil)
      return
    }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    let lastEnd = try Self.lastLineEnd(in: descriptor, size: size, path)
    let whole = form.parameters == nil ? lastEnd : try QuotedLines.wholeRows(of: descriptor, size: lastEnd, path)
    tornAfter = whole < size ? whole : nil
    guard whole > 0 else {
      (header, table, keys, reader) = (nil, Table(), [], TrialReader(form.results.key, form: form))
      others = (nil, nil, nil, nil)
      return
    }
    let header = try ResultsHeader(HeaderLine.names(in: descriptor, size: whole), of: path, rule: form.results)
    let names = form.results.key + form.settings.filter(header.contains)
    let kept = Set(names + ["status", "seconds", "reason", "lr"])
    table = try CSVReader(keeping: kept, textual: kept, format: .exact)
      .readInOnePass(.file(descriptor: descriptor, size: whole, path: path), file: path)
    keys = table.columns(named: names)
    reader = TrialReader(names, form: form)
    others = (table["status"], table["seconds"], table["reason"], table["lr"])
    self.header = header
  }

  package var count: Int { table.rowCount }

  /// Returns a row. In a file without a column `status`, every row counts as finished.
  ///
  /// - Throws: `badData` for a row that is not a trial of this program.
  package func row(_ index: Int) throws(Diagnostic) -> Row {
    guard let trial = reader.trial(keys.map { $0.text(index) ?? "" }), let status = status(index) else {
      throw Diagnostic(.badData, "this row is not a trial of this program", at: table.location(ofRow: index))
    }
    return Row(
      trial: trial, status: status, seconds: others.seconds?.text(index).flatMap(Double.init),
      learningRate: others.rate?.text(index).flatMap(Double.init), reason: others.reason?.text(index),
      line: table.location(ofRow: index)?.line ?? 0)
  }

  private func status(_ index: Int) -> TrialResult.Status? {
    guard let column = others.status else { return .finished }
    return column.text(index).flatMap(TrialResult.Status.init)
  }

  /// Returns the number of bytes up to the last line end, the line end included.
  ///
  /// - Throws: a diagnostic if more bytes follow than a killed run can have left, and if the file cannot be read.
  private static func lastLineEnd(in descriptor: Int32, size: Int, _ path: String) throws(Diagnostic) -> Int {
    var start = size
    while start > 0 {
      var piece = [UInt8](repeating: 0, count: min(4_096, start))
      start -= piece.count
      guard pread(descriptor, &piece, piece.count, off_t(start)) == piece.count else {
        throw AtomicFile.failure(.notFound, "cannot read '\(path)'")
      }
      if let end = piece.lastIndex(of: UInt8(ascii: "\n")) { return start + end + 1 }
      try Limit.line.check(size - start, "'\(path)'")
    }
    return 0
  }
}
