import Basics

/// The 16-digit identifier of a researcher (ORCID iD). Its last digit is a check digit.
///
/// Source: ISO 7064, MOD 11-2.
package struct ORCID: Sendable, Equatable {
  /// The address of the record, such as `https://orcid.org/0000-0002-1825-0097`.
  package let address: Address

  private static let site = "https://orcid.org/"

  /// Reads the digits, or the address of a record. Returns nil if the form or the check digit is wrong.
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
