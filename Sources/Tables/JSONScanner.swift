import Basics

/// The reasons why JSON cannot be read further.
enum JSONFault: Error {
  /// The loaded bytes end within a value.
  case end
  /// The bytes at an offset are wrong. The text says what was expected, or what is wrong.
  case wrong(String, hint: String? = nil, at: Int)
}

/// A scanner of the parts of JSON (RFC 8259) from left to right. It also accepts `NaN` and `Infinity`, which Python
/// writes.
///
/// It does not know what a table is. The 64 bytes after the given ones must be readable.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int
  /// True if some text had bytes that are not ASCII, whose UTF-8 is not checked yet.
  private(set) var hasOtherThanASCII = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  var isAtEnd: Bool { position == bytes.count }

  /// The next byte; zero at the end.
  var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  mutating func skipBlanks() {
    while Byte.isBlank(next) || next == Byte.lineFeed || next == Byte.carriageReturn { position += 1 }
  }

  /// Skips blanks, and takes a byte if it comes next. Returns true if it does.
  mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    position += 1
    return true
  }

  /// - Parameters:
  ///   - byte: the byte that must come next, after blanks.
  ///   - expected: what the error says was expected, such as `a comma or '}'`.
  mutating func expect(_ byte: UInt8, _ expected: String) throws(JSONFault) {
    guard take(byte) else { throw unexpected(expected) }
  }

  /// Returns the error about the next byte.
  func unexpected(_ expected: String) -> JSONFault {
    guard !isAtEnd else { return .end }
    let scalar = String(decoding: bytes[position...].prefix(4), as: UTF8.self).unicodeScalars.first.map { String($0) }
    return .wrong("expected \(expected), found '\(scalar ?? "")'", at: position)
  }

  /// Skips the rest of a line and its end; returns false if the bytes end first.
  mutating func skipLine() -> Bool {
    guard let end = bytes[position...].firstIndex(of: Byte.lineFeed) else { return false }
    position = end + 1
    return true
  }

  /// Takes a text in quotes, and returns the range between them.
  mutating func text() throws(JSONFault) -> Field {
    try expect(Byte.quote, "a text in quotes")
    let start = position
    var hasEscapes = false
    while next != Byte.quote {
      guard !isAtEnd else { throw .end }
      guard next >= 32 else { throw controlCharacter }
      if next == UInt8(ascii: "\\") {
        hasEscapes = true
        position += 1
        guard !isAtEnd else { throw .end }
      }
      hasOtherThanASCII = hasOtherThanASCII || next >= 0x80
      position += 1
    }
    position += 1
    return Field(start: start, end: position - 1, hasEscapes: hasEscapes)
  }

  private var controlCharacter: JSONFault {
    if next == 0 { return .wrong("a zero byte", hint: "the file was cut off while it was written", at: position) }
    let isLineEnd = next == Byte.lineFeed || next == Byte.carriageReturn
    return .wrong(
      isLineEnd ? "the line ends within a text in quotes" : "a control character within a text in quotes",
      hint: isLineEnd ? "add the closing quote, or write \\n" : "write it as \\u and its number", at: position)
  }

  /// Takes a number.
  mutating func number() throws(JSONFault) -> (value: Double, field: Field) {
    let start = position
    while isOfNumber(next) { position += 1 }
    // A number that ends with the loaded bytes may go on after them.
    guard !isAtEnd else { throw .end }
    return try number(from: start)
  }

  private func number(from start: Int) throws(JSONFault) -> (value: Double, field: Field) {
    let field = Field(start: start, end: position)
    let digits = bytes[start..<position].drop { $0 == UInt8(ascii: "-") }
    guard let first = digits.first, first &- UInt8(ascii: "0") < 10, let value = NumberParser.parse(bytes, field) else {
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      throw .wrong("'\(text)' is not a number of JSON", hint: "write a text in quotes", at: start)
    }
    return (value, field)
  }

  private func isOfNumber(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".")
      || byte | 0x20 == UInt8(ascii: "e")
  }

  /// Takes one of the words; nil if none comes next.
  mutating func word(of words: [String]) throws(JSONFault) -> String? {
    for word in words where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return word
    }
    let rest = bytes[position...]
    if words.contains(where: { $0.utf8.starts(with: rest) }) { throw .end }
    return nil
  }
}
