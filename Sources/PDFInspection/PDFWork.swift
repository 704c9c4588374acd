import Basics

/// How much of a PDF may still be read. Objects may lie within one another, streams may unpack to a thousand times their
/// bytes, and forms may draw one another, so that a small file could keep a reader busy for ever.
struct PDFWork {
  /// Bytes of values and of unpacked streams, and objects that were visited.
  private(set) var left: Int
  private let name: String

  /// Several times what an honest file of that size needs.
  init(forBytes count: Int, of name: String) {
    left = 8 << 20 + 16 * count
    self.name = name
  }

  mutating func spend(_ count: Int) throws(Diagnostic) {
    left -= count
    guard left >= 0 else {
      throw Diagnostic(
        .badData, "'\(name)' is too much work to read: its objects lie within one another or unpack to too many bytes",
        hint: "write it again with qpdf, or make it with another program")
    }
  }

  /// The value at the parser's position.
  mutating func value(_ parser: inout PDFParser) throws(Diagnostic) -> PDFValue {
    let start = parser.position
    let value = parser.value()
    try spend(parser.position - start + 1)
    return value
  }
}
