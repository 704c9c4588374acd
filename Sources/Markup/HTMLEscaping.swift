import Basics

/// Escapes texts for HTML and SVG. Only `HTML` and `MarkupBuffer` call it.
enum HTMLEscaping {
  /// Returns the text escaped for element content and for attribute values in quotes.
  static func text(_ text: String) -> String {
    // Most texts need no escaping, and looking at the bytes is ten times as fast.
    guard !text.utf8.allSatisfy(plain.contains) else { return text }
    return text.replacingScalars(replacement)
  }

  private static func replacement(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    case "\n", "\t": nil
    default: isForbidden(scalar) ? "\u{FFFD}" : nil
    }
  }

  /// The printable ASCII characters that need no escaping.
  private static let plain = ByteSet { (0x20..<0x7F).contains($0) && !"&<>\"'".utf8.contains($0) }

  /// True for control characters and noncharacters, which HTML does not allow.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.isNoncharacter
  }
}
