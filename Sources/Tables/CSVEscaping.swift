import Basics

/// Fields of a CSV (RFC 4180). Goes by bytes, as readers do: a quote with an accent on it is a quote.
enum CSVEscaping {
  /// In quotes if it contains a comma, a quote or a line end, or has blanks at an end, or begins as a file of bytes with a
  /// mark of their order does.
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
