/// How the bytes of one table are to be read: what the user said about it, and what its first bytes show.
struct Dialect: Sendable {
  var delimiter = Byte.comma
  /// The offset at which the header begins.
  var start = 0
  /// The line at that offset, from 1.
  var firstLine = 1
  /// The number of records that together name the columns.
  var headerRows = 1
  /// The bytes with which a comment line begins; nil if there are no comments.
  var comment: [UInt8]?
  /// True if blanks around fields are removed.
  var trimsBlanks = false
  /// True if every row ends with a delimiter after its last field, but the header does not.
  var hasTrailingDelimiter = false
  /// True if numbers may have decimal commas.
  var allowsDecimalCommas = false
  /// True if columns without a name are given one.
  var namesColumns = false
  /// Notes for the reader of the file.
  var remarks: [Remark] = []
}

/// How a file is read. If a row shows that this does not work, the file is read again with another plan.
struct ReadingPlan: Sendable {
  var dialect: Dialect
  /// The columns to read as texts, because some field is not a plain number. All fields together may still be numbers
  /// in another notation.
  var asTexts: Set<String> = []
  /// The columns to read as texts, because the points in their numbers may be thousands separators.
  var mayBeGrouped: Set<String> = []
  /// The columns declared as numbers that fit no notation. Each field that is not a number is damage.
  var strict: Set<String> = []
}

/// A note for the user about how a file was read.
package struct Remark: Sendable, Equatable {
  /// The line it is about; nil if it is about the whole file.
  package var line: Int?
  /// The file that it is about, if the table comes from several files; otherwise nil.
  package private(set) var file: String?
  package var message: String
  /// The column of which it says why its fields are texts; nil for other remarks.
  private(set) var column: String?

  init(_ message: String, line: Int? = nil, ofTextsIn column: String? = nil) {
    self.line = line
    self.message = message
    self.column = column
  }

  /// Returns the remark with a file, unless it already has one.
  func of(_ file: String?) -> Remark {
    var remark = self
    remark.file = self.file ?? file
    return remark
  }
}
