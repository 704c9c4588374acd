/// What a person says about how a table is written. What is not said is found in the file.
package struct TableFormat: Sendable, Equatable {
  /// The byte between two fields.
  package var delimiter: UInt8?
  package var decimalMark: DecimalMark?
  /// What a line begins with that is no record.
  package var comment: String?
  /// Fields that mean that a value is missing, in columns of texts too.
  package var missing: [String] = []
  /// How many records together name the columns: their parts are joined by a point.
  package var headerRows: Int?
  /// The header is the last of the lines that begin with `#`.
  package var isHeaderCommented = false
  package var columnsToRows: ColumnsToRows?
  /// Of a database, or the key that holds the rows of a JSON file.
  package var table: String?
  /// A `SELECT` of a database.
  package var query: String?
  /// Nothing is found out and nothing is changed: commas, and fields with all their blanks.
  private(set) var isExact = false

  package enum DecimalMark: String, CaseIterable, Sendable {
    case point = "."
    case comma = ","
  }

  package init() {}

  /// The names of the options that say how a file is written.
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

  /// For the files that the program writes itself: each field comes back byte for byte.
  package static let exact: TableFormat = {
    var format = TableFormat()
    format.isExact = true
    return format
  }()

  /// Whether this byte can stand between fields: it is in no number, and has no other meaning.
  package static func canDelimit(_ byte: UInt8) -> Bool {
    let character = Character(UnicodeScalar(byte))
    return byte == 9
      || (32..<127).contains(byte) && !character.isLetter && !character.isNumber && !"\".+-#".contains(character)
  }
}
