import Basics

/// A parser of numbers in CSV fields: `[+-] digits [. digits] [e [+-] digits]`, or `nan`, `inf` and `infinity` in any
/// case.
package enum NumberParser {
  /// Returns the nearest Double; NaN for `nan`. Returns nil for any other text, such as `0x1p3`, ` 1` or an empty
  /// field.
  @inline(__always)
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ field: Field) -> Double? {
    parse(
      bytes.baseAddress.unwrapped(because: "a buffer that is not empty has a start") + Int(field.start),
      count: field.range.count)
  }

  /// Returns true if the field is an integer, written only with digits, that a Double cannot represent exactly.
  @inline(__always)
  static func isInexact(_ number: Double, _ bytes: UnsafeBufferPointer<UInt8>, _ field: Field) -> Bool {
    // Up to 2^53 every integer is exact, and NaN fails this comparison.
    abs(number) >= 0x1p53 && isInexactInteger(number, String(decoding: bytes[field.range], as: UTF8.self))
  }

  @inline(never)
  private static func isInexactInteger(_ number: Double, _ text: String) -> Bool {
    let digits =
      text.utf8.first == UInt8(ascii: "-") || text.utf8.first == UInt8(ascii: "+") ? text.dropFirst() : text[...]
    guard digits.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return false }
    guard let exact = UInt128(digits) else { return true }
    return UInt128(exactly: abs(number)) != exact
  }

  /// Returns the number of a whole text, by the same rules.
  package static func number(in text: String) -> Double? {
    let bytes = Array(text.utf8) + [0]
    return bytes.count == 1
      ? nil
      : bytes.withUnsafeBufferPointer {
        parse($0.baseAddress.unwrapped(because: "a buffer that is not empty has a start"), count: bytes.count - 1)
      }
  }

  /// - Parameters:
  ///   - text: the first byte. The byte after the last must be readable and not be part of a number, such as a comma or
  ///     a line end.
  ///   - count: the number of bytes.
  @inline(__always)
  private static func parse(_ text: UnsafePointer<UInt8>, count: Int) -> Double? {
    var at = 0
    let isNegative = skipSign(text, &at)
    var decimal = Decimal()
    decimal.readDigits(text, &at)
    if text[at] == UInt8(ascii: ".") {
      at += 1
      let start = at
      decimal.readDigits(text, &at)
      decimal.exponent = start - at
    }
    if at == count, decimal.digitCount > 0, let magnitude = decimal.exactQuotient {
      return isNegative ? -magnitude : magnitude
    }
    return parseRest(text, count, at, decimal, isNegative)
  }

  /// Parses exponents, numbers with many digits and names, and rejects other texts.
  @inline(never)
  private static func parseRest(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ position: Int, _ mantissa: Decimal, _ isNegative: Bool
  ) -> Double? {
    var at = position
    var decimal = mantissa
    guard decimal.digitCount > 0 else { return parseName(text, count) }
    if at < count && text[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      guard let exponent = readExponent(text, count, &at) else { return nil }
      decimal.exponent += exponent
    }
    guard at == count else { return nil }
    guard let magnitude = decimal.exactQuotient else { return Double(string(text, count)) }
    return isNegative ? -magnitude : magnitude
  }

  /// A decimal `significand × 10^exponent`.
  private struct Decimal {
    var significand: UInt64 = 0
    var digitCount = 0
    var exponent = 0

    @inline(__always)
    mutating func readDigits(_ text: UnsafePointer<UInt8>, _ at: inout Int) {
      let start = at
      while true {
        let digit = text[at] &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        significand = significand &* 10 &+ UInt64(digit)
        at += 1
      }
      digitCount += at - start
    }

    /// The correctly rounded value; nil unless both factors are exact in a Double.
    ///
    /// Source: Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990.
    @inline(__always)
    var exactQuotient: Double? {
      guard digitCount <= 19, significand < 1 << 53, abs(exponent) < powersOfTen.count else { return nil }
      return exponent < 0
        ? Double(significand) / powersOfTen[-exponent] : Double(significand) * powersOfTen[exponent]
    }
  }

  @inline(__always)
  private static func skipSign(_ text: UnsafePointer<UInt8>, _ at: inout Int) -> Bool {
    guard text[at] == UInt8(ascii: "-") || text[at] == UInt8(ascii: "+") else { return false }
    at += 1
    return text[at - 1] == UInt8(ascii: "-")
  }

  private static func readExponent(_ text: UnsafePointer<UInt8>, _ count: Int, _ at: inout Int) -> Int? {
    let isNegative = at < count && skipSign(text, &at)
    let start = at
    var exponent = 0
    while at < count, text[at] &- UInt8(ascii: "0") < 10 {
      exponent = min(exponent * 10 + Int(text[at] - UInt8(ascii: "0")), 1_000_000)
      at += 1
    }
    guard at > start else { return nil }
    return isNegative ? -exponent : exponent
  }

  private static func parseName(_ text: UnsafePointer<UInt8>, _ count: Int) -> Double? {
    guard (3...9).contains(count) else { return nil }
    switch string(text, count).lowercased() {
    case "nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return nil
    }
  }

  private static func string(_ text: UnsafePointer<UInt8>, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  /// 10^0 … 10^22, which are the powers that a Double represents exactly.
  private static let powersOfTen: [Double] = {
    var powers = [1.0]
    while powers.count < 23 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()
}
