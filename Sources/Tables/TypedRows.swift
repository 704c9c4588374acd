import Basics

/// The rows of a source with types, such as JSON or SQLite.
struct TypedRows {
  private let options: CSVReader
  private(set) var columns: [TypedColumn] = []
  private(set) var rowCount = 0
  /// The line on which each row begins; empty if rows have no lines.
  private var lines: [Int32] = []
  private let mostFields = Limit.fields.most

  init(_ options: CSVReader) { self.options = options }

  mutating func addColumn(_ name: String) { columns.append(TypedColumn(name)) }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - line: the line on which the row begins; nil if rows have no lines.
  ///   - add: adds the values of the row to the columns. A column that gets none has a missing value.
  /// - Throws: an error if the table has too many fields.
  mutating func addRow(line: Int? = nil, _ add: (inout [TypedColumn]) -> Void) throws(Diagnostic) {
    for index in columns.indices where columns[index].count < rowCount { columns[index].pad(to: rowCount) }
    add(&columns)
    rowCount += 1
    if let line { lines.append(Int32(clamping: line)) }
    if rowCount * columns.count > mostFields { throw Limit.fields.exceeded("the table") }
  }

  /// Returns the table, with remarks about how it was read.
  ///
  /// - Throws: an error for a missing required column, and for a field that is not what was declared.
  mutating func table(remarks: [Remark]) throws -> Table {
    try checkRequired()
    let options = options.settled(among: columns.map(\.name))
    var origin = TableOrigin(file: options.file, lines: lines)
    var dialect = Dialect()
    dialect.allowsDecimalCommas = options.format.decimalMark == .comma
    var reading = ColumnReading(options, ReadingPlan(dialect: dialect), lines: lines)
    var read: [Column] = []
    for index in columns.indices where options.kept?.contains(columns[index].name) ?? true {
      columns[index].pad(to: rowCount)
      read.append(try reading.column(columns[index]))
    }
    origin.remarks = remarks + reading.remarks
    return try options.format.columnsToRows?.applied(to: Table(read, origin: origin)) ?? Table(read, origin: origin)
  }

  private func checkRequired() throws(Diagnostic) {
    let names = columns.map(\.name)
    let missing = options.required.filter { !names.contains($0) }
    guard !missing.isEmpty else { return }
    throw Diagnostic(
      .badData,
      "required \(missing.count.noun("column")) missing: \(missing.map { "'\($0)'" }.joined(separator: ", "))",
      hint: "the columns are: \(names.joined(separator: ", "))", at: SourceLocation(file: options.file, line: 1))
  }
}
