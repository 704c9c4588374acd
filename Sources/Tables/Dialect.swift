/// How the bytes of one table are to be read: what a person said about it, and what was found in its first bytes.
struct Dialect: Sendable {
  var delimiter = Byte.comma
  /// Where the header begins.
  var start = 0
  /// The line of that place.
  var firstLine = 1
  /// How many records together name the columns.
  var headerRows = 1
  /// What a line begins with that is no record; nil if every line belongs to a record.
  var comment: [UInt8]?
  var trimsBlanks = false
  /// Every row has a delimiter behind its last field, and the header has none.
  var hasTrailingDelimiter = false
  var allowsDecimalCommas = false
  /// Columns without a name get one.
  var namesColumns = false
  /// What a reader of the file should know.
  var remarks: [Remark] = []
}

/// How a file is read, which changes when a row shows that it must be read otherwise.
struct ReadingPlan: Sendable {
  var dialect: Dialect
  /// Columns read as texts, because a field is no plain number. Together their fields may still say numbers.
  var asTexts: Set<String> = []
  /// Columns read as texts, because the points of their numbers may stand between thousands.
  var mayBeGrouped: Set<String> = []
  /// Columns declared as numbers whose fields say none: each field that is no number is damage.
  var strict: Set<String> = []
}

/// Something that a reader of a file should know about how it was read.
package struct Remark: Sendable, Equatable {
  package var line: Int?
  /// Where the table is of several files, the one that this is about.
  package private(set) var file: String?
  package var message: String

  init(_ message: String, line: Int? = nil) {
    self.line = line
    self.message = message
  }

  func of(_ file: String?) -> Remark {
    var remark = self
    remark.file = self.file ?? file
    return remark
  }
}
