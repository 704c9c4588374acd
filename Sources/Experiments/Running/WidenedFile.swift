import Basics
import Tables

/// A file that an older program wrote, or the same grid before it had more settings or evaluation sets.
enum WidenedFile {
  /// The columns to append to a file.
  ///
  /// - Parameters:
  ///   - wanted: the columns of new rows.
  ///   - isWidening: writes the file anew with the columns that it lacks, which are empty in the rows that are there.
  static func header<Entry>(
    of path: String, _ wanted: FileHeader<Entry>, isWidening: Bool
  ) throws -> FileHeader<Entry> {
    guard let names = HeaderLine.names(of: path) else { return wanted }
    let there = try FileHeader<Entry>(names, of: path)
    let united = there.union(wanted)
    guard isWidening, united.names != there.names else { return there }
    let table = try CSVReader(textual: Set(there.names)).read(path: path)
    let columns = united.names.map { table[$0] }
    var text = united.line
    for row in 0..<table.rowCount { text += CSVWriter.line(columns.map { $0?.text(row) }) }
    try AtomicFile.write(text, to: path)
    return united
  }
}
