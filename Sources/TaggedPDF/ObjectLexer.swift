import Basics

/// Reads values and tokens from the bytes of a PDF file or of a content stream. Damage ends a value early but does not
/// crash; the caller then refuses what it got.
struct ObjectLexer {
  let bytes: [UInt8]
  var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = max(0, min(position, bytes.count))
  }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func skipSpace() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      } else if Self.isSpace(bytes[position]) {
        position += 1
      } else {
        return
      }
    }
  }

  mutating func skip(_ word: String) -> Bool {
    skipSpace()
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// Reads a whole number of at most twelve digits. Returns nil if there is none.
  mutating func integer() -> Int? {
    skipSpace()
    let start = position
    var value = 0
    while position < bytes.count, Self.isDigit(bytes[position]), position - start < 12 {
      value = value * 10 + Int(bytes[position] - 48)
      position += 1
    }
    return position > start ? value : nil
  }

  /// Moves past one token of a content stream. An array or a dictionary is one token.
  mutating func skipToken(depth: Int = 0) {
    guard !isAtEnd else { return }
    switch bytes[position] {
    case UInt8(ascii: "("): skipString()
    case UInt8(ascii: "[") where depth < Limit.nesting.most:
      position += 1
      while !skip("]"), !isAtEnd { skipToken(depth: depth + 1) }
    case UInt8(ascii: "<") where isDictionary && depth < Limit.nesting.most:
      position += 2
      while !skip(">>"), !isAtEnd { skipToken(depth: depth + 1) }
    case UInt8(ascii: "<"):
      position = (bytes[position...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
    default:
      position += 1
      while position < bytes.count, !Self.isDelimiter(bytes[position]) { position += 1 }
    }
  }

  private var isDictionary: Bool { bytes[position...].starts(with: "<<".utf8) }

  private mutating func skipString() {
    var depth = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\\") { position = min(position + 1, bytes.count) }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return }
      }
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) || byte == 0 }

  private static let delimiters = Set("()<>[]/%".utf8)

  static func isDelimiter(_ byte: UInt8) -> Bool { isSpace(byte) || delimiters.contains(byte) }
}

extension ObjectLexer {
  mutating func value(depth: Int = 0) throws(Diagnostic) -> PDFObject {
    skipSpace()
    guard !isAtEnd, depth < Limit.nesting.most else { throw .unexpectedPDF("it ends inside a value") }
    switch bytes[position] {
    case UInt8(ascii: "/"):
      let start = position + 1
      skipToken()
      return .name(String(decoding: bytes[start..<position], as: UTF8.self))
    case UInt8(ascii: "["):
      position += 1
      var values: [PDFObject] = []
      while !skip("]") { values.append(try value(depth: depth + 1)) }
      return .array(values)
    case UInt8(ascii: "<") where isDictionary:
      position += 2
      return .dictionary(try entries(depth: depth + 1))
    case 48...57: return reference() ?? atom()
    default: return atom()
    }
  }

  private mutating func entries(depth: Int) throws(Diagnostic) -> PDFEntries {
    var entries = PDFEntries()
    while !skip(">>") {
      guard case .name(let key) = try value(depth: depth) else { throw .unexpectedPDF("a key is no name") }
      entries[key] = try value(depth: depth)
    }
    return entries
  }

  private mutating func atom() -> PDFObject {
    let start = position
    skipToken()
    return .atom(Array(bytes[start..<position]))
  }

  /// Reads a reference such as `12 0 R`. If there is none, returns nil and stays at the position.
  private mutating func reference() -> PDFObject? {
    let start = position
    if let number = integer(), position < bytes.count, Self.isSpace(bytes[position]), integer() != nil, skip("R"),
      isAtEnd || Self.isDelimiter(bytes[position])
    {
      return .reference(number)
    }
    position = start
    return nil
  }
}
