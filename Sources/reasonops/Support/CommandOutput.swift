import Basics
import Tables

extension OutputPath {
  /// The file of a table, which replaces a table with the same columns only.
  init(table path: String, _ table: Table, inputs: [String]) throws(Diagnostic) {
    let header = Array(CSVWriter.line(table.columnNames).utf8)
    try self.init(path, inputs: Inputs(inputs), replacing: .beginning([header], what: "such a table"))
  }
}
