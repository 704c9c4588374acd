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
      guard let there = InputFile.kept("\(path)/\(file)") else { return [] }
      // Both as they are read from a file, so that equal texts are equal.
      let reader = CSVReader()
      guard let old = try? reader.read(bytes: there, file: file) else { return [] }
      return MovedNumber.cells(
        old, try reader.read(bytes: Array(CSVWriter.text(table).utf8), file: file), file: file)
    }
    return (RenderRecord(folder: path).values.map { MovedNumber.values($0, values) }, cells)
  }
}
