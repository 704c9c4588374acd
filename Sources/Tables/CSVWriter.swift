/// Writes CSV by RFC 4180, with LF at the end of each line. Numbers have full precision, and missing values are empty
/// fields.
package enum CSVWriter {
  /// Returns the header and all rows.
  package static func text(_ table: Table) -> String {
    var text = line(table.columnNames)
    for row in 0..<table.rowCount { text += line(table.columns.map { $0.field(row) }) }
    return text
  }

  /// Returns one record with its line end. A nil field is written empty.
  package static func line(_ fields: [String?]) -> String {
    // An empty line would not be read as a record, so a single empty field is written in quotes.
    fields == [nil] || fields == [""] ? "\"\"\n" : fields.map { escaped($0 ?? "") }.joined(separator: ",") + "\n"
  }

  /// Returns the field as it is written in a CSV, in quotes if necessary.
  package static func escaped(_ field: String) -> String { CSVEscaping.field(field) }
}
