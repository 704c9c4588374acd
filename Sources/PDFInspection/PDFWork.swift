import Basics

/// A budget for reading a PDF. Objects can contain each other, streams can unpack to a thousand times their size, and
/// forms can draw each other, so a small file could keep a reader busy for ever.
struct PDFWork {
  /// The remaining budget. Each byte of a value or of an unpacked stream, and each visited object, costs one.
  private(set) var left: Int
  private let name: String

  /// Makes a budget that is several times what an honest file of that size needs.
  init(forBytes count: Int, of name: String) {
    left = 8 << 20 + 16 * count
    self.name = name
  }

  /// Takes an amount from the budget.
  ///
  /// - Throws: `badData` if the budget is used up.
  mutating func spend(_ count: Int) throws(Diagnostic) {
    left -= count
    guard left >= 0 else {
      throw Diagnostic(
        .badData, "'\(name)' is too much work to read: its objects lie within one another or unpack to too many bytes",
        hint: "write it again with qpdf, or make it with another program")
    }
  }

  /// Reads the value at the parser's position, and takes the bytes that were read from the budget.
  mutating func value(_ parser: inout PDFParser) throws(Diagnostic) -> PDFValue {
    let start = parser.position
    let value = parser.value()
    try spend(parser.position - start + 1)
    return value
  }
}
