/// The target of a link: an `http`, `https` or `mailto` address, a path relative to the document, or a fragment
/// (`#name`).
///
/// Everything else is refused, whatever a browser or a PDF reader would make of it: other schemes, such as
/// `javascript:` and `data:`, a host without a scheme (`//host`), and control characters. Bytes that RFC 3986 does not
/// allow in an address are percent-encoded, so `text` is ASCII without blanks, quotes, stray brackets or backslashes.
/// The address is read byte by byte: a colon with a combining accent still counts as a colon.
package struct Address: Hashable, Sendable {
  /// The form of an address.
  package enum Kind: Sendable {
    case web, mail, path, fragment
  }

  package let kind: Kind
  package let text: String

  /// What a link may lead to, as a sentence for error messages.
  package static let rule =
    "links lead to https://, http:// and mailto: addresses, to files beside the document, and to its parts"

  /// Checks and encodes an address. Returns nil if the address is refused.
  package init?(_ written: String) {
    let bytes = Array(written.utf8)
    guard let kind = Self.kind(of: bytes), !written.unicodeScalars.contains(where: \.isInvisible) else { return nil }
    self.kind = kind
    text = Self.encoded(bytes)
  }

  /// True if the address is a file in the folder of the document or below it. Pictures must be such files.
  package var isBeside: Bool {
    guard kind == .path, text.utf8.first != UInt8(ascii: "/") else { return false }
    let path = text.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return !path.split(separator: UInt8(ascii: "/")).contains { Self.isParent(Array($0)) }
  }

  /// True if the path segment is `..`. Either dot may be percent-encoded as `%2e`.
  private static func isParent(_ segment: [UInt8]) -> Bool {
    ["..", ".%2e", "%2e.", "%2e%2e"].contains { $0.utf8.elementsEqual(segment.map(lowercased)) }
  }
}

// MARK: What is allowed

extension Address {
  private static let schemes: [(name: String, kind: Kind)] = [("http", .web), ("https", .web), ("mailto", .mail)]

  private static func kind(of bytes: [UInt8]) -> Kind? {
    if bytes.first == UInt8(ascii: "#") { return .fragment }
    let head = bytes.prefix { !isEnd(ofHead: $0) }
    guard let colon = head.firstIndex(of: UInt8(ascii: ":")) else {
      return isForeign(bytes[...]) ? nil : .path
    }
    let name = head[..<colon].map(lowercased)
    guard let scheme = schemes.first(where: { $0.name.utf8.elementsEqual(name) }) else { return nil }
    let rest = bytes[(colon + 1)...]
    return scheme.kind == .mail || hasHost(rest) ? scheme.kind : nil
  }

  /// True for a byte that ends the part in which a scheme can stand. A colon after it is an ordinary colon.
  private static func isEnd(ofHead byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

  /// True for `//host` and for what browsers treat like it: `/\host` and `\\host`.
  private static func isForeign(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.prefix(2).count == 2 && bytes.prefix(2).allSatisfy(isSlash)
  }

  /// True if `//` and the first byte of a host name follow the scheme. Letters outside ASCII become `%` escapes later.
  private static func hasHost(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.prefix(2).elementsEqual("//".utf8), let first = bytes.dropFirst(2).first else { return false }
    return !isEnd(ofHead: first) && first != UInt8(ascii: "\\")
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }
}

// MARK: Writing

extension Address {
  /// The unreserved and the reserved characters of RFC 3986, section 2, without brackets, `#` and the single quote.
  private static let plain: Set<UInt8> = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&()*+,;=".utf8)
  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func encoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var hasFragment = false
    let brackets = literalAddress(in: bytes)
    for (index, byte) in bytes.enumerated() {
      let isFirstSign = byte == UInt8(ascii: "#") && !hasFragment
      hasFragment = hasFragment || isFirstSign
      let isKept = plain.contains(byte) || isFirstSign || brackets.contains(index)
      result += isKept || isEscape(at: index, in: bytes) ? [byte] : escape(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Returns the percent-encoded form of a byte, such as `%2F`.
  package static func escape(_ byte: UInt8) -> [UInt8] {
    [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// True if a percent sign with two hexadecimal digits, an existing escape, begins at `index`.
  private static func isEscape(at index: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count else { return false }
    return bytes[(index + 1)...(index + 2)].allSatisfy { digits.contains($0) || digits.contains($0 &- 32) }
  }

  /// Returns the positions of the two brackets around an IPv6 address, as in `http://[::1]/`; empty if there is none.
  private static func literalAddress(in bytes: [UInt8]) -> [Int] {
    guard let start = bytes.firstIndex(of: UInt8(ascii: "[")), start > 2,
      bytes[(start - 3)..<start].elementsEqual("://".utf8),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "]")),
      bytes[(start + 1)..<end].allSatisfy({ isHexadecimal($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
    else { return [] }
    return [start, end]
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool { digits.contains(byte) || digits.contains(byte &- 32) }
}
