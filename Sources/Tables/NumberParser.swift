/// Numbers of a CSV field: `[+-] digits [. digits] [e [+-] digits]`, besides `nan` and `inf` in any case.
enum NumberParser {
  /// The nearest Double; NaN for `nan`. Nil for any other text, so for `0x1p3`, ` 1` and an empty field.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var at = 0
    let isNegative = skipSign(bytes, &at)
    var decimal = Decimal()
    decimal.readDigits(bytes, &at)
    if at < bytes.count && bytes[at] == UInt8(ascii: ".") {
      at += 1
      let start = at
      decimal.readDigits(bytes, &at)
      decimal.exponent -= at - start
    }
    guard decimal.digitCount > 0 else { return parseName(bytes) }
    if at < bytes.count && bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      guard let exponent = readExponent(bytes, &at) else { return nil }
      decimal.exponent += exponent
    }
    guard at == bytes.count else { return nil }
    guard let magnitude = decimal.exactQuotient else { return Double(String(decoding: bytes, as: UTF8.self)) }
    return isNegative ? -magnitude : magnitude
  }

  /// `significand × 10^exponent`.
  private struct Decimal {
    var significand: UInt64 = 0
    var digitCount = 0
    var exponent = 0

    mutating func readDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) {
      let start = at
      while at < bytes.count {
        let digit = bytes[at] &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        significand = significand &* 10 &+ UInt64(digit)
        at += 1
      }
      digitCount += at - start
    }

    /// Correctly rounded where both factors are exact in a Double, nil elsewhere.
    ///
    /// Source: Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990.
    var exactQuotient: Double? {
      guard digitCount <= 19, significand < 1 << 53, abs(exponent) < powersOfTen.count else { return nil }
      return exponent < 0
        ? Double(significand) / powersOfTen[-exponent] : Double(significand) * powersOfTen[exponent]
    }
  }

  private static func skipSign(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") else { return false }
    at += 1
    return bytes[at - 1] == UInt8(ascii: "-")
  }

  private static func readExponent(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Int? {
    let isNegative = skipSign(bytes, &at)
    let start = at
    var exponent = 0
    while at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 {
      exponent = min(exponent * 10 + Int(bytes[at] - UInt8(ascii: "0")), 1_000_000)
      at += 1
    }
    guard at > start else { return nil }
    return isNegative ? -exponent : exponent
  }

  private static func parseName(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard (3...4).contains(bytes.count) else { return nil }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "nan": return .nan
    case "inf", "+inf": return .infinity
    case "-inf": return -.infinity
    default: return nil
    }
  }

  /// 10^0 … 10^22: the powers that are exact in a Double.
  private static let powersOfTen: [Double] = {
    var powers = [1.0]
    while powers.count < 23 { powers.append(powers.last! * 10) }
    return powers
  }()
}
