extension Unicode.Scalar {
  /// Whether it acts on a reader or a terminal instead of being shown: control characters, line and paragraph
  /// separators, what turns the direction of the text around it, and a byte-order mark.
  package var isInvisible: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Whether Unicode will never give it a meaning: the last two of each plane, and U+FDD0 to U+FDEF.
  package var isNoncharacter: Bool { (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE }

  /// Whether it changes the letter before it.
  package var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
