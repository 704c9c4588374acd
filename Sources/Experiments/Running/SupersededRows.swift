import Basics
import Tables

/// Failed rows whose trial has a later row. They are removed only after the retried trial has its new row.
enum SupersededRows {
  /// Removes the rows by writing the whole file again.
  static func remove(from file: OutputPath, form: TrialForm) throws {
    let results = try ResultsFile(reading: file.path, form: form)
    let superseded = try rows(of: results)
    guard !superseded.isEmpty, let header = results.header else { return }
    let table = try CSVReader(textual: Set(header.names), format: .exact).read(path: file.path)
    let columns = header.names.map { table[$0] }
    var text = header.line
    for row in 0..<table.rowCount where !superseded.contains(row) {
      text += CSVWriter.line(columns.map { $0?.field(row) })
    }
    try file.write(text)
  }

  private static func rows(of file: ResultsFile) throws(Diagnostic) -> Set<Int> {
    var failed: [Trial: Int] = [:]
    var rows: Set<Int> = []
    for index in 0..<file.count {
      let row = try file.row(index)
      if let earlier = failed[row.trial] { rows.insert(earlier) }
      failed[row.trial] = row.status == .failed ? index : nil
    }
    return rows
  }
}
