import Analysis
import Basics
import Charts

/// A `table` cell as it was written: the groups, and the values to compute for each group.
///
/// `by: network` gives a row for each value of the column, and `across: dataset` gives columns for each. Without `by`,
/// the rows are those of the data.
struct TableCell: Sendable {
  var options: CellOptions
  var by: [SourceText] = []
  var across: [SourceText] = []
  var columns: [TableColumn]
  var errorBar = IntervalMethod.none
  /// The column whose values the intervals are computed over, and by which tests pair; nil for the cells.
  var over: SourceText?
  var sort: Sort?
  /// True if rows and columns are in the order in which their values first appear in the data.
  var keepsOrder = false
  var limit: Int?
  /// The test that compares values with the best one.
  var test = BestTest.paired
  /// The totals in rows at the end.
  var totals: [TableTotal] = []
  /// The total in a row below the rows of each value of the first column of `by`.
  var subtotal: TableTotal?
  /// The total in a column behind the columns of `across`.
  var totalAcross: TableTotal?
  var remarks: [TableRemark] = []
  var marks = TableMarks.letters

  struct Sort: Sendable {
    /// The value as it was written, which may be the name of a column.
    var name: SourceText
    var expression: Expression
    var isDescending: Bool
  }

  static let fields =
    CellOptions.fields + all.map(\.field) + [
      OptionField(
        "columns", .oneOrMore(.either(.expression, .mapping(TableColumn.fields))), "What each column shows.",
        isRequired: true)
    ]
  static let keys = fields.names

  private static let mostRows = 1...100_000

  static let all: [CellOption<TableCell>] = [
    .list("by", "The columns that have a row for each of their values.") { $0.by = $1 },
    .list("across", "The columns that have columns for each of their values.") { $0.across = $1 },
    .choice("error_bar", of: IntervalMethod.all, "The method of intervals, such as bootstrap.") { $0.errorBar = $1 },
    CellOption(
      OptionSummary(name: "over", help: "The column of whose values intervals are, and by which tests pair."), .text
    ) {
      reader, cell in
      let isTested = cell.columns.contains { $0.best != nil }
      cell.over = isTested ? reader.text("over") : reader.intervalColumn(of: cell.errorBar)
    },
    CellOption(OptionSummary(name: "sort", help: "A value, descending with '-', or appearance."), .text) {
      reader, cell in
      let sort = reader.text("sort")
      cell.keepsOrder = sort?.text == Channel.Sort.appearance.rawValue
      cell.sort = cell.keepsOrder ? nil : sort.flatMap { Sort($0, reader) }
    },
    CellOption(OptionSummary(name: "limit", help: "The most rows."), .wholeNumber(in: mostRows)) {
      $1.limit = $0.wholeNumber("limit", in: mostRows)
    },
    .choice("test", of: BestTest.all, "What tells a value from the best one.") { $0.test = $1 },
    CellOption(
      OptionSummary(name: "total", help: "Rows at the end, such as mean, sum or all.", isList: true),
      .oneOrMore(TableTotal.value)
    ) {
      $1.totals = $0.totals("total")
    },
    CellOption(
      OptionSummary(name: "subtotal", help: "A row below the rows of each value of the first of 'by'."),
      TableTotal.value
    ) {
      $1.subtotal = $0.total("subtotal")
    },
    CellOption(OptionSummary(name: "total_across", help: "A column behind those of 'across'."), TableTotal.value) {
      $1.totalAcross = $0.total("total_across")
    },
    CellOption(
      OptionSummary(name: "notes", help: "Texts under the table, and what they are about.", isList: true),
      .oneOrMore(.either(.text, .mapping(TableRemark.fields)))
    ) { reader, cell in
      let elements = reader.elements("notes", allowed: TableRemark.keys, what: "option of a note")
      cell.remarks = elements.compactMap { element in
        switch element {
        case .text(let text): TableRemark(text)
        case .mapping(let options): TableRemark(options)
        }
      }
    },
    .choice("note_marks", of: TableMarks.allCases, "How notes are called: letters, numbers or symbols.") {
      $0.marks = $1
    }.about("notes"),
  ]

  /// Reads a cell. Reports mistakes, and returns nil without a valid label and columns.
  ///
  /// - Parameter yaml: The text between the fences.
  init?(_ yaml: SourceText, problems: ProblemList) {
    let reader = OptionReader(
      yaml, allowed: Self.keys, what: "option of a table", problems: problems)
    guard reader.isReadable else { return nil }
    let fence = yaml.source.text(line: yaml.line - 1)
    let elements = reader.elements("columns", allowed: TableColumn.keys, what: "option of a column")
    if reader.key("columns") == nil {
      problems.report("the table has no 'columns'", at: fence.location())
    }
    guard let options = CellOptions(reader, fence: fence), !elements.isEmpty else { return nil }
    self.options = options
    columns = elements.compactMap { TableColumn($0, problems) }
    for option in Self.all {
      option.read(reader, &self)
      option.reportAlone(reader, in: "table")
    }
    checkNeeds(reader)
  }

  /// True if the rows are those of the data.
  private var showsRows: Bool {
    by.isEmpty && across.isEmpty
      && columns.allSatisfy { column in if case .column = column.content { true } else { false } }
  }

  /// Reports totals that have nothing to summarise, and a test without a column that marks its best value.
  private func checkNeeds(_ reader: OptionReader) {
    func report(_ key: String, _ message: String, hint: String) {
      guard let place = reader.key(key) else { return }
      reader.problems.report("'\(key)' \(message)", hint: hint, at: place.location())
    }
    if across.isEmpty { report("total_across", "needs 'across'", hint: "add across: COLUMN, or write total: mean") }
    if by.count < 2 {
      report("subtotal", "needs two columns of 'by'", hint: "write by: [GROUP, COLUMN], or total: mean")
    }
    if totals.isEmpty, subtotal == nil, totalAcross == nil,
      let column = columns.first(where: { $0.total != nil })
    {
      reader.problems.report(
        "a column has a 'total', and the table has no row of totals",
        hint: "add total: mean to the table, or leave it out of the column", at: column.content.text.location())
    }
    if by.isEmpty, !across.isEmpty { report("total", "needs 'by'", hint: "add by: COLUMN") }
    if showsRows {
      for key in ["error_bar", "over", "duplicates", "common_cells"] {
        report(
          key, "is about groups, and this table has the rows of the data",
          hint: "add by: COLUMN and values such as mean(COLUMN), or leave it out")
      }
    }
    if !columns.contains(where: { $0.best != nil }) {
      report("test", "needs a column with 'best'", hint: "add best: highest, or best: lowest, to a column")
    }
  }
}

extension TableCell.Sort {
  /// Reads `mean(accuracy)` as ascending and `-mean(accuracy)` as descending.
  fileprivate init?(_ text: SourceText, _ reader: OptionReader) {
    isDescending = text.text.hasPrefix("-")
    let rest = isDescending ? String(text.text.dropFirst()) : text.text
    name = text.part(rest, offset: isDescending ? 1 : 0).withoutBackquotes
    guard let expression = reader.expression(text.part(rest, offset: isDescending ? 1 : 0)) else { return nil }
    self.expression = expression
  }
}
