import Analysis
import Documents
import Tables

/// The cells of a table before they are marked and written.
struct TableGrid {
  struct Cell {
    var text: String
    var value: Double?
    /// The value of a cell whose number may get more digits, so that it has as many as the others of its column.
    var estimate: Estimate?
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

  /// Returns the cell for a row of a table.
  ///
  /// - Parameter trials: The number of trials behind the value.
  func cell(_ option: Int, _ values: Column, _ row: Int, _ table: Table, trials: Int? = nil) -> TableGrid.Cell {
    var estimate = Estimate(values.number(row), n: trials ?? 0)
    if let low = table[values.name + "_low"]?.number(row), let high = table[values.name + "_high"]?.number(row) {
      estimate.interval = .init(low: low, high: high)
    }
    var cell = cell(estimate, columns[option], columns[option].writer, values, row)
    cell.group = row
    return cell
  }

  /// Returns a cell for a value that has no row, written like the values of a column.
  func cell(_ option: Int, _ value: Double?, like values: Column) -> TableGrid.Cell {
    let column = Column(values.name, numbers: [value ?? .nan], as: values.notation)
    return cell(Estimate(value), columns[option], columns[option].writer.forTotals, column, 0)
  }

  private func cell(
    _ estimate: Estimate, _ option: TableColumn, _ writer: ValueWriter, _ values: Column, _ row: Int
  ) -> TableGrid.Cell {
    // Numbers that the data write in another notation keep it, unless the cell names a format.
    guard values.isNumeric, values.notation == .plain || option.expression != nil || !writer.isAutomatic else {
      return TableGrid.Cell(
        text: values.text(row).map { values.isNumeric ? NumberText.typographic($0) : $0 } ?? "–",
        value: values.number(row))
    }
    let sharesDigits = writer.isAutomatic && values.notation == .plain
    return TableGrid.Cell(
      text: writer.writing(values.notation).text(.estimate(estimate)), value: estimate.value,
      estimate: sharesDigits ? estimate : nil)
  }

  /// Writes the numbers of each column with equally many digits after the point, if their sizes are alike.
  func shareDigits(_ grid: inout TableGrid) {
    for (place, column) in grid.columns.enumerated() {
      let shown = grid.body.compactMap { grid.rows[$0].cells[place].estimate }
      guard let digits = NumberText.sharedDigits(shown.flatMap(\.numbers)) else { continue }
      let writer = columns[column.option].writer.withDigits(digits)
      for row in grid.rows.indices {
        guard let estimate = grid.rows[row].cells[place].estimate else { continue }
        let isSum = grid.rows[row].cells[place].group == nil
        grid.rows[row].cells[place].text = (isSum ? writer.forTotals : writer).text(.estimate(estimate))
      }
    }
  }
}
