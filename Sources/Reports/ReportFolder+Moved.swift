import Basics
import Notebooks
import Tables

extension ReportFolder {
  /// The numbers that are not what the last render wrote: values in texts by its record, and those of figures and tables
  /// by the files of their numbers.
  ///
  /// - Returns: nil in place of `values` where the record has none, as one of an earlier release.
  func moved(values: [ShownValue], data: [String: Table]) throws -> (values: [MovedNumber]?, cells: [MovedNumber]) {
    let cells = try data.sorted { $0.key < $1.key }.flatMap { label, table -> [MovedNumber] in
      let file = "tables/\(label).csv"
      // Both as they are read from a file, so that equal texts are equal.
      let reader = CSVReader()
      // What is not there, or cannot be read, had no numbers.
      let old = InputFile.kept("\(path)/\(file)").flatMap { try? reader.read(bytes: $0, file: file) } ?? Table()
      return MovedNumber.cells(
        old, try reader.read(bytes: Array(CSVWriter.text(table).utf8), file: file), file: file)
    }
    return (record.values.map { MovedNumber.values($0, values) }, cells)
  }
}
