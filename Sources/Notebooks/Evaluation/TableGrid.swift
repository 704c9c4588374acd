import Analysis
import Documents
import Tables

/// The cells of a table before they are marked and written.
struct TableGrid {
  struct Cell {
    var text: String
    var value: Double?
    /// Its row of the computed table; nil for what there is not, and for sums of what is shown.
    var group: Int?
    /// Its row among those that notes can be about, if that is another one.
    var gap: Int?
    var mark = BestValues.BestMark.none
    /// Of the test against the best value, corrected.
    var p: Double?
  }

  /// A column behind those that head the rows.
  struct GridColumn {
    /// Its place in the cell's list.
    var option: Int
    /// Its values of the columns of `across`, as they are shown.
    var across: [String] = []
    var isNumeric: Bool
    /// Whether it sums up the columns before it.
    var isTotal = false
    /// What its cells were computed by; nil where they are sums of what is shown, or rows of the data.
    var source: AggregatedTable?
  }

  struct Row {
    var keys: [String]
    var cells: [Cell]
    /// What it sums up, if it does: its name, as the file of the table has it.
    var total: String?
    /// A row of the computed table that has the values of `by` for which it sums up others.
    var example: Int?
    /// Whether a rule stands above it.
    var isRuled = false
  }

  var keyTitles: [String] = []
  var keyAlignments: [TableAlignment] = []
  var columns: [GridColumn]
  var rows: [Row] = []

  /// Which key columns, and which levels of heads, hold plain numbers: those have the decimal mark of the document. Keys
  /// themselves are as in the data, because rows are found by them.
  var keysAreNumbers: [Bool] = []
  var headsAreNumbers: [Bool] = []

  /// The columns that name a row: the first that tell all rows apart. What follows them describes the row.
  var headColumns: Int {
    let names = body.map { rows[$0].keys }
    func isEnough(_ count: Int) -> Bool { Set(names.map { Array($0.prefix(count)) }).count == names.count }
    return keyTitles.indices.map { $0 + 1 }.first(where: isEnough) ?? keyTitles.count
  }

  /// Without totals.
  var body: [Int] { rows.indices.filter { rows[$0].total == nil } }
}

/// Writes values of one table as texts.
struct TableCellWriter {
  let columns: [TableColumn]

  func cell(_ option: Int, _ values: Column, _ row: Int, _ table: Table) -> TableGrid.Cell {
    TableGrid.Cell(text: text(columns[option], values, row, table), value: values.number(row), group: row)
  }

  /// A value that is no row's, written as those of a column.
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
    // A number whose column is written otherwise than plainly stays so, unless the cell names a format.
    if values.notation != .plain, option.writer.isAutomatic { return values.text(row) ?? "–" }
    return option.writer.text(.estimate(estimate))
  }
}
