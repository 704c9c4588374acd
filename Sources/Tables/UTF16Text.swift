import Basics

/// A text in UTF-16, in which spreadsheets write some tables.
struct UTF16Text {
  private let bytes: [UInt8]
  private let isBigEndian: Bool
  private let markLength: Int

  /// Creates a text; nil if the bytes do not look like UTF-16. They do if they begin with a byte-order mark, or if at
  /// the beginning half or more of either the even or the odd bytes are zero, and none of the others is.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      (isBigEndian, markLength) = (bytes[0] == 0xFE, 2)
      return
    }
    let pairs = min(bytes.count, 512) / 2
    let zeros = (0..<2).map { half in (0..<pairs).count { bytes[2 * $0 + half] == 0 } }
    guard pairs >= 4, zeros.contains(0), zeros.contains(where: { 2 * $0 >= pairs }) else { return nil }
    (isBigEndian, markLength) = (zeros[0] > 0, 0)
  }

  /// Returns the same text in UTF-8.
  ///
  /// - Throws: an error with the line for a surrogate without its other half, and for an odd number of bytes.
  func utf8(file: String) throws(Diagnostic) -> [UInt8] {
    guard bytes.count % 2 == 0 else {
      throw damage("half of a character of UTF-16 at the end", lineFeeds(bytes.count - 1), file)
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count / 2 + 16)
    var decoder = UTF16()
    var units = stride(from: markLength, to: bytes.count, by: 2).lazy.map(unit).makeIterator()
    var line = 1
    while true {
      switch decoder.decode(&units) {
      case .scalarValue(let scalar):
        if scalar == "\n" { line += 1 }
        decoded.append(contentsOf: UTF8.encode(scalar).unwrapped(because: "every scalar has a form in UTF-8"))
      case .emptyInput: return decoded
      case .error: throw damage("invalid UTF-16", line, file)
      }
    }
  }

  private func unit(at offset: Int) -> UInt16 {
    let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  private func lineFeeds(_ end: Int) -> Int {
    1 + stride(from: markLength, to: end - 1, by: 2).count { unit(at: $0) == 10 }
  }

  private func damage(_ what: String, _ line: Int, _ file: String) -> Diagnostic {
    Diagnostic(.badData, what, hint: "save the file as UTF-8", at: SourceLocation(file: file, line: line))
  }
}

extension ByteSource {
  /// Returns the text in UTF-8 if this source is UTF-16, unpacked if it is packed by gzip; otherwise nil.
  func decodedFromUTF16(file: String) throws -> ByteSource? {
    var window = try isGzip ? ByteWindow(unpacking: self, size: 1 << 10) : ByteWindow(self, 0..<count, size: 1 << 10)
    try window.advance(dropping: 0)
    guard UTF16Text(Array(window.bytes)) != nil else { return nil }
    var all = Array(window.bytes)
    while !window.isLast {
      try window.advance(dropping: window.bytes.count)
      all += window.bytes
    }
    return try UTF16Text(all).map { .memory(try $0.utf8(file: file)) }
  }
}
