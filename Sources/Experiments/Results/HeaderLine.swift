import Basics
import Platform

/// Reads the first line of a file to which runs append. Names of columns need no quotes.
enum HeaderLine {
  /// The most bytes of a header. This program writes no longer ones.
  private static let mostBytes = 1 << 16

  /// Returns the column names of a file; nil if the file does not exist or is empty.
  static func names(of path: String) throws(Diagnostic) -> [String]? {
    guard let descriptor = try InputFile.regular(path) else { return nil }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    return size > 0 ? names(in: descriptor, size: size) : nil
  }

  /// Returns the column names of an open file.
  static func names(in descriptor: Int32, size: Int) -> [String] {
    var beginning = [UInt8](repeating: 0, count: min(size, mostBytes))
    let count = pread(descriptor, &beginning, beginning.count, 0)
    return names(in: beginning.prefix(max(0, count)))
  }

  /// Returns the column names in the bytes of a file, without a byte order mark.
  static func names(in bytes: some Collection<UInt8>) -> [String] {
    var line = Array(bytes.prefix { $0 != UInt8(ascii: "\n") })[...]
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    return line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
