import Basics

/// An archive of several files in the format *ustar* (POSIX.1-1988), inside a gzip file (RFC 1952).
///
/// The contents are not compressed, because the largest files are figures, which are compressed already. The bytes
/// depend on the names and contents only.
package struct TarArchive {
  private static let longestName = 100

  private var bytes: [UInt8] = []

  package init() {}

  /// Appends a file.
  ///
  /// - Parameter name: the relative path of the file, at most 100 bytes long.
  /// - Throws: `badData` if the name is too long.
  package mutating func add(_ name: String, _ content: [UInt8]) throws(Diagnostic) {
    guard name.utf8.count <= Self.longestName else {
      throw Diagnostic(
        .badData, "the name '\(name)' is too long for an archive",
        hint: "names in an archive have at most \(Self.longestName) bytes: use a shorter label")
    }
    bytes += Self.header(name, size: content.count) + content
    bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  /// Returns the header of a file, with mode 644, no owner and no time.
  private static func header(_ name: String, size: Int) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func write(_ text: String, at place: Int) {
      header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
    }
    write(name, at: 0)
    write("0000644\0" + "0000000\0" + "0000000\0", at: 100)
    write(octal(size, digits: 11) + "\0" + octal(0, digits: 11) + "\0", at: 124)
    write("        0", at: 148)
    write("ustar\u{0}00", at: 257)
    write(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\0 ", at: 148)
    return header
  }

  private static func octal(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// The gzip file, made of uncompressed blocks of at most 65,535 bytes (RFC 1951, 3.2.4).
  package var gzipped: [UInt8] {
    let content = bytes + [UInt8](repeating: 0, count: 1024)
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var start = 0
    while start < content.count {
      let end = min(start + 0xFFFF, content.count)
      let length = UInt16(end - start)
      result.append(end == content.count ? 1 : 0)
      result += length.littleEndianBytes + (~length).littleEndianBytes + content[start..<end]
      start = end
    }
    return result + CRC32.of(content).littleEndianBytes + UInt32(truncatingIfNeeded: content.count).littleEndianBytes
  }
}

extension FixedWidthInteger {
  fileprivate var littleEndianBytes: [UInt8] {
    (0..<Self.bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> ($0 * 8)) }
  }
}
