import Basics
import Tables

/// Adds columns to a file that was written by an older program, or before the grid got more settings or evaluation
/// sets.
enum WidenedFile {
  /// Returns the header of a file that has all columns of new rows. If the file lacks some, it is written again with
  /// these columns, which are empty in the existing rows.
  ///
  /// - Parameters:
  ///   - wanted: the columns of new rows.
  ///   - rule: the columns that the file can have.
  static func header<Entry>(
    of file: OutputPath, _ wanted: FileHeader<Entry>, rule: ColumnRule<Entry>
  ) throws -> FileHeader<Entry> {
    let path = file.path
    guard let names = try HeaderLine.names(of: path) else { return wanted }
    let there = try FileHeader<Entry>(names, of: path, rule: rule)
    let united = there.union(wanted)
    guard united.names != there.names else { return there }
    let table = try CSVReader(textual: Set(there.names), format: .exact).read(path: path)
    let columns = united.names.map { table[$0] }
    var text = united.line
    for row in 0..<table.rowCount { text += CSVWriter.line(columns.map { $0?.field(row) }) }
    try file.write(text)
    return united
  }
}
