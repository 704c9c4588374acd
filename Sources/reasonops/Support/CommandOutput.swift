import Basics
import Tables

extension OutputPath {
  /// Makes the path of a table file. It may replace only a file with the same columns.
  init(table path: String, _ table: Table, inputs: [String]) throws(Diagnostic) {
    let header = Array(CSVWriter.line(table.columnNames).utf8)
    try self.init(path, inputs: Inputs(inputs), replacing: .beginning([header], what: "such a table"))
  }
}
