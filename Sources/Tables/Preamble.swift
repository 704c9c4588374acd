import Basics

/// The part of a file above the header of its table: a byte-order mark, a line `sep=;`, comments and blank lines.
struct Preamble {
  /// The offset at which the header begins.
  private(set) var start = 0
  /// The line at that offset, from 1.
  private(set) var line = 1
  /// The number of bytes of the byte-order mark, or 0.
  private(set) var mark = 0
  /// The delimiter that a line `sep=` names; nil without such a line.
  private(set) var delimiter: UInt8?
  private(set) var remarks: [Remark] = []
  /// The offset, after `#` and blanks, of the text of a comment directly above the header; nil if there is none.
  private(set) var lastComment: Int?
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ format: TableFormat) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      (mark, start) = (3, 3)
      remarks.append(Remark("the file begins with a byte-order mark"))
    }
    readSeparator()
    skipComments(format.commentBytes ?? [Byte.hash], isDeclared: format.commentBytes != nil)
  }

  private func end(from start: Int) -> Int { bytes[start...].firstIndex(of: Byte.lineFeed) ?? bytes.count }

  /// Returns the text of a line, without its end.
  private func text(from start: Int) -> String {
    String(decoding: bytes[start..<end(from: start)].prefix { $0 != Byte.carriageReturn }, as: UTF8.self)
  }

  private mutating func skipLine() {
    start = min(end(from: start) + 1, bytes.count)
    line += 1
  }

  /// Reads a line such as `sep=;`, which spreadsheets understand.
  private mutating func readSeparator() {
    guard bytes[start...].prefix(4).elementsEqual("sep=".utf8) else { return }
    let said = Array(text(from: start).utf8.dropFirst(4))
    guard said.count == 1, TableFormat.canDelimit(said[0]) else { return }
    delimiter = said[0]
    remarks.append(Remark("the first line names the delimiter", line: line))
    skipLine()
  }

  private mutating func skipComments(_ comment: [UInt8], isDeclared: Bool) {
    var comments = 0
    var blanks = 0
    while start < bytes.count {
      let content = bytes[start..<end(from: start)]
      if content.allSatisfy({ $0 == 32 || $0 == Byte.carriageReturn }) {
        blanks += 1
        lastComment = nil
      } else if content.starts(with: comment), isDeclared || !isNameOfColumn(content) {
        comments += 1
        lastComment = start + content.prefix { $0 == comment[0] || Byte.isBlank($0) }.count
      } else {
        break
      }
      skipLine()
    }
    if comments > 0 { remarks.append(Remark("lines above the header that are comments: \(comments)")) }
    if blanks > 0 { remarks.append(Remark("blank lines above the header: \(blanks)")) }
  }

  /// Returns true for a line such as `#,model`, in which `#` is the name of the first column.
  private func isNameOfColumn(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard line.count > 1 else { return false }
    return [Byte.comma, UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")].contains(line[line.startIndex + 1])
  }

  /// The comment as errors show it; nil if there is none.
  var excerpt: String? {
    lastComment.map { comment in
      let lineStart = bytes[..<comment].lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? mark
      return String(text(from: lineStart).prefix(160))
    }
  }

  /// Moves the start to the last comment, which is the header.
  mutating func startInLastComment(_ file: String) throws(Diagnostic) {
    guard let comment = lastComment else {
      throw Diagnostic(
        .badData, "there is no header in a comment: no line with # is directly above the data",
        hint: "leave out header: commented (--header commented)", at: SourceLocation(file: file, line: line))
    }
    start = comment
    line -= 1
  }
}
