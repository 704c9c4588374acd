import Basics

/// A source of a table: a file, standard input (`-`), or all files that match some patterns, stacked.
///
/// Rows of several files get a column `file`, and one column for each name in braces: `runs/{model}/seed{seed}.csv`.
package struct TableSource: Sendable {
  /// The paths or patterns, as they were given.
  package let names: [String]
  /// The folder of relative paths, with a slash at its end; empty for the current folder.
  private let folder: String
  private let files: [PathPattern.Match]
  /// The names in braces, which become columns.
  private let columns: [String]
  /// True if the rows must say which file they come from.
  private let isStacked: Bool

  /// Finds the files.
  ///
  /// - Parameters:
  ///   - names: paths or patterns.
  ///   - folder: the folder of relative paths, with a slash at its end; empty for the current folder.
  /// - Throws: an error if no file matches a pattern, or if patterns name different parts.
  package init(_ names: [String], in folder: String = "") throws(Diagnostic) {
    self.names = names
    self.folder = folder
    var files: [PathPattern.Match] = []
    var columns: [String]?
    var isStacked = names.count > 1
    for name in names {
      // A file with exactly this name takes precedence over the pattern.
      let pattern = InputFile.canBeNamed(folder + name) ? nil : try PathPattern(name)
      files += try pattern?.matches(in: folder) ?? [PathPattern.Match(path: name)]
      isStacked = isStacked || pattern != nil
      guard columns == nil || columns == pattern?.names ?? [] else { throw Self.differentNames(names) }
      columns = pattern?.names ?? []
    }
    (self.files, self.columns, self.isStacked) = (files, columns ?? [], isStacked)
    try Limit.files.check(files.count, "the table", kind: .usage)
  }

  private static func differentNames(_ names: [String]) -> Diagnostic {
    Diagnostic(
      .usage, "the patterns name different parts of their paths: \(names.joined(separator: ", "))",
      hint: "give all of them the same names in braces")
  }

  /// The path of the only file; nil if there are several, or if it is standard input.
  package var path: String? {
    guard !isStacked, let file = files.first, file.path != InputFile.standardInput else { return nil }
    return folder + file.path
  }

  /// The paths of all files that are read.
  package var paths: [String] { files.map(path) }

  private func path(of file: PathPattern.Match) -> String {
    file.path == InputFile.standardInput || file.path.utf8.first == UInt8(ascii: "/") ? file.path : folder + file.path
  }

  /// Reads the whole table.
  ///
  /// - Throws: a `Diagnostic`, or a `DiagnosticList` of the first twenty errors of a file.
  package func read(_ reader: CSVReader) throws -> Table {
    guard isStacked else { return try Self.read(path(of: files[0]), reader) }
    var tables = try files.concurrentMap { file in try Self.read(path(of: file), reader) }
    let torn = TornColumn.all(in: tables, named: files.map(\.path))
    if !torn.isEmpty { tables = try withTexts(of: torn, tables, reader) }
    return try StackedFiles(tables, files, columns: columns, named: names.joined(separator: " "), torn: torn)
      .table(reader)
  }

  /// Returns the tables with the torn columns as texts, as they are written. Standard input cannot be read again.
  private func withTexts(of torn: [TornColumn], _ tables: [Table], _ reader: CSVReader) throws -> [Table] {
    if let declared = torn.first(where: { reader.numeric.contains($0.name) }) {
      throw Diagnostic(.badData, declared.message, hint: "write both in one way, or give the files one by one")
    }
    var asTexts = reader
    asTexts.textual.formUnion(torn.map(\.name))
    return try zip(files, tables).map { ($0, $1) }.concurrentMap { [asTexts] file, table in
      let isAsWritten = torn.allSatisfy { table[$0.name]?.isNumeric != true }
      return isAsWritten || file.path == InputFile.standardInput ? table : try Self.read(path(of: file), asTexts)
    }
  }

  /// Reads a file of any kind.
  static func read(_ path: String, _ reader: CSVReader) throws -> Table {
    try ByteSource.open(path) { try read($0, reader, file: path) }
  }

  fileprivate static func read(_ source: ByteSource, _ reader: CSVReader, file: String) throws -> Table {
    do {
      let options = reader.naming(file)
      return try DataFormat.of(source, reader.format, file: file).read(options, source)
    } catch var damage as Diagnostic where damage.location == nil {
      damage.location = SourceLocation(file: file)
      throw damage
    }
  }
}

extension CSVReader {
  /// Returns the table in a file of any kind.
  package func readAny(path: String) throws -> Table { try TableSource.read(path, self) }

  /// Returns the table in the bytes of a file of any kind.
  package func readAny(bytes: [UInt8], file: String) throws -> Table {
    try TableSource.read(.memory(bytes), self, file: file)
  }
}
