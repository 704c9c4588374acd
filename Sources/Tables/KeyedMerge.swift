import Basics

/// A merge of tables from any programs, with one row for each value of a key.
///
/// The result is sorted by the key. It does not depend on the order of the files, and merging it again does not change
/// it. Rows with the same key may be merged if no field that both have differs. The merged row has the fields of both.
package struct KeyedMerge {
  private let key: [String]
  private let columns: [Column]
  /// The fields of all rows as they are written, `fields[column][row]`; nil if missing.
  private let fields: [[String?]]
  /// The rows of each merged row.
  private let groups: [[Int]]
  private let rows: Table

  package var rowCount: Int { groups.count }

  /// Reads and merges files.
  ///
  /// - Parameters:
  ///   - paths: the files.
  ///   - key: the columns that identify a row.
  ///   - reader: what is known about the tables.
  /// - Throws: an error for a file without the key, and for two different rows with the same key, which it shows.
  package init(_ paths: [String], key: [String], _ reader: CSVReader) throws {
    var parts = try paths.sorted().map { path in try KeyedPart(path, key: key, reader) }
    let torn = TornColumn.all(in: parts.map(\.values), named: paths.sorted())
    if let mixed = torn.first(where: \.isAllNumbers) {
      throw Diagnostic(.badData, mixed.message, hint: "write both in one way")
    }
    for index in parts.indices {
      parts[index].keepTexts(of: torn.map(\.name))
      try parts[index].checkKeys(key)
    }
    let names = Self.columns(of: parts.map(\.values.columnNames), key)
    let stacked = Table(stacking: parts.map(\.values))
    self.key = key
    columns = names.map(stacked.known)
    fields = columns.map { column in parts.flatMap { $0.fields(of: column) } }
    rows = Table(stacked.columns, origin: StackedFiles.origin(of: parts.map(\.values)))
    groups = rows.groups(by: key).rows()
    try checkConflicts()
  }

  /// Returns the names of the columns: the key, then the columns of the file that has most, then those of the others.
  private static func columns(of headers: [[String]], _ key: [String]) -> [String] {
    let ordered = headers.sorted { a, b in
      a.count != b.count ? a.count > b.count : a.lexicographicallyPrecedes(b)
    }
    return ([key] + ordered).joined().reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  private func checkConflicts() throws {
    var damages = DamageList()
    for group in groups where group.count > 1 {
      for column in columns {
        let different = group.filter { column.field($0) != nil }.reduce(into: [Int]()) { found, row in
          if !found.contains(where: { column.field($0) == column.field(row) }) { found.append(row) }
        }
        if different.count > 1, !damages.isFull { damages.add(conflict(column, different[0], different[1])) }
      }
    }
    try damages.throwIfAny()
  }

  private func conflict(_ column: Column, _ a: Int, _ b: Int) -> Diagnostic {
    let name = key.map { "\($0) \(rows.known($0).text(a) ?? "")" }.joined(separator: ", ")
    func said(_ row: Int) -> String {
      "'\(column.field(row) ?? "")' (\(rows.location(ofRow: row)?.file ?? ""), \(rows.linePlace(ofRow: row)))"
    }
    return Diagnostic(
      .badData, "two different rows of \(name): '\(column.name)' is \(said(a)) and \(said(b))",
      hint: "add a column that tells them apart to the key, or take one of the rows out",
      at: rows.location(ofRow: b))
  }

  /// Writes the merged table.
  ///
  /// - Throws: an error if the file exists and has keys that are in none of the merged files.
  package func write(to path: String) throws {
    let output = try OutputPath(path, inputs: .none, replacing: .everything)
    if let there = FileStatus(at: path), there.size > 0 { try refuseLoss(of: path) }
    try output.write(text)
  }

  private func refuseLoss(of path: String) throws {
    let textual = key.filter { rows.known($0).isNumeric == false }
    let there = try TableSource.read(path, CSVReader(textual: Set(textual)))
    for name in key where !there.hasColumn(name) {
      throw Diagnostic(
        .cannotCreate, "cannot write '\(path)': there is a table without the column '\(name)', which would be lost",
        hint: "write to another file")
    }
    func keys(_ table: Table) -> Set<[String?]> {
      let columns = table.columns(named: key)
      return Set((0..<table.rowCount).map { row in columns.map { $0.field(row) } })
    }
    let lost = keys(there).subtracting(keys(rows)).count
    guard lost > 0 else { return }
    throw Diagnostic(
      .cannotCreate, "'\(path)' has \(lost.counted("row that is", "rows that are")) in none of the files",
      hint: "give it as one of the files too, or write to another file")
  }

  private var text: String {
    let lines = groups.map { group in
      CSVWriter.line(fields.map { field in group.lazy.compactMap { field[$0] }.first })
    }
    return CSVWriter.line(columns.map(\.name)) + lines.joined()
  }
}

/// A file of a merge. The values are compared, and the texts are written.
private struct KeyedPart {
  private(set) var values: Table
  private let texts: Table

  init(_ path: String, key: [String], _ reader: CSVReader) throws {
    guard path != InputFile.standardInput else {
      throw Diagnostic(.usage, "a merge reads its files twice, and standard input cannot be", hint: "give files")
    }
    var asTexts = reader
    asTexts.keepsTexts = true
    values = try TableSource.read(path, reader)
    texts = try TableSource.read(path, asTexts)
    for name in key {
      let column = try values.column(name, at: SourceLocation(file: path, line: 1))
      guard let row = (0..<values.rowCount).first(where: { column.field($0) == nil }) else { continue }
      throw Diagnostic(
        .badData, "this row has no '\(name)', which is in the key", hint: "give it one, or take the row out",
        at: values.location(ofRow: row))
    }
  }

  /// Takes the texts of columns as they are written for their values.
  mutating func keepTexts(of columns: [String]) {
    for name in columns { if let column = texts[name] { values = values.adding(column) } }
  }

  /// Checks for keys that are equal as numbers but written differently, such as 007 and 7. It is not known whether
  /// these are the same.
  func checkKeys(_ key: [String]) throws(Diagnostic) {
    var written: [[String?]: (row: Int, texts: [String?])] = [:]
    let (columns, names) = (values.columns(named: key), texts.columns(named: key))
    for row in 0..<values.rowCount {
      let said = names.map { $0.field(row) }
      let first = written.updateValue((row, said), forKey: columns.map { $0.field(row) })
      guard let first, let place = said.indices.first(where: { said[$0] != first.texts[$0] }) else { continue }
      throw Diagnostic(
        .badData,
        "the key '\(key[place])' is '\(first.texts[place] ?? "")' in \(values.linePlace(ofRow: first.row)) and "
          + "'\(said[place] ?? "")' here, which are one number",
        hint: "if they are names, say --type '\(key[place])=text'", at: values.location(ofRow: row))
    }
  }

  /// Returns the fields of a merged column as they are written. A number is written in the column's notation if this
  /// file writes it in another one.
  func fields(of column: Column) -> [String?] {
    guard let own = values[column.name], let text = texts[column.name] else {
      return [String?](repeating: nil, count: values.rowCount)
    }
    return (0..<values.rowCount).map { row in
      guard let number = own.number(row), column.isNumeric else {
        return own.isNumeric ? own.field(row) : text.field(row)
      }
      let isPlain = column.notation == .plain && text.field(row).flatMap(NumberParser.number) == number
      return isPlain ? text.field(row) : column.notation.text(number)
    }
  }
}
