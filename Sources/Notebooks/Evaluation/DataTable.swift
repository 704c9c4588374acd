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
        let isPlain = column.isNumeric && column.notation == .plain
        let text = isPlain ? writer.text(column.number(row).map(Value.number) ?? .missing) : column.text(row) ?? "–"
        return [.text(text)]
      }
    }
    self.init(
      header: columns.map { [.text(titles($0.name))] }, alignments: columns.map { $0.isNumeric ? .right : .left },
      rows: rows)
  }
}
