/// The columns of a whole file, before the notation of their fields is known.
struct TableParts {
  private let header: CSVHeader
  private var builders: [ColumnBuilder]
  private var origin: TableOrigin

  /// The result of interpreting the columns.
  enum Outcome {
    case table(Table)
    /// The file must be read again by this plan.
    case revised(ReadingPlan)
  }

  init(header: CSVHeader, builders: [ColumnBuilder], origin: TableOrigin) {
    self.header = header
    self.builders = builders
    self.origin = origin
  }

  /// - Throws: an error for a field that is not a date of the declared pattern.
  mutating func table(_ options: CSVReader, _ plan: ReadingPlan) throws -> Outcome {
    dropEmptyEnd()
    let options = options.settled(among: header.names)
    var reading = ColumnReading(options, plan, lines: origin.lines)
    var columns: [Column] = []
    for builder in builders where builder.isKept {
      let column = try reading.column(builder)
      if options.kept?.contains(builder.name) ?? true { columns.append(column) }
    }
    reading.reviseGrouped(columns)
    if let revision = reading.revision { return .revised(revision) }
    let empty = unnamedEmptyEnd(columns)
    columns.removeLast(empty)
    let decoded = options.isDecoded ? [Remark("the file is written in UTF-16")] : []
    tell(decoded + plan.dialect.remarks + origin.remarks, reading.remarks, emptyColumns: empty, blanks: plan.dialect)
    return .table(Table(columns, origin: origin))
  }

  /// Removes the empty lines at the end of a file with one column. Elsewhere in such a file, an empty line is a row
  /// with a missing value.
  private mutating func dropEmptyEnd() {
    guard header.names.count == 1 else { return }
    var count = 0
    while count < origin.blankLines.count,
      origin.lines.dropLast(count).last == Int32(origin.blankLines[origin.blankLines.count - 1 - count])
    {
      count += 1
    }
    origin.lines.removeLast(count)
    origin.blankLines = origin.blankLines.suffix(count)
    for index in builders.indices { builders[index].removeLast(count) }
  }

  /// Returns the number of last columns that have neither a name nor a value, which spreadsheets leave behind.
  private func unnamedEmptyEnd(_ columns: [Column]) -> Int {
    columns.reversed().prefix { column in
      header.unnamed.contains(column.name) && (0..<column.count).allSatisfy { column.text($0) == nil }
    }.count
  }

  private mutating func tell(_ found: [Remark], _ meant: [Remark], emptyColumns: Int, blanks dialect: Dialect) {
    var remarks = found
    if dialect.trimsBlanks, !remarks.contains(.blanks) { remarks.append(.blanks) }
    if let line = origin.blankLines.first {
      remarks.append(Remark("blank lines are left out: \(origin.blankLines.count)", line: line))
    }
    if emptyColumns > 0 { remarks.append(Remark("columns without a name and a value are left out: \(emptyColumns)")) }
    if header.names.allSatisfy({ NumberParser.number(in: $0) != nil }) {
      let names = header.names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
      origin.warningOfNames =
        "all names of columns are numbers (\(names)): if the first line is data, put a line with names above it"
      remarks.append(Remark(origin.warningOfNames ?? "", line: 1))
    }
    let named = header.unnamed.dropLast(emptyColumns).map { "'\($0)'" }
    if !named.isEmpty { remarks.append(Remark("columns without a name are called \(named.joined(separator: ", "))")) }
    origin.remarks = remarks + meant
  }
}
