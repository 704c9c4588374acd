import Basics

/// Where the rows of a table were read, for messages that name a line.
package struct TableOrigin: Sendable {
  package var file: String
  /// `lines[row]` is the line of the file on which a row begins, from 1; empty where the rows have no lines.
  package var lines: [Int32]
  /// The files of a table that has several, and for each row the index of its file; else empty.
  var files: [String] = []
  var fileOf: [Int32] = []
  /// The column that names them, which tells nothing that the data do not.
  package var fileColumn: String?
  /// The lines that repeat the header exactly. They are not rows.
  package var repeatedHeaders: [Int] = []
  /// Lines without anything, which are not rows.
  var blankLines: [Int] = []
  /// How the file was read, as far as it is worth telling.
  package var remarks: [Remark] = []
  /// The last line has no line end: RFC 4180 allows it, and a file that was cut short looks like it.
  package var lacksFinalLineEnd = false
  /// What the file leaves out on purpose, so that it is not missed.
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
  /// The place in the file where a row was read; nil for rows that were computed.
  package func location(ofRow row: Int) -> SourceLocation? {
    origin.map { origin in
      let file = origin.fileOf.isEmpty ? origin.file : origin.files[Int(origin.fileOf[row])]
      return SourceLocation(file: file, line: origin.lines.isEmpty ? nil : Int(origin.lines[row]))
    }
  }
}
