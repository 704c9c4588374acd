import Basics

/// Where the rows of a table were read, for messages that name a line.
package struct TableOrigin: Sendable {
  package var file: String
  /// `lines[row]` is the line of the file on which a row begins, from 1.
  package var lines: [Int32]
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

  func rows(_ indices: [Int]) -> TableOrigin {
    var origin = self
    origin.lines = indices.map { lines[$0] }
    return origin
  }
}

extension Table {
  /// The place in the file where a row was read; nil for rows that were computed.
  package func location(ofRow row: Int) -> SourceLocation? {
    origin.map { SourceLocation(file: $0.file, line: Int($0.lines[row])) }
  }
}
