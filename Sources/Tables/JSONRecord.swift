import Basics

/// One object of JSON, as its keys and values. The keys of an object within it are joined to its own: `loss.train`.
package enum JSONRecord {
  package enum Content: Equatable, Sendable {
    case number(Double)
    /// A text, or what anything else is written as.
    case text(String)
    /// `null`, or the `NaN` that Python writes.
    case missing

    /// Not a number for what is missing; 1 and 0 for `true` and `false`; nil for another text.
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

  /// Nil for bytes that are not one object and nothing else.
  package static func values(in bytes: [UInt8]) -> [String: Content]? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    // The scanner may look that far behind the end.
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
