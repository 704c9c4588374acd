import Basics

/// The tables of several files stacked into one, in which each row says which file it comes from.
struct StackedFiles {
  private let tables: [Table]
  private let files: [PathPattern.Match]
  private let columns: [String]
  private let name: String
  private let torn: [TornColumn]
  /// For each row, the index of its file.
  private let fileOf: [Int]

  /// The name of the column with each row's file.
  private static let column = "file"

  /// - Parameters:
  ///   - tables: the tables of the files.
  ///   - files: the files, with the parts of their paths that the pattern names.
  ///   - columns: the names of these parts.
  ///   - name: the name of all files together, for messages.
  ///   - torn: the columns that were read as texts because the files hold them in different ways.
  init(
    _ tables: [Table], _ files: [PathPattern.Match], columns: [String], named name: String, torn: [TornColumn] = []
  ) {
    self.torn = torn
    self.tables = tables
    self.files = files
    self.columns = columns
    self.name = name
    fileOf = tables.enumerated().flatMap { [Int](repeating: $0, count: $1.rowCount) }
  }

  /// Returns the stacked table.
  ///
  /// - Throws: an error if the files already have a column that the pattern names.
  func table(_ reader: CSVReader) throws -> Table {
    var stacked = Table(stacking: tables)
    for (index, column) in columns.enumerated() {
      guard !stacked.hasColumn(column) else { throw clash(column) }
      stacked = stacked.adding(try Self.column(column, files.map { $0.values[index] }, reader).rows(fileOf))
    }
    let hasFile = stacked.hasColumn(Self.column)
    if !hasFile { stacked = stacked.adding(Column(Self.column, texts: files.map(\.path)).rows(fileOf)) }
    var origin = origin(besides: hasFile ? [Self.ownFileColumn] : [])
    if !hasFile { origin.fileColumn = Self.column }
    return Table(stacked.columns, origin: origin)
  }

  private static let ownFileColumn = Remark("the files have a column '\(column)' of their own, so none was added")

  private func clash(_ column: String) -> Diagnostic {
    Diagnostic(
      .badData, "the pattern makes a column '\(column)', but the files have one",
      hint: "give the part in braces another name", at: SourceLocation(file: name))
  }

  /// Returns a column of values that are parts of paths. It is read like a column of a file, so it holds numbers if all
  /// values are numbers.
  private static func column(_ name: String, _ values: [String], _ reader: CSVReader) throws -> Column {
    var one = CSVReader(numeric: reader.numeric, textual: reader.textual)
    one.dates = reader.dates
    let text = CSVWriter.line([name]) + values.map { CSVWriter.line([$0]) }.joined()
    return try one.read(bytes: Array(text.utf8), file: name).known(name)
  }

  /// Returns the origin of the rows of several tables, one below the other.
  static func origin(of tables: [Table], named name: String = "") -> TableOrigin {
    var origin = TableOrigin(file: name, lines: [])
    origin.files = tables.map { $0.origin?.file ?? "" }
    origin.fileOf = tables.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1.rowCount) }
    let hasLines = tables.allSatisfy { $0.origin?.lines.count == $0.rowCount }
    if hasLines { origin.lines = tables.flatMap { $0.origin?.lines ?? [] } }
    origin.warningOfNames = tables.lazy.compactMap { $0.origin?.warningOfNames }.first
    origin.lacksFinalLineEnd = tables.contains { $0.origin?.lacksFinalLineEnd == true }
    return origin
  }

  private func origin(besides more: [Remark]) -> TableOrigin {
    var origin = Self.origin(of: tables, named: name)
    origin.remarks =
      more + [Remark("the rows of \(tables.count.counted("file")) are below each other")] + torn.map(\.remark) + remarks
      + missingColumns
    return origin
  }

  /// The remarks about the files. A remark that several files share is made once, with the first file.
  private var remarks: [Remark] {
    var found: [(remark: Remark, files: Int)] = []
    for remark in tables.flatMap({ table in (table.origin?.remarks ?? []).map { $0.of(table.origin?.file) } }) {
      if let index = found.firstIndex(where: { $0.remark.message == remark.message }) {
        found[index].files += 1
      } else {
        found.append((remark, 1))
      }
    }
    return found.map { entry in
      var remark = entry.remark
      if entry.files > 1 { remark.message += " (so in \(entry.files) files)" }
      return remark
    }
  }

  /// Remarks about columns that some of the files lack.
  private var missingColumns: [Remark] {
    let names = tables.flatMap(\.columnNames).reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    return names.compactMap { name in
      let lacking = tables.filter { !$0.hasColumn(name) }
      guard let first = lacking.first else { return nil }
      let others = lacking.count > 1 ? "in \(lacking.count) files, first in" : "in"
      return Remark("'\(name)' is missing \(others) \(first.origin?.file ?? "")")
    }
  }
}
