import Basics

/// Where the rows of a table were read, for messages that name a line, and how the file was read.
package struct TableOrigin: Sendable {
  package var file: String
  /// `lines[row]` is the line of the file on which a row begins, from 1. Empty if rows have no lines.
  package var lines: [Int32]
  /// The files of a table that comes from several; otherwise empty.
  var files: [String] = []
  /// For each row, the index of its file in `files`; empty if there is only one file.
  var fileOf: [Int32] = []
  /// The column that was added to name each row's file; nil if there is none. It holds no data of the files.
  package var fileColumn: String?
  /// The numbers of the lines that repeat the header exactly. They are not rows.
  package var repeatedHeaders: [Int] = []
  /// The numbers of the empty lines, which are not rows.
  var blankLines: [Int] = []
  /// Notes for the user about how the file was read.
  package var remarks: [Remark] = []
  /// True if the last line has no line end. RFC 4180 allows this, but a file that was cut short looks the same.
  package var lacksFinalLineEnd = false
  /// A warning that the first row of data was probably read as the names of the columns; nil if it was not.
  package var warningOfNames: String?
  /// The cells that the file leaves out on purpose, so that they do not count as missing.
  package var exclusions: [Exclusion] = []

  init(file: String, lines: [Int32] = []) {
    self.file = file
    self.lines = lines
  }

  func rows(_ indices: [Int]) -> TableOrigin {
    var origin = self
    if !lines.isEmpty { origin.lines = indices.map { lines[$0] } }
    if !fileOf.isEmpty { origin.fileOf = indices.map { fileOf[$0] } }
    return origin
  }
}

extension Table {
  /// Returns the location in the file at which a row was read; nil for a table that was computed.
  package func location(ofRow row: Int) -> SourceLocation? {
    origin.map { origin in
      let file = origin.fileOf.isEmpty ? origin.file : origin.files[Int(origin.fileOf[row])]
      return SourceLocation(file: file, line: origin.lines.isEmpty ? nil : Int(origin.lines[row]))
    }
  }
}
