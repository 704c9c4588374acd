import Analysis
import Documents
import Tables

/// The cells of a table before they are marked and written.
struct TableGrid {
  struct Cell {
    var text: String
    var value: Double?
    /// The row of the table that the value is computed in; nil without data, and for totals of the values shown.
    var group: Int?
    /// The row that notes can be about, for a place without data.
    var gap: Int?
    var mark = BestValues.BestMark.none
    /// The corrected p-value of the test against the best value.
    var p: Double?
  }

  /// A column behind the columns of keys.
  struct GridColumn {
    /// The index of its option in the cell's columns.
    var option: Int
    /// The values of the `across` columns that it belongs to, as they are shown.
    var across: [String] = []
    var isNumeric: Bool
    /// True if it has totals of the columns before it.
    var isTotal = false
    /// The table that its cells come from; nil for totals of the values shown and for rows of the data.
    var source: AggregatedTable?
  }

  struct Row {
    var keys: [String]
    var cells: [Cell]
    /// The name of the total, for the table's file; nil for other rows.
    var total: String?
    /// A row of the computed table with the values of `by` that the total is for.
    var example: Int?
    /// True if there is a rule above the row.
    var isRuled = false
  }

  var keyTitles: [String] = []
  var keyAlignments: [TableAlignment] = []
  var columns: [GridColumn]
  var rows: [Row] = []

  /// True for each key column with plain numbers. They are shown with the decimal mark of the document. The keys
  /// themselves stay as in the data, because rows are found by them.
  var keysAreNumbers: [Bool] = []
  /// True for each level of heads with plain numbers.
  var headsAreNumbers: [Bool] = []

  /// The number of key columns that are needed to tell all rows apart. The other key columns only describe the row.
  var headColumns: Int {
    let names = body.map { rows[$0].keys }
    func isEnough(_ count: Int) -> Bool { Set(names.map { Array($0.prefix(count)) }).count == names.count }
    return keyTitles.indices.map { $0 + 1 }.first(where: isEnough) ?? keyTitles.count
  }

  /// The indices of the rows that are not totals.
  var body: [Int] { rows.indices.filter { rows[$0].total == nil } }
}

/// Writes the values of a table as the texts of cells.
struct TableCellWriter {
  let columns: [TableColumn]

  func cell(_ option: Int, _ values: Column, _ row: Int, _ table: Table) -> TableGrid.Cell {
    TableGrid.Cell(text: text(columns[option], values, row, table), value: values.number(row), group: row)
  }

  /// Returns a cell for a value that has no row, written like the values of a column.
  func cell(_ option: Int, _ value: Double?, like values: Column) -> TableGrid.Cell {
    let column = Column(values.name, numbers: [value ?? .nan], as: values.notation)
    return TableGrid.Cell(text: text(columns[option], column, 0, Table([column])), value: value)
  }

  private func text(_ option: TableColumn, _ values: Column, _ row: Int, _ table: Table) -> String {
    guard values.isNumeric else { return values.text(row) ?? "–" }
    var estimate = Estimate(values.number(row))
    if let low = table[values.name + "_low"]?.number(row), let high = table[values.name + "_high"]?.number(row) {
      estimate.interval = .init(low: low, high: high)
    }
    // Numbers that the data write in another notation keep it, unless the cell names a format.
    if values.notation != .plain, option.writer.isAutomatic, option.expression == nil {
      return values.text(row).map(NumberText.typographic) ?? "–"
    }
    return option.writer.writing(values.notation).text(.estimate(estimate))
  }
}
