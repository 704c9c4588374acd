import Basics

/// Writes fields of CSV (RFC 4180). It works on bytes, as readers do: a quote followed by a combining accent is still a
/// quote.
enum CSVEscaping {
  /// Returns the field, in quotes if it contains a comma, a quote or a line end, begins or ends with a blank, or begins
  /// with a byte-order mark.
  static func field(_ field: String) -> String {
    guard mustBeQuoted(field.utf8) else { return field }
    var bytes = [Byte.quote]
    for byte in field.utf8 {
      if byte == Byte.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    return String(decoding: bytes + [Byte.quote], as: UTF8.self)
  }

  private static func mustBeQuoted(_ bytes: String.UTF8View) -> Bool {
    let isDividing = bytes.contains {
      $0 == Byte.comma || $0 == Byte.quote || $0 == Byte.lineFeed || $0 == Byte.carriageReturn
    }
    return isDividing || [bytes.first, bytes.last].contains { $0.map(Byte.isBlank) ?? false }
      || bytes.starts(with: "\u{FEFF}".utf8)
  }
}
