import Basics
import Tables

/// A file that an older program wrote, or the same grid before it had more settings or evaluation sets.
enum WidenedFile {
  /// The columns of a file once it has all that new rows need: a file that lacks some is written anew, and they are empty
  /// in the rows that are there.
  ///
  /// - Parameters:
  ///   - wanted: the columns of new rows.
  ///   - rule: which columns the file can have.
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
