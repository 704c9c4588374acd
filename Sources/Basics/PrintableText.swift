extension String {
  /// The text without commands for a terminal: every control character except line ends and tabs becomes U+FFFD.
  package var printable: String {
    String(String.UnicodeScalarView(unicodeScalars.map { Self.isControl($0) ? "\u{FFFD}" : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\t": false
    default: scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
  }
}
