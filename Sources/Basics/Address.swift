/// Where a link may lead: an `http`, `https` or `mailto` address, a path beside the document, or a place in it.
///
/// All else is refused, whatever a browser or a reader of PDFs would make of it: other schemes, such as `javascript:`
/// and `data:`, the name of a host without a scheme (`//host`), control characters. What RFC 3986 does not allow in an
/// address is written as `%` and two digits, so that `text` is ASCII without blanks, quotes, brackets and backslashes.
/// Goes by bytes: a colon with an accent on it is a colon.
package struct Address: Hashable, Sendable {
  /// What follows the address, and where it leads.
  package enum Kind: Sendable {
    case web, mail, path, fragment
  }

  package let kind: Kind
  package let text: String

  /// What an address may be, for messages.
  package static let rule =
    "links lead to https://, http:// and mailto: addresses, to files beside the document, and to its parts"

  /// Nil for an address that is refused.
  package init?(_ written: String) {
    let bytes = Array(written.utf8)
    guard let kind = Self.kind(of: bytes), !written.unicodeScalars.contains(where: \.isInvisible) else { return nil }
    self.kind = kind
    text = Self.encoded(bytes)
  }

  /// Whether it is a file in the folder of the document, or below: what a picture may be.
  package var isBeside: Bool {
    guard kind == .path, text.utf8.first != UInt8(ascii: "/") else { return false }
    let path = text.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return !path.split(separator: UInt8(ascii: "/")).contains { Self.isParent(Array($0)) }
  }

  /// `..`, of which each dot may be written as `%2e`.
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

  /// Behind these bytes no colon ends a scheme.
  private static func isEnd(ofHead byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

  /// `//host`, and what browsers take for it: `/\host`, `\\host`.
  private static func isForeign(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.prefix(2).count == 2 && bytes.prefix(2).allSatisfy(isSlash)
  }

  /// Whether two slashes and a name of ASCII follow the scheme; names in other letters are written with `%`.
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
  /// Unreserved bytes, and those that divide an address (RFC 3986, section 2), but for brackets and the quote.
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

  /// `%` and two digits, as they are in an address.
  package static func escape(_ byte: UInt8) -> [UInt8] {
    [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// A percent sign before two digits, which are escaped already.
  private static func isEscape(at index: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count else { return false }
    return bytes[(index + 1)...(index + 2)].allSatisfy { digits.contains($0) || digits.contains($0 &- 32) }
  }

  /// The places of the brackets about an address of version 6: `http://[::1]/`.
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
