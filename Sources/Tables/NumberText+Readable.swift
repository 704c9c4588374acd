import Basics

/// Numbers for readers. Decimal marks and separators are those of `Punctuation.current`.
extension NumberText {
  /// Returns the number with a true minus sign, and separators between groups of three digits from 10,000 on. From 10²¹
  /// on, it returns `readable`.
  package static func grouped(_ number: Double, digits: Int) -> String {
    abs(number) < 1e21 ? typographic(fixed(number, digits: digits)) : readable(number)
  }

  /// Returns a number's text with a true minus sign, and separators between groups of three digits from 10,000 on.
  package static func typographic(_ text: String) -> String {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let digits = isNegative ? text.dropFirst() : text[...]
    let whole = digits.utf8.prefix { (48...57).contains($0) }
    let isNumber = whole.endIndex == digits.endIndex || digits.utf8[whole.endIndex] == UInt8(ascii: ".")
    let sign = isNegative ? "−" : ""
    guard isNumber else { return isNegative ? sign + digits : text }
    guard whole.count > 4 else { return sign + pointed(digits) }
    let group = Array(Punctuation.current.group.utf8)
    let grouped = whole.enumerated().flatMap { index, digit in
      index > 0 && (whole.count - index).isMultiple(of: 3) ? group + [digit] : [digit]
    }
    return sign + String(decoding: grouped, as: UTF8.self) + pointed(digits[whole.endIndex...])
  }

  /// Returns the digits with the decimal mark in place of their first point.
  package static func pointed(_ digits: some StringProtocol) -> String {
    let mark = Punctuation.current.decimal
    guard mark != ".", let point = digits.firstIndex(of: ".") else { return String(digits) }
    return digits[..<point] + mark + digits[digits.index(after: point)...]
  }

  /// Returns a share as a percentage: `98.5%` for 0.985.
  package static func percent(_ share: Double, digits: Int) -> String {
    grouped(100 * share, digits: digits) + Punctuation.current.percent
  }

  /// Returns whole numbers with all digits, others with three significant digits, very small and very large ones as
  /// `1.20 × 10⁻⁵`, and infinity as `∞`.
  package static func readable(_ number: Double) -> String {
    if number.isInfinite { return number < 0 ? "−∞" : "∞" }
    if number.isNaN { return "–" }
    if number == number.rounded(), abs(number) < 1e15 { return grouped(number, digits: 0) }
    guard let digits = readableDigits(number) else { return scientific(number, digits: 2) }
    return grouped(number, digits: digits)
  }

  /// Returns how many digits after the point leave a number three significant digits; nil for a number that is so
  /// small or large that it needs a power of ten.
  private static func readableDigits(_ number: Double) -> Int? {
    var digits = 2
    var scale = abs(number)
    guard scale >= 1e-4, scale < 1e9 else { return nil }
    while scale >= 10, digits > 0 { (scale, digits) = (scale / 10, digits - 1) }
    while scale < 1 { (scale, digits) = (scale * 10, digits + 1) }
    // Rounding may carry to one more digit before the point: 0.9999 is 1.00.
    let power = (0..<digits).reduce(1.0) { product, _ in product * 10 }
    return digits > 0 && (abs(number) * power).rounded(.toNearestOrEven) >= 1000 ? digits - 1 : digits
  }

  /// Returns how many digits after the point the numbers of one column have, so that they can be compared: as many as
  /// each needs for three significant ones, or one more. Nil for whole numbers, and for numbers of very different sizes.
  package static func sharedDigits(_ numbers: [Double]) -> Int? {
    let known = numbers.filter(\.isFinite)
    guard known.contains(where: { $0 != $0.rounded() }) else { return nil }
    let digits = known.filter { $0 != 0 }.map(readableDigits)
    let sizes = digits.compactMap(\.self)
    guard sizes.count == digits.count, let least = sizes.min(), let most = sizes.max() else { return nil }
    return most - least <= 1 ? most : nil
  }

  /// Returns `1.23 × 10⁻⁵`, with the given number of digits after the point. Zero is `0`, and infinity is as in
  /// `readable`.
  package static func scientific(_ number: Double, digits: Int) -> String {
    guard number.isFinite, number != 0 else { return readable(number) }
    let decimal = DecimalNumber(number).rounded(toDigits: digits + 1)
    return
      "\(number < 0 ? "−" : "")\(pointed(decimal.mantissa(digits: digits))) × \(powerOfTenText(decimal.leadingExponent))"
  }

  /// Returns a power of ten: `10⁻⁵`.
  package static func powerOfTenText(_ exponent: Int) -> String {
    let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "10" + (exponent < 0 ? "⁻" : "")
      + String(String(exponent.magnitude).utf8.map { superscripts[Int($0) - 48] })
  }
}
