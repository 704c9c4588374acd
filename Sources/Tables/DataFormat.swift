import Basics

/// A kind of file that a table can be in. The first bytes of a file say which it is, never its name.
package struct DataFormat: Named, Sendable {
  package let name: String
  package let summary: String
  /// The options of a table that say something about such a file, besides those that say what its fields mean.
  let options: Set<String>
  /// Whether files that begin so are of this kind.
  let recognizes: @Sendable (_ beginning: ArraySlice<UInt8>) -> Bool
  /// - Parameters:
  ///   - options: with the name of the file.
  ///   - source: as it is, or as UTF-8 where it was UTF-16.
  let read: @Sendable (_ options: CSVReader, _ source: ByteSource) throws -> Table

  /// The last is what any other file must be.
  package static let all: [DataFormat] = [.sqlite, .json, .delimited]

  static let sqlite = DataFormat(
    name: "sqlite", summary: "a database of SQLite: one of its tables, or a query", options: ["table", "query"],
    recognizes: { $0.starts(with: SQLiteDatabase.firstBytes) },
    read: { options, source in try SQLiteTable.table(options, source) })

  static let json = DataFormat(
    name: "json", summary: "JSON: an object on each line, or a list of objects, which a key may hold",
    options: ["table"], recognizes: beginsAsJSON,
    read: { options, source in
      let decoded = try source.decodedFromUTF16(file: options.file)
      return try JSONTable.table(
        options, decoded ?? source, remarks: decoded == nil ? [] : [Remark("the file is written in UTF-16")])
    })

  static let delimited = DataFormat(
    name: "text", summary: "lines of fields, separated by commas, tabs, semicolons or bars",
    options: ["delimiter", "comment", "header_rows", "header"], recognizes: { _ in true },
    read: { options, source in try options.read(source, file: options.file) })

  /// The kind of a source.
  ///
  /// - Throws: for an option that means nothing for it.
  package static func of(_ source: ByteSource, _ format: TableFormat, file: String) throws -> DataFormat {
    guard !format.isExact else { return .delimited }
    let beginning = try source.beginning(1 << 10, unpacking: true)
    try ForeignFormat.refuse(beginning, file)
    let found = all.first { $0.recognizes(beginning) } ?? .delimited
    let known = all.reduce(into: Set<String>()) { $0.formUnion($1.options) }
    if let option = format.said.first(where: { known.contains($0) && !found.options.contains($0) }) {
      throw Diagnostic(
        .badData, "'\(option)' says nothing about this file, which is \(found.summary)", hint: "leave it out",
        at: SourceLocation(file: file))
    }
    return found
  }

  /// `{"` and `[{`, with blanks around them: no header of a table begins so.
  private static func beginsAsJSON(_ beginning: ArraySlice<UInt8>) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    // In UTF-16 every second byte is zero.
    let text = (beginning.starts(with: mark) ? beginning.dropFirst(3) : beginning)
      .filter { $0 > 32 && $0 < 0xFE }
    let pairs = ["{\"", "{}", "[{", "[]"]
    return pairs.contains { text.starts(with: $0.utf8) }
  }
}
