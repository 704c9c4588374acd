/// What the user says about how a table is written. The rest is found out from the file.
package struct TableFormat: Sendable, Equatable {
  /// The byte between two fields; nil to find out.
  package var delimiter: UInt8?
  /// The decimal mark of numbers; nil to find out.
  package var decimalMark: DecimalMark?
  /// The text with which a comment line begins; nil if there are no comments below the header.
  package var comment: String?
  /// The texts of fields that mean a missing value, also in columns of texts.
  package var missing: [String] = []
  /// The number of records that together name the columns. The parts of a name are joined by a point.
  package var headerRows: Int?
  /// True if the header is the last of the lines that begin with `#`.
  package var isHeaderCommented = false
  /// The columns to turn into rows; nil to keep the table as it is.
  package var columnsToRows: ColumnsToRows?
  /// The name of a table in a database, or the key of the rows in a JSON file.
  package var table: String?
  /// A `SELECT` whose result is read from a database.
  package var query: String?
  /// True if the file is read exactly as it is: commas are delimiters, blanks are kept, and no notation is guessed.
  private(set) var isExact = false

  package enum DecimalMark: String, CaseIterable, Sendable {
    case point = "."
    case comma = ","
  }

  package init() {}

  /// The names of the options that the user gave.
  var said: [String] {
    let options: [(String, Bool)] = [
      ("delimiter", delimiter != nil), ("decimal", decimalMark != nil), ("comment", comment != nil),
      ("header_rows", headerRows != nil), ("header", isHeaderCommented), ("table", table != nil),
      ("query", query != nil),
    ]
    return options.filter(\.1).map(\.0)
  }

  var commentBytes: [UInt8]? {
    comment.flatMap { $0.isEmpty ? nil : Array($0.utf8) }
  }

  /// The format of files that the program itself writes: each field is read back byte for byte.
  package static let exact: TableFormat = {
    var format = TableFormat()
    format.isExact = true
    return format
  }()

  /// Returns true if a byte can be a delimiter: it does not occur in numbers, and has no other meaning.
  package static func canDelimit(_ byte: UInt8) -> Bool {
    let character = Character(UnicodeScalar(byte))
    return byte == 9
      || (32..<127).contains(byte) && !character.isLetter && !character.isNumber && !"\".+-#".contains(character)
  }
}
