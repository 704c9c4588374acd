import Basics
import Tables

extension OutputPath {
  /// The file of one picture, which replaces a picture of its own format only.
  init(picture path: String, _ format: String, beginnings: [[UInt8]], inputs: [String]) throws(Diagnostic) {
    try self.init(
      path, inputs: Inputs(inputs),
      replacing: .beginning(beginnings, what: "a picture of the format \(format)"))
  }

  /// The file of a table, which replaces a table with the same columns only.
  init(table path: String, _ table: Table, inputs: [String]) throws(Diagnostic) {
    let header = Array(CSVWriter.line(table.columnNames).utf8)
    try self.init(path, inputs: Inputs(inputs), replacing: .beginning([header], what: "such a table"))
  }
}
