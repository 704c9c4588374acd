/// Reads values from the bytes of a PDF. Damage gives `null` or the part that could be read. Nothing throws.
struct PDFParser {
  private let bytes: [UInt8]
  var position: Int
  private static let deepest = 64

  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - position: The index to start at, at most the number of bytes.
  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func value(depth: Int = 0) -> PDFValue {
    skipSpace()
    guard let byte = peek(), depth < Self.deepest else { return .null }
    switch byte {
    case UInt8(ascii: "/"): return .name(takeName())
    case UInt8(ascii: "("): return .string(takeString())
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "<"): return peek(1) == UInt8(ascii: "<") ? dictionary(depth) : .string(takeHexString())
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), 48...57: return numberOrReference()
    default: return keyword()
    }
  }

  func peek(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  mutating func skipSpace() {
    while let byte = peek() {
      if byte == UInt8(ascii: "%") {
        while let next = peek(), next != 10, next != 13 { position += 1 }
      } else if Self.isSpace(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Reads a whole number of at most 18 digits. Returns nil if there is none, or a longer one.
  mutating func integer() -> Int? {
    skipSpace()
    var value = 0
    let start = position
    while let byte = peek(), (48...57).contains(byte), position - start < 18 {
      value = value * 10 + Int(byte - 48)
      position += 1
    }
    if let byte = peek(), (48...57).contains(byte) {
      position = start
      return nil
    }
    return position > start ? value : nil
  }

  /// Moves past white space, and past the word if it follows. Returns true if it does.
  mutating func skip(_ word: StaticString) -> Bool {
    skipSpace()
    let length = word.utf8CodeUnitCount
    guard position + length <= bytes.count else { return false }
    for offset in 0..<length where bytes[position + offset] != word.utf8Start[offset] { return false }
    position += length
    return true
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || (9...13).contains(byte) || byte == 0
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    isSpace(byte) || "()<>[]{}/%".utf8.contains(byte)
  }
}

// MARK: Values

extension PDFParser {
  private mutating func takeName() -> String {
    position += 1
    let start = position
    while let byte = peek(), !Self.isDelimiter(byte) { position += 1 }
    return Self.name(bytes[start..<position])
  }

  /// Decodes a name, in which `#` and two hexadecimal digits stand for a byte (7.3.5).
  private static func name(_ written: ArraySlice<UInt8>) -> String {
    guard written.contains(UInt8(ascii: "#")) else { return String(decoding: written, as: UTF8.self) }
    var result: [UInt8] = []
    var rest = written
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "#"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        result.append(value)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func takeString() -> [UInt8] {
    var result: [UInt8] = []
    var depth = 0
    while let byte = peek() {
      position += 1
      switch byte {
      case UInt8(ascii: "\\"):
        result += takeEscape()
      case UInt8(ascii: "("):
        depth += 1
        if depth > 1 { result.append(byte) }
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return result }
        result.append(byte)
      default: result.append(byte)
      }
    }
    return result
  }

  /// Reads the part of an escape sequence after the backslash (7.3.4.2).
  private mutating func takeEscape() -> [UInt8] {
    var (value, count) = (0, 0)
    while count < 3, let digit = peek(), (48...55).contains(digit) {
      value = value * 8 + Int(digit - 48)
      count += 1
      position += 1
    }
    if count > 0 { return [UInt8(truncatingIfNeeded: value)] }
    guard let next = peek() else { return [] }
    position += 1
    switch next {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case 10: return []
    case 13:
      if peek() == 10 { position += 1 }
      return []
    default: return [next]
    }
  }

  private mutating func takeHexString() -> [UInt8] {
    position += 1
    let start = position
    while let byte = peek(), byte != UInt8(ascii: ">") { position += 1 }
    let digits = bytes[start..<position].filter { !Self.isSpace($0) }
    position = min(position + 1, bytes.count)
    return stride(from: 0, to: digits.count, by: 2).map { index in
      let pair = digits[index..<min(index + 2, digits.count)] + (index + 1 < digits.count ? [] : [48])
      return UInt8(String(decoding: pair, as: UTF8.self), radix: 16) ?? 0
    }
  }

  private mutating func array(_ depth: Int) -> PDFValue {
    position += 1
    var values: [PDFValue] = []
    while true {
      skipSpace()
      guard let byte = peek() else { return .array(values) }
      if byte == UInt8(ascii: "]") {
        position += 1
        return .array(values)
      }
      let before = position
      values.append(value(depth: depth + 1))
      if position == before { return .array(values) }
    }
  }

  private mutating func dictionary(_ depth: Int) -> PDFValue {
    position += 2  // the two brackets that `value` has seen
    var entries: [String: PDFValue] = [:]
    while true {
      skipSpace()
      guard peek() == UInt8(ascii: "/") else {
        if peek() == UInt8(ascii: ">") { position = min(position + 2, bytes.count) }
        return .dictionary(entries)
      }
      let key = takeName()
      let value = value(depth: depth + 1)
      // Readers differ in which of two values of `S` they use, so neither is trusted.
      entries[key] = key == "S" && entries[key] != nil ? .null : value
    }
  }

  /// Reads a number such as `12`, or a reference such as `12 0 R`.
  private mutating func numberOrReference() -> PDFValue {
    let start = position
    if let number = integer() {
      let end = position
      let isWhole = peek() != UInt8(ascii: ".")
      if isWhole, integer() != nil, skip("R"), peek().map(Self.isDelimiter) ?? true { return .reference(number) }
      if isWhole {
        position = end
        return .number(Double(number))
      }
    }
    position = start
    while let byte = peek(), !Self.isDelimiter(byte) { position += 1 }
    let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)) ?? 0
    return .number(number.isFinite ? number : 0)
  }

  private mutating func keyword() -> PDFValue {
    let start = position
    while let byte = peek(), !Self.isDelimiter(byte) { position += 1 }
    switch String(decoding: bytes[start..<position], as: UTF8.self) {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default: return .null
    }
  }
}
