/// The order of names that readers expect. Runs of digits are compared by value, so that `dense_2` comes before
/// `dense_10`. A number from 0 to 1 is compared as a decimal, so that `p=0.125` comes before `p=0.25`. All other runs
/// behind a point are whole numbers, as in the versions `1.9` and `1.10`. Everything else is compared by Unicode scalars.
package enum NaturalOrder {
  /// Returns true if `a` comes before `b`. The order is total: texts that differ only in leading zeros, such as `01`
  /// and `1`, are ordered as strings.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    let order = compare(Array(a.utf8), Array(b.utf8))
    return order == 0 ? a < b : order < 0
  }

  private static func compare(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var i = 0
    var j = 0
    while i < a.count && j < b.count {
      let order: Int
      if isDigit(a[i]) && isDigit(b[j]) {
        order = compareNumbers(a, &i, b, &j)
      } else {
        order = Int(a[i]) - Int(b[j])
        i += 1
        j += 1
      }
      if order != 0 { return order }
    }
    return (a.count - i) - (b.count - j)
  }

  /// Compares two decimals such as `0.25`, or else two runs of digits, and moves both positions past them. A decimal
  /// comes before other texts that go on with a point, such as the version `0.9.1`.
  private static func compareNumbers(_ a: [UInt8], _ i: inout Int, _ b: [UInt8], _ j: inout Int) -> Int {
    let (x, y) = (decimals(a, i), decimals(b, j))
    if let x, let y {
      (i, j) = (x.endIndex, y.endIndex)
      return x.lexicographicallyPrecedes(y) ? -1 : y.lexicographicallyPrecedes(x) ? 1 : 0
    }
    let order = compareDigits(a, &i, b, &j)
    guard order == 0, x != nil || y != nil, i < a.count, j < b.count, a[i] == point, b[j] == point else { return order }
    return x != nil ? -1 : 1
  }

  private static let point = UInt8(ascii: ".")

  /// Returns the digits behind `0.` if that is where the position is and no further point makes it a version.
  private static func decimals(_ bytes: [UInt8], _ position: Int) -> ArraySlice<UInt8>? {
    let start = position + 2
    guard start < bytes.count, bytes[position] == UInt8(ascii: "0"), bytes[position + 1] == point,
      isDigit(bytes[start]),
      position == 0 || bytes[position - 1] != point
    else { return nil }
    let digits = bytes[start...].prefix(while: isDigit)
    let hasPoint =
      digits.endIndex + 1 < bytes.count && bytes[digits.endIndex] == point && isDigit(bytes[digits.endIndex + 1])
    return hasPoint ? nil : digits
  }

  /// Compares two runs of digits of any length by value, and moves both positions past them.
  private static func compareDigits(_ a: [UInt8], _ i: inout Int, _ b: [UInt8], _ j: inout Int) -> Int {
    let x = significantDigits(a, &i)
    let y = significantDigits(b, &j)
    if x.count != y.count { return x.count - y.count }
    for (p, q) in zip(x, y) where p != q { return Int(p) - Int(q) }
    return 0
  }

  private static func significantDigits(_ bytes: [UInt8], _ position: inout Int) -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count && isDigit(bytes[position]) { position += 1 }
    return bytes[start..<position].drop { $0 == UInt8(ascii: "0") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }
}
