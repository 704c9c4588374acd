/// The order of names that readers expect. Runs of digits are compared by value, so that `dense_2` comes before
/// `dense_10`. Everything else is compared by Unicode scalars.
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
        order = compareDigits(a, &i, b, &j)
      } else {
        order = Int(a[i]) - Int(b[j])
        i += 1
        j += 1
      }
      if order != 0 { return order }
    }
    return (a.count - i) - (b.count - j)
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
