extension Unicode.Scalar {
  /// True if the scalar acts on a reader or a terminal instead of being shown: control characters, line and paragraph
  /// separators, controls of the text direction, and the byte-order mark.
  package var isInvisible: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// True if Unicode will never assign the scalar: the last two of each plane, and U+FDD0 to U+FDEF.
  package var isNoncharacter: Bool { (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE }

  /// True if the scalar is a combining mark, which changes the letter before it.
  package var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
