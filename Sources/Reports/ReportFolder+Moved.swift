import Basics
import Notebooks
import Tables

extension ReportFolder {
  /// Returns the numbers that differ from the last render. Values in texts are compared with the record, the numbers of
  /// figures and tables with their CSV files.
  ///
  /// - Returns: For `values`, nil if the record has no values, as in earlier releases.
  func moved(values: [ShownValue], data: [String: Table]) throws -> (values: [MovedNumber]?, cells: [MovedNumber]) {
    let cells = try data.sorted { $0.key < $1.key }.flatMap { label, table -> [MovedNumber] in
      let file = "tables/\(label).csv"
      // Read both tables from CSV, so that numbers with equal text are equal.
      let reader = CSVReader()
      // A file that is missing or unreadable counts as an empty table.
      let old = InputFile.kept("\(path)/\(file)").flatMap { try? reader.read(bytes: $0, file: file) } ?? Table()
      return MovedNumber.cells(
        old, try reader.read(bytes: Array(CSVWriter.text(table).utf8), file: file), file: file)
    }
    return (record.values.map { MovedNumber.values($0, values) }, cells)
  }
}
