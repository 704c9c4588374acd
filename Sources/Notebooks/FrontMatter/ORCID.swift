import Basics

/// The sixteen digits that stand for a researcher, the last of which checks the others.
///
/// Source: ISO 7064, MOD 11-2.
package struct ORCID: Sendable, Equatable {
  /// `https://orcid.org/0000-0002-1825-0097`.
  package let address: Address

  private static let site = "https://orcid.org/"

  /// Nil for what is none. The address of a record may stand for its digits.
  package init?(_ text: String) {
    let digits = text.hasPrefix(Self.site) ? String(text.dropFirst(Self.site.count)) : text
    guard digits.wholeMatch(of: /[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]/) != nil else { return nil }
    let values = digits.utf8.filter { $0 != UInt8(ascii: "-") }.map { Int($0) - Int(UInt8(ascii: "0")) }
    let total = values.dropLast().reduce(0) { ($0 + $1) * 2 % 11 }
    let check = (12 - total) % 11
    guard let address = Address(Self.site + digits), digits.hasSuffix(check == 10 ? "X" : "\(check)") else {
      return nil
    }
    self.address = address
  }
}
