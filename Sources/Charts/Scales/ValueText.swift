import Basics
import Platform
import Tables

/// Formats the numbers of one kind alike, in cells, beside marks and in sentences. An automatic format writes only zero
/// as zero.
package struct ValueText: Sendable, Equatable {
  private enum Style: Equatable {
    /// The number of digits that the author asked for.
    case fixed(Int)
    case percent(Int)
    case date(DateFormat)
    /// The same number of digits for all numbers except those that would read as zero.
    case automatic(Int)
    /// Scientific notation, `2.5·10⁶`; plain from 0.01 to 10,000.
    case power
  }

  private let style: Style
  /// The value of the last digit of numbers with 0, 1 or 2 digits after the decimal point.
  private static let lastDigit = [1, 0.1, 0.01]

  /// - Parameter values: the numbers that will be written. The format `automatic` depends on the largest of them: two
  ///   digits after the point below 10, one below 100, none from 100 on or if all are whole, and powers of ten from 10⁵
  ///   on and below 10⁻³.
  package init(_ format: NumberFormat, values: some Sequence<Double>) {
    switch format {
    case .digits(let digits): style = .fixed(digits)
    case .percent(let digits): style = .percent(digits)
    case .date(let format): style = .date(format)
    case .automatic:
      let finite = values.filter(\.isFinite)
      let largest = finite.map(abs).max() ?? 0
      let isWhole = finite.allSatisfy { $0 == $0.rounded() }
      if largest >= 1e5 || (largest > 0 && largest < 1e-3) {
        style = .power
      } else {
        style = .automatic(isWhole || largest >= 100 ? 0 : largest >= 10 ? 1 : 2)
      }
    }
  }

  /// Returns the text of a number; `–` for NaN.
  package func callAsFunction(_ x: Double) -> String {
    if x.isNaN { return CategoryDomain.missing }
    if x.isInfinite { return x < 0 ? "−∞" : "∞" }
    switch style {
    case .fixed(let digits): return NumberText.grouped(x, digits: digits)
    case .percent(let digits): return NumberText.percent(x, digits: digits)
    case .date(let format): return format.text(x)
    case .automatic(let digits): return isLost(x, digits) ? Self.small(x) : NumberText.grouped(x, digits: digits)
    case .power: return Self.power(x)
    }
  }

  /// Returns a short text for narrow cells, without the zero before the decimal point: `.95`, `1.0`, and `<.01` for a
  /// number that would read as zero.
  package func compact(_ x: Double) -> String { compact(x, written: self(x)) }

  /// Returns the short form of a text that `callAsFunction` has written for `x`.
  func compact(_ x: Double, written text: String) -> String {
    if case .automatic(let digits) = style, isLost(x, digits) {
      let least = digits == 0 ? "1" : point + String(repeating: "0", count: digits - 1) + "1"
      return x < 0 ? ">−" + least : "<" + least
    }
    if text == "1\(point)00" { return "1\(point)0" }
    if text.utf8.starts(with: "0\(point)".utf8) { return String(text.dropFirst()) }
    return text.utf8.starts(with: "−0\(point)".utf8) ? "−" + text.dropFirst(2) : text
  }

  private var point: String { Punctuation.current.decimal }

  /// Returns the texts of two numbers, with more digits than usual if they would otherwise be equal.
  package func apart(_ a: Double, _ b: Double) -> (String, String) {
    let texts = (self(a), self(b))
    guard texts.0 == texts.1, a != b, a.isFinite, b.isFinite else { return texts }
    for digits in 3...17 {
      let (short, other) = (DecimalNumber(a).rounded(toDigits: digits), DecimalNumber(b).rounded(toDigits: digits))
      if short != other { return (Self.plainOrPower(short), Self.plainOrPower(other)) }
    }
    return texts
  }

  /// Returns a number with all its digits.
  static func exact(_ x: Double) -> String { x.isFinite ? plainOrPower(DecimalNumber(x)) : NumberText.shortest(x) }

  private static func plainOrPower(_ number: DecimalNumber) -> String {
    (-3..<15).contains(number.leadingExponent)
      ? NumberText.typographic(number.plain()) : TickLabels.scientific(number)
  }

  /// Returns true if a number that is not zero would read as zero.
  private func isLost(_ x: Double, _ digits: Int) -> Bool {
    // A number of at least one unit of the last digit never rounds to zero, so it need not be written.
    guard x != 0, abs(x) < Self.lastDigit[min(digits, Self.lastDigit.count - 1)] else { return false }
    return !NumberText.fixed(x, digits: digits).utf8.contains { (49...57).contains($0) }
  }

  /// Writes a number that would read as zero: two significant digits, one below 0.01, and a power of ten below 0.001.
  private static func small(_ x: Double) -> String {
    guard abs(x) >= 1e-3 else { return power(x) }
    return NumberText.typographic(DecimalNumber(x).rounded(toDigits: abs(x) < 0.01 ? 1 : 2).plain())
  }

  private static func power(_ x: Double) -> String {
    if x == 0 || (abs(x) >= 0.01 && abs(x) < 10_000) { return NumberText.typographic(NumberText.shortest(rounded(x))) }
    let (exact, short) = (DecimalNumber(x), DecimalNumber(x).rounded(toDigits: 2))
    // A zero after the point shows that other digits follow.
    return TickLabels.scientific(short, digits: short == exact ? 0 : 1)
  }

  /// Rounds to three significant digits, and to a whole number from 1,000 on; ties to even, as all numbers.
  private static func rounded(_ x: Double) -> Double {
    guard x != 0 else { return 0 }
    let digits = max(0, 2 - Int(rounding: log10(abs(x) * (1 + 1e-12)), .down, within: -324...308))
    return (x * pow(10, Double(digits))).rounded(.toNearestOrEven) / pow(10, Double(digits))
  }
}

extension ValueText {
  /// Writes a correlation with two digits after the point, or as many as it needs not to read as 1. A number that
  /// differs from ±1 by rounding errors only is written as `1` or `−1`.
  static func correlation(_ x: Double) -> String {
    guard x.isFinite else { return CategoryDomain.missing }
    guard abs(x) < 1 - 1e-12 else { return x < 0 ? "−1" : "1" }
    let digits = (2...12).first { !NumberText.fixed(abs(x), digits: $0).utf8.starts(with: "1".utf8) } ?? 12
    let text = NumberText.grouped(x, digits: digits)
    return x != 0 && !text.utf8.contains { (49...57).contains($0) } ? small(x) : text
  }
}
