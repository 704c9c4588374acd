import Basics
import Platform
import Tables

/// Writes numbers in cells, beside marks and in words, all of one kind alike. Only zero is written as zero.
package struct ValueText: Sendable, Equatable {
  private enum Style: Equatable {
    /// What was asked for.
    case fixed(Int)
    case percent(Int)
    case date(DateFormat)
    /// The same for all but those that would read as zero.
    case automatic(Int)
    /// `2.5·10⁶`; plain from 0.01 to 10,000.
    case power
  }

  private let style: Style
  /// Of numbers with so many digits after the point.
  private static let lastDigit = [1, 0.1, 0.01]

  /// - Parameter values: what will be written; `automatic` chooses two digits below 10, one below 100, none for whole
  ///   numbers, and powers of ten for the very large and the very small.
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

  /// Without the zero before the point, for narrow cells: `.95`, `1.0`, and `<.01` for less.
  package func compact(_ x: Double) -> String { compact(x, written: self(x)) }

  /// - Parameter text: the number in full.
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

  /// Two numbers, with more digits than the others where they would read alike.
  package func apart(_ a: Double, _ b: Double) -> (String, String) {
    let texts = (self(a), self(b))
    guard texts.0 == texts.1, a != b, a.isFinite, b.isFinite else { return texts }
    for digits in 3...17 {
      let (short, other) = (DecimalNumber(a).rounded(toDigits: digits), DecimalNumber(b).rounded(toDigits: digits))
      if short != other { return (Self.plainOrPower(short), Self.plainOrPower(other)) }
    }
    return texts
  }

  private static func plainOrPower(_ number: DecimalNumber) -> String {
    (-3..<15).contains(number.leadingExponent)
      ? NumberText.typographic(number.plain()) : TickLabels.scientific(number)
  }

  /// Whether a number that is not zero would read as zero.
  private func isLost(_ x: Double, _ digits: Int) -> Bool {
    // A whole last digit is not lost, whatever it is rounded to: no need to write it.
    guard x != 0, abs(x) < Self.lastDigit[min(digits, Self.lastDigit.count - 1)] else { return false }
    return !NumberText.fixed(x, digits: digits).utf8.contains { (49...57).contains($0) }
  }

  /// A number below one, with two digits, or with one below a hundredth.
  private static func small(_ x: Double) -> String {
    guard abs(x) >= 1e-3 else { return power(x) }
    return NumberText.typographic(DecimalNumber(x).rounded(toDigits: abs(x) < 0.01 ? 1 : 2).plain())
  }

  private static func power(_ x: Double) -> String {
    if x == 0 || (abs(x) >= 0.01 && abs(x) < 10_000) { return NumberText.typographic(NumberText.shortest(rounded(x))) }
    return TickLabels.scientific(DecimalNumber(x).rounded(toDigits: 2))
  }

  /// To three significant digits, and whole numbers from 1,000 on.
  private static func rounded(_ x: Double) -> Double {
    guard x != 0 else { return 0 }
    let digits = max(0, 2 - Int(rounding: log10(abs(x) * (1 + 1e-12)), .down, within: -324...308))
    return (x * pow(10, Double(digits))).rounded() / pow(10, Double(digits))
  }
}

extension ValueText {
  /// A number from −1 to 1, such as a correlation, with two digits, or as many as it takes not to read as one. What is
  /// one but for rounding is `1`.
  static func correlation(_ x: Double) -> String {
    guard x.isFinite else { return CategoryDomain.missing }
    guard abs(x) < 1 - 1e-12 else { return x < 0 ? "−1" : "1" }
    let digits = (2...12).first { !NumberText.fixed(abs(x), digits: $0).utf8.starts(with: "1".utf8) } ?? 12
    let text = NumberText.grouped(x, digits: digits)
    return x != 0 && !text.utf8.contains { (49...57).contains($0) } ? small(x) : text
  }
}
