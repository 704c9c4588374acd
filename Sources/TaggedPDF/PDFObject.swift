import Basics

/// A value in a PDF file (ISO 32000-1, 7.3). Numbers and strings stay as they were written.
indirect enum PDFObject: Sendable {
  /// A number, a string, `true`, `false` or `null`, as the bytes in the file.
  case atom([UInt8])
  /// A name without its slash. Escapes (`#20`) stay as they were written.
  case name(String)
  case array([PDFObject])
  case dictionary(PDFEntries)
  case reference(Int)
  /// The dictionary and the bytes of a stream, compressed as in the file.
  case stream(PDFEntries, [UInt8])

  static let null = PDFObject.atom(Array("null".utf8))

  static func number(_ value: Int) -> PDFObject { .atom(Array("\(value)".utf8)) }
  static func boolean(_ value: Bool) -> PDFObject { .atom(Array("\(value)".utf8)) }

  /// Returns a number rounded to thousandths, without an exponent.
  static func number(_ value: Double) -> PDFObject {
    let thousandths = Int(rounding: value * 1000, within: -1_000_000_000...1_000_000_000)
    let (whole, rest) = (abs(thousandths) / 1000, abs(thousandths) % 1000)
    var text = (thousandths < 0 ? "-" : "") + "\(whole)"
    if rest > 0 {
      var digits = String(String(rest + 1000).dropFirst())
      while digits.hasSuffix("0") { digits.removeLast() }
      text += "." + digits
    }
    return .atom(Array(text.utf8))
  }

  /// Returns a text string (7.9.2.2): ASCII in parentheses, or else UTF-16 in hexadecimal.
  static func text(_ text: String) -> PDFObject {
    var bytes: [UInt8] = []
    if text.utf8.allSatisfy({ (32...126).contains($0) }) {
      bytes.append(UInt8(ascii: "("))
      for byte in text.utf8 {
        if "()\\".utf8.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
      return .atom(bytes + [UInt8(ascii: ")")])
    }
    bytes = Array("<FEFF".utf8)
    for unit in text.utf16 { bytes += hexadecimal(UInt8(unit >> 8)) + hexadecimal(UInt8(unit & 255)) }
    return .atom(bytes + [UInt8(ascii: ">")])
  }

  static func hexadecimal(_ byte: UInt8) -> [UInt8] {
    [byte >> 4, byte & 15].map { $0 < 10 ? 48 + $0 : 55 + $0 }
  }

  var int: Int? {
    if case .atom(let bytes) = self { return Int(String(decoding: bytes, as: UTF8.self)) }
    return nil
  }

  var double: Double? {
    if case .atom(let bytes) = self { return Double(String(decoding: bytes, as: UTF8.self)) }
    return nil
  }

  var name: String? {
    if case .name(let value) = self { return value }
    return nil
  }

  var array: [PDFObject]? {
    if case .array(let values) = self { return values }
    return nil
  }

  var reference: Int? {
    if case .reference(let number) = self { return number }
    return nil
  }

  /// The entries of a dictionary or a stream; nil for other values.
  var entries: PDFEntries? {
    get {
      switch self {
      case .dictionary(let entries), .stream(let entries, _): entries
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      if case .stream(_, let bytes) = self { self = .stream(newValue, bytes) } else { self = .dictionary(newValue) }
    }
  }

  /// Calls `body` with the object number of each reference in this value.
  func forEachReference(_ body: (Int) -> Void) {
    switch self {
    case .reference(let number): body(number)
    case .array(let values): values.forEach { $0.forEachReference(body) }
    case .dictionary(let entries), .stream(let entries, _): entries.forEach { $0.value.forEachReference(body) }
    case .atom, .name: break
    }
  }

  /// Appends the value to `out`.
  ///
  /// - Parameter numbers: The new number of each object, by old number. A reference to any other object becomes `null`.
  func write(to out: inout [UInt8], numbers: [Int: Int]) {
    switch self {
    case .atom(let bytes): out += bytes
    case .name(let name): out += "/\(name)".utf8
    case .reference(let number): out += numbers[number].map { "\($0) 0 R" }.map { Array($0.utf8) } ?? Array("null".utf8)
    case .array(let values):
      out.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { out.append(32) }
        value.write(to: &out, numbers: numbers)
      }
      out.append(UInt8(ascii: "]"))
    case .dictionary(let entries): entries.write(to: &out, numbers: numbers)
    case .stream(var entries, let bytes):
      entries["Length"] = .number(bytes.count)
      entries.write(to: &out, numbers: numbers)
      out += "\nstream\n".utf8
      out += bytes
      out += "\r\nendstream".utf8  // after a last byte CR, a lone LF would be read as part of one CR LF, one byte short
    }
  }
}
