import Basics
import Platform

/// Finds the last whole row of a file whose quoted fields can contain line ends, as the parameters of programs can.
enum QuotedLines {
  /// The most bytes before the end of the file in which the beginning of a torn row is searched.
  private static let mostBytes = 1 << 16

  /// Returns the number of bytes before a last row that was torn at a line end inside quotes.
  ///
  /// - Parameter size: the number of bytes up to the last line end.
  /// - Returns: `size` for a file without such a row, and for a file with other damage.
  /// - Throws: `notFound` if the file cannot be read.
  static func wholeRows(of descriptor: Int32, size: Int, _ path: String) throws(Diagnostic) -> Int {
    var quotes = 0
    var start = 0
    while start < size {
      let piece = try bytes(descriptor, start, min(1 << 20, size - start), path)
      quotes += piece.count { $0 == UInt8(ascii: "\"") }
      start += piece.count
    }
    guard !quotes.isMultiple(of: 2) else { return size }
    let beginning = max(0, size - mostBytes)
    let end = try bytes(descriptor, beginning, size - beginning, path)
    var at = end.count
    while at > 0 {
      let before = end[..<(at - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      quotes -= end[before..<at].count { $0 == UInt8(ascii: "\"") }
      at = before
      if quotes.isMultiple(of: 2) { return at > 0 || beginning == 0 ? beginning + at : size }
    }
    return size
  }

  private static func bytes(
    _ descriptor: Int32, _ start: Int, _ count: Int, _ path: String
  ) throws(Diagnostic) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: count)
    guard pread(descriptor, &piece, count, off_t(start)) == count else {
      throw AtomicFile.failure(.notFound, "cannot read '\(path)'")
    }
    return piece
  }
}
