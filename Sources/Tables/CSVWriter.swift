/// Writes a CSV as RFC 4180 says, with LF at the end of each line; numbers in full precision, missing values empty.
package enum CSVWriter {
  /// The header and all rows.
  package static func text(_ table: Table) -> String {
    var text = line(table.columnNames)
    for row in 0..<table.rowCount { text += line(table.columns.map { $0.field(row) }) }
    return text
  }

  /// One record with its line end; a missing value is an empty field.
  package static func line(_ fields: [String?]) -> String {
    // A line with nothing on it would be no record.
    fields == [nil] || fields == [""] ? "\"\"\n" : fields.map { escaped($0 ?? "") }.joined(separator: ",") + "\n"
  }

  /// The field as it is written in a CSV.
  package static func escaped(_ field: String) -> String { CSVEscaping.field(field) }
}
