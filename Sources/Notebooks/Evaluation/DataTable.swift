import Analysis
import Documents
import Tables

extension TableBlock {
  /// Makes a table of the data behind a figure, for readers: all rows, with numbers right-aligned and in three
  /// significant digits.
  init(of table: Table, titles: (String) -> String) {
    let writer = ValueWriter()
    let columns = table.columns
    let rows = (0..<table.rowCount).map { row in
      columns.map { column -> [Inline] in
        guard let number = column.number(row) else { return [.text(column.text(row) ?? "–")] }
        return [.text(column.notation.brief(number) ?? writer.text(.number(number)))]
      }
    }
    self.init(
      header: columns.map { [.text(titles($0.name))] }, alignments: columns.map { $0.isNumeric ? .right : .left },
      rows: rows)
  }
}
