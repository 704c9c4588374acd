import Basics

/// The escape sequences in JSON strings.
enum JSONEscapes {
  private static let characters: [UInt8: UInt8] = [
    Byte.quote: Byte.quote, UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "/"): UInt8(ascii: "/"),
    UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): Byte.lineFeed,
    UInt8(ascii: "r"): Byte.carriageReturn, UInt8(ascii: "t"): 9,
  ]

  /// Returns the UTF-8 bytes of a text, given the range between its quotes.
  ///
  /// - Throws: an error at an unknown or incomplete escape sequence.
  static func unescaped(_ field: Field, of bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> [UInt8] {
    var text: [UInt8] = []
    var at = Int(field.start)
    while at < field.end {
      if bytes[at] == UInt8(ascii: "\\") {
        try append(escapeAt: &at, before: field.end, of: bytes, to: &text)
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    return text
  }

  private static func append(
    escapeAt at: inout Int, before end: Int, of bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]
  ) throws(JSONFault) {
    let letter = bytes[at + 1]
    if let character = characters[letter] {
      text.append(character)
      at += 2
    } else if letter == UInt8(ascii: "u") {
      text.append(contentsOf: String(try scalar(at: &at, before: end, of: bytes)).utf8)
    } else {
      throw .wrong(
        "a backslash before a character that it means nothing with", hint: "write \\\\ for a backslash", at: at)
    }
  }

  /// Reads `\u00e9`, or a surrogate pair such as `\ud83d\ude00`.
  private static func scalar(
    at: inout Int, before end: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONFault) -> Unicode.Scalar {
    let start = at
    let first = try unit(at: at, before: end, of: bytes)
    at += 6
    if UTF16.isLeadSurrogate(first), at + 1 < end, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
      let second = try unit(at: at, before: end, of: bytes)
      at += 6
      let pair = 0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(second) & 0x3FF
      if UTF16.isTrailSurrogate(second), let scalar = Unicode.Scalar(pair) { return scalar }
    }
    guard let scalar = Unicode.Scalar(first), first != 0 else {
      throw .wrong(
        first == 0 ? "a zero byte" : "half of a character", hint: "write the whole character", at: start)
    }
    return scalar
  }

  /// Reads the four hexadecimal digits after `\u`.
  private static func unit(
    at start: Int, before end: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONFault) -> UInt16 {
    let digits = String(decoding: bytes[(start + 2)..<min(start + 6, end)], as: UTF8.self)
    guard digits.utf8.count == 4, !digits.utf8.contains(UInt8(ascii: "+")), let unit = UInt16(digits, radix: 16) else {
      throw .wrong("'\\u' without four digits of a number to base 16", hint: "write \\u00e9", at: start)
    }
    return unit
  }
}
