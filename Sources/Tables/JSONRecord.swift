import Basics

/// One JSON object as keys and values. The keys of a nested object are joined to the key of the object: `loss.train`.
package enum JSONRecord {
  /// A value.
  package enum Content: Equatable, Sendable {
    case number(Double)
    /// A text. `true`, `false`, lists and long integers are texts as they are written.
    case text(String)
    /// `null`, or `NaN` as Python writes it.
    case missing

    /// The number: NaN if missing, 1 and 0 for `true` and `false`, nil for a text that is not a number.
    package var number: Double? {
      switch self {
      case .number(let number): number
      case .missing: .nan
      case .text("true"): 1
      case .text("false"): 0
      case .text(let text): Double(text)
      }
    }
  }

  /// Returns the values of an object; nil if the bytes are not exactly one object in UTF-8.
  package static func values(in bytes: [UInt8]) -> [String: Content]? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    // The scanner requires 64 readable bytes after the end.
    let padded = bytes + [UInt8](repeating: 0, count: 64)
    return padded.withUnsafeBufferPointer { buffer in
      read(UnsafeBufferPointer(rebasing: buffer[..<bytes.count]))
    }
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> [String: Content]? {
    var scanner = JSONScanner(bytes, from: 0)
    var reader = JSONRowReader()
    guard (try? reader.read(&scanner)) != nil else { return nil }
    scanner.skipBlanks()
    guard scanner.isAtEnd else { return nil }
    let pairs = reader.cells.map { (reader.columns[$0.column], value($0.content, of: bytes)) }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func value(_ content: JSONCell.Content, of bytes: UnsafeBufferPointer<UInt8>) -> Content {
    switch content {
    case .missing: .missing
    case .number(let number): .number(number)
    case .text(let field): .text(String(decoding: bytes[field.range], as: UTF8.self))
    case .unescaped(let text): .text(String(decoding: text, as: UTF8.self))
    }
  }
}
