/// A finite number as the shortest decimal that is read back as the same Double: ±significand·10^exponent.
package struct DecimalNumber: Sendable, Equatable {
  package private(set) var isNegative = false
  /// The digits without trailing zeros; 0 for zero.
  package private(set) var significand: UInt64 = 0
  /// The power of ten of the significand's last digit.
  package private(set) var exponent = 0

  /// Creates a decimal; one that is not finite becomes zero.
  package init(_ x: Double) {
    var (isBehindPoint, isExponent, isExponentNegative) = (false, false, false)
    var written = 0
    for byte in (x.isFinite ? x : 0).description.utf8 {
      switch byte {
      case UInt8(ascii: "-"): if isExponent { isExponentNegative = true } else { isNegative = true }
      case UInt8(ascii: "."): isBehindPoint = true
      case UInt8(ascii: "e"): isExponent = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if isExponent {
          written = 10 * written + Int(digit)
        } else {
          significand = 10 * significand + UInt64(digit)
          if isBehindPoint { exponent -= 1 }
        }
      default: break
      }
    }
    exponent += isExponentNegative ? -written : written
    reduce()
  }

  /// The power of ten of the first digit: 3 for 5300.
  package var leadingExponent: Int { exponent + digitCount - 1 }

  package var digitCount: Int { String(significand).utf8.count }

  /// The nearest Double.
  package var value: Double { Double("\(isNegative ? "-" : "")\(significand)e\(exponent)") ?? .nan }

  /// Returns the number rounded to at most `count` digits, with ties to even.
  package func rounded(toDigits count: Int) -> DecimalNumber {
    rounded(toExponent: exponent + max(0, digitCount - max(0, count)))
  }

  /// Returns the number rounded to a multiple of 10^`place`, with ties to even.
  package func rounded(toExponent place: Int) -> DecimalNumber {
    guard place > exponent else { return self }
    var result = self
    result.exponent = place
    guard place - exponent < 20 else {
      result.significand = 0
      return result
    }
    let unit = Self.powerOfTen(min(19, place - exponent))
    let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: unit)
    let isUp = remainder > unit / 2 || (remainder == unit / 2 && !quotient.isMultiple(of: 2))
    result.significand = quotient + (isUp ? 1 : 0)
    result.reduce()
    return result
  }

  /// Returns all digits without an exponent, with at least `digits` of them after the point: `0.30`, `-12`.
  package func plain(digits: Int = 0) -> String {
    var text = String(significand)
    if significand > 0, exponent > 0 { text += String(repeating: "0", count: exponent) }
    var fraction = max(0, -exponent)
    if fraction < digits {
      text += String(repeating: "0", count: digits - fraction)
      fraction = digits
    }
    let missing = fraction + 1 - text.utf8.count
    if missing > 0 { text = String(repeating: "0", count: missing) + text }
    let sign = isNegative && significand > 0 ? "-" : ""
    return fraction == 0 ? sign + text : "\(sign)\(text.dropLast(fraction)).\(text.suffix(fraction))"
  }

  /// Returns the digits as a number from 1 to below 10 without a sign, with at least `digits` of them after the point.
  package func mantissa(digits: Int = 0) -> String {
    let text = String(significand)
    let fraction = text.dropFirst() + String(repeating: "0", count: max(0, digits - text.utf8.count + 1))
    return fraction.isEmpty ? text : "\(text.prefix(1)).\(fraction)"
  }

  private mutating func reduce() {
    guard significand > 0 else { return exponent = 0 }
    while significand.isMultiple(of: 10) { (significand, exponent) = (significand / 10, exponent + 1) }
  }

  private static func powerOfTen(_ exponent: Int) -> UInt64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
