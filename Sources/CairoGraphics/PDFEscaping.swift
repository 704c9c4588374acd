import Basics

/// Escapes strings in the attributes of cairo's tags. Cairo copies them into the PDF unchanged, between parentheses, so
/// they must be ASCII without parentheses, backslashes or quotation marks.
enum PDFEscaping {
  /// Returns a quoted address in which parentheses and `'` are percent-encoded too.
  static func uri(_ address: Address) -> String { quoted(address.text.utf8) { !"()'".utf8.contains($0) } }

  /// Returns the escaped address without quotation marks, as the file contains it.
  static func plainURI(_ address: Address) -> String { String(uri(address).dropFirst().dropLast()) }

  /// Returns the quoted and escaped name of an anchor. Different names stay different.
  static func name(_ anchor: String) -> String { quoted(anchor.utf8, isPlain: isOfName) }

  /// Returns the escaped name without quotation marks, as the file contains it.
  static func plainName(_ anchor: String) -> String { String(name(anchor).dropFirst().dropLast()) }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func quoted(_ bytes: some Sequence<UInt8>, isPlain: (UInt8) -> Bool) -> String {
    let quote = UInt8(ascii: "'")
    let content = bytes.flatMap { isPlain($0) ? [$0] : Address.escape($0) }
    return String(decoding: [quote] + content + [quote], as: UTF8.self)
  }
}
