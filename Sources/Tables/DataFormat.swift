import Basics

/// A kind of file that can hold a table. It is recognised by the first bytes of a file, never by the file's name.
package struct DataFormat: Named, Sendable {
  package let name: String
  package let summary: String
  /// The options that are allowed for such a file, besides those about the meaning of its fields.
  let options: Set<String>
  /// Returns true if a file that begins with these bytes is of this kind.
  let recognizes: @Sendable (_ beginning: ArraySlice<UInt8>) -> Bool
  /// Reads the table.
  ///
  /// - Parameters:
  ///   - options: what is known about the table, with the name of the file.
  ///   - source: the bytes of the file.
  let read: @Sendable (_ options: CSVReader, _ source: ByteSource) throws -> Table

  /// All kinds of files, in the order in which they are tried. The last one accepts any file.
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

  /// Returns the kind of a source.
  ///
  /// - Throws: an error for an option that has no meaning for that kind.
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

  /// Returns true if the bytes begin with `{"`, `{}`, `[{` or `[]`, with blanks around the brackets. No header of a
  /// table begins like that.
  private static func beginsAsJSON(_ beginning: ArraySlice<UInt8>) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    // In UTF-16 every second byte of these characters is zero.
    let text = (beginning.starts(with: mark) ? beginning.dropFirst(3) : beginning)
      .filter { $0 > 32 && $0 < 0xFE }
    let pairs = ["{\"", "{}", "[{", "[]"]
    return pairs.contains { text.starts(with: $0.utf8) }
  }
}
