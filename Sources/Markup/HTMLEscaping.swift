import Basics

/// Texts written so that an HTML parser cannot take them for anything else. `HTML` is the only one to ask.
enum HTMLEscaping {
  /// For text and for attribute values in double quotes.
  static func text(_ text: String) -> String {
    // Most texts have none of them, and bytes say so ten times as fast.
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

  /// The printable characters of ASCII that stand for themselves.
  private static let plain = ByteSet { (0x20..<0x7F).contains($0) && !"&<>\"'".utf8.contains($0) }

  /// A document in HTML has none of these.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.isNoncharacter
  }
}
