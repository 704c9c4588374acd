import Basics

/// Strings in the attributes of cairo's tags. Cairo copies them into the PDF as they are, between parentheses, so that
/// they must have no parenthesis, backslash or quotation mark, nor anything but ASCII.
enum PDFEscaping {
  /// An address, in which parentheses and the quotation mark are written as `%` and two digits too.
  static func uri(_ address: Address) -> String { quoted(address.text.utf8) { !"()'".utf8.contains($0) } }

  /// The same as the file has it.
  static func plainURI(_ address: Address) -> String { String(uri(address).dropFirst().dropLast()) }

  /// The name of a place in the document. Names that differ stay apart.
  static func name(_ anchor: String) -> String { quoted(anchor.utf8, isPlain: isOfName) }

  /// The same as the file has it.
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
