import Basics
import Platform

/// The first line of a file that runs append to. Names of columns need no quotes.
enum HeaderLine {
  /// Longer headers are not headers of this program.
  private static let mostBytes = 1 << 16

  /// The names in a file; nil if it is not there or empty.
  static func names(of path: String) throws(Diagnostic) -> [String]? {
    guard let descriptor = try InputFile.regular(path) else { return nil }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    return size > 0 ? names(in: descriptor, size: size) : nil
  }

  /// The names in an open file.
  static func names(in descriptor: Int32, size: Int) -> [String] {
    var beginning = [UInt8](repeating: 0, count: min(size, mostBytes))
    let count = pread(descriptor, &beginning, beginning.count, 0)
    return names(in: beginning.prefix(max(0, count)))
  }

  /// The names in the bytes of a file.
  static func names(in bytes: some Collection<UInt8>) -> [String] {
    var line = Array(bytes.prefix { $0 != UInt8(ascii: "\n") })[...]
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    return line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
