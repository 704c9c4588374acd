import Basics

/// Where a table is: a file, standard input (`-`), or all files that patterns name, below each other.
///
/// Rows of several files have a column `file`, and one for each name in braces: `runs/{model}/seed{seed}.csv`.
package struct TableSource: Sendable {
  /// As they were given: paths, or patterns of them.
  package let names: [String]
  /// The folder that relative paths begin in, with a slash at its end; empty for the current one.
  private let folder: String
  private let files: [PathPattern.Match]
  private let columns: [String]
  /// Whether the rows say which file they are of.
  private let isStacked: Bool

  /// - Throws: where no file is named so.
  package init(_ names: [String], in folder: String = "") throws(Diagnostic) {
    self.names = names
    self.folder = folder
    var files: [PathPattern.Match] = []
    var columns: [String]?
    var isStacked = names.count > 1
    for name in names {
      // A file that has exactly this name is meant.
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

  /// The path of the one file; nil where there are several, or where it came from a stream.
  package var path: String? {
    guard !isStacked, let file = files.first, file.path != InputFile.standardInput else { return nil }
    return folder + file.path
  }

  /// All files that are read.
  package var paths: [String] { files.map(path) }

  private func path(of file: PathPattern.Match) -> String {
    file.path == InputFile.standardInput || file.path.utf8.first == UInt8(ascii: "/") ? file.path : folder + file.path
  }

  /// Reads all of it.
  ///
  /// - Throws: a `Diagnostic`, or a `DiagnosticList` of the first twenty of a file.
  package func read(_ reader: CSVReader) throws -> Table {
    guard isStacked else { return try Self.read(path(of: files[0]), reader) }
    let tables = try files.concurrentMap { file in try Self.read(path(of: file), reader) }
    return try StackedFiles(tables, files, columns: columns, named: names.joined(separator: " ")).table(reader)
  }

  /// A file of any kind.
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
  /// The table in a file of any kind.
  package func readAny(path: String) throws -> Table { try TableSource.read(path, self) }

  /// The table in the bytes of such a file.
  package func readAny(bytes: [UInt8], file: String) throws -> Table {
    try TableSource.read(.memory(bytes), self, file: file)
  }
}
