import Basics
import Platform
import Tables

/// Writes numbers for axes and cells, all of one kind alike.
package struct ValueText: Sendable, Equatable {
  private enum Style: Equatable {
    case fixed(Int)
    case percent(Int)
    /// `2.5·10⁶`, with at most as many digits after the point; plain from 0.01 to `plainBelow`.
    case power(Int, plainBelow: Double = 10_000)
    /// Ticks of one axis, all with the same power of ten.
    case multiple(ofPower: Int)
    case shortest
  }

  private let style: Style

  /// - Parameter values: what will be written; `automatic` chooses two digits below 10, one below 100, none for whole
  ///   numbers, and powers of ten for the very large and the very small.
  package init(_ format: NumberFormat, values: some Sequence<Double>) {
    switch format {
    case .digits(let digits): style = .fixed(digits)
    case .percent(let digits): style = .percent(digits)
    case .automatic:
      let finite = values.filter(\.isFinite)
      let largest = finite.map(abs).max() ?? 0
      let isWhole = finite.allSatisfy { $0 == $0.rounded() }
      if Self.needsPower(largest) {
        style = .power(1)
      } else {
        style = .fixed(isWhole || largest >= 100 ? 0 : largest >= 10 ? 1 : 2)
      }
    }
  }

  /// - Parameter ticks: evenly spaced; `automatic` writes just the digits they have.
  package init(_ format: NumberFormat, ticks: [Double]) {
    switch format {
    case .digits(let digits): style = .fixed(digits)
    case .percent(let digits): style = .percent(digits)
    case .automatic:
      let step = ticks.count > 1 ? ticks[1] - ticks[0] : ticks.first ?? 0
      let largest = ticks.map(abs).max() ?? 0
      if largest >= 1e7 || (largest > 0 && largest < 1e-3) {
        style = .multiple(ofPower: max(Self.exponent(step), Self.exponent(largest) - 3))
      } else {
        style = .fixed(Self.digits(of: step))
      }
    }
  }

  /// For logarithmic axes: powers of ten if any tick needs them, plain numbers else.
  package static func logarithmic(_ ticks: [Double]) -> ValueText {
    let arePlain = ticks.allSatisfy { (0.01..<100_000).contains($0) }
    return ValueText(style: arePlain ? .shortest : .power(0, plainBelow: 0))
  }

  private init(style: Style) {
    self.style = style
  }

  package func callAsFunction(_ x: Double) -> String {
    if x.isNaN { return CategoryDomain.missing }
    if x.isInfinite { return x < 0 ? "−∞" : "∞" }
    switch style {
    case .fixed(let digits): return Self.typographic(NumberText.fixed(x, digits: digits))
    case .percent(let digits): return Self.typographic(NumberText.fixed(x * 100, digits: digits)) + "%"
    case .power(let digits, let plainBelow): return Self.power(x, digits: digits, plainBelow: plainBelow)
    case .multiple(let exponent): return Self.multiple(x, ofPower: exponent)
    case .shortest: return Self.typographic(NumberText.shortest(x))
    }
  }

  /// Without the zero before the point, for narrow cells: `.95`, `1.0`.
  package func compact(_ x: Double) -> String {
    let text = self(x)
    if text == "1.00" { return "1.0" }
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    return text.hasPrefix("−0.") ? "−" + text.dropFirst(2) : text
  }

  private static func needsPower(_ largest: Double) -> Bool {
    largest >= 1e5 || (largest > 0 && largest < 1e-3)
  }

  /// The least digits that write a step exactly.
  private static func digits(of step: Double) -> Int {
    let exact = (0...9).first { digits in
      let scaled = (0..<digits).reduce(step) { product, _ in product * 10 }
      return abs(scaled - scaled.rounded()) < 1e-6
    }
    return exact ?? 9
  }

  /// With a minus sign in place of the hyphen, and commas between thousands from 10,000 on.
  private static func typographic(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    let digits = text.drop { $0 == "-" }
    let whole = digits.prefix { $0 != "." }
    guard whole.count > 4, whole.allSatisfy(\.isNumber) else { return isNegative ? "−" + digits : text }
    let grouped = whole.enumerated().map { index, digit in
      index > 0 && (whole.count - index) % 3 == 0 ? ",\(digit)" : "\(digit)"
    }
    return (isNegative ? "−" : "") + grouped.joined() + digits.dropFirst(whole.count)
  }

  private static func power(_ x: Double, digits: Int, plainBelow: Double) -> String {
    if x == 0 || (abs(x) >= 0.01 && abs(x) < plainBelow) { return typographic(NumberText.shortest(rounded(x))) }
    var exponent = Self.exponent(x)
    var mantissa = NumberText.fixed(abs(x) / pow(10, Double(exponent)), digits: digits)
    if mantissa.hasPrefix("10") {
      exponent += 1
      mantissa = NumberText.fixed(1, digits: digits)
    }
    while mantissa.contains("."), let last = mantissa.last, last == "0" || last == "." { mantissa.removeLast() }
    let power = powerOfTen(exponent)
    return (x < 0 ? "−" : "") + (mantissa == "1" ? power : mantissa + "·" + power)
  }

  private static func multiple(_ x: Double, ofPower exponent: Int) -> String {
    x == 0 ? "0" : typographic(NumberText.shortest(rounded(x / pow(10, Double(exponent))))) + "·" + powerOfTen(exponent)
  }

  private static func powerOfTen(_ exponent: Int) -> String {
    let superscripts: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return "10" + (exponent < 0 ? "⁻" : "") + String(String(abs(exponent)).map { superscripts[$0.wholeNumberValue!] })
  }

  /// Of the leading digit; 0 for 0.
  private static func exponent(_ x: Double) -> Int {
    x == 0 ? 0 : Int(rounding: log10(abs(x) * (1 + 1e-12)), .down, within: -324...308)
  }

  /// To three significant digits, and whole numbers from 1,000 on.
  private static func rounded(_ x: Double) -> Double {
    guard x != 0 else { return 0 }
    let digits = max(0, 2 - exponent(x))
    return (x * pow(10, Double(digits))).rounded() / pow(10, Double(digits))
  }
}
