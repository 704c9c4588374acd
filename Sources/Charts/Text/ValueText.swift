import Tables

/// Writes numbers for axes and cells, all of one kind alike.
struct ValueText: Sendable, Equatable {
  private enum Style: Equatable {
    case fixed(Int)
    case percent(Int)
    case power
  }

  private let style: Style

  /// - Parameter values: what will be written; `automatic` chooses as many digits as tell them apart in print: two
  ///   below 10, one below 100, none for whole numbers.
  init(_ format: NumberFormat, values: some Sequence<Double>) {
    switch format {
    case .digits(let digits): style = .fixed(digits)
    case .percent(let digits): style = .percent(digits)
    case .automatic:
      let finite = values.filter(\.isFinite)
      let largest = finite.map(abs).max() ?? 0
      let isWhole = finite.allSatisfy { $0 == $0.rounded() }
      style = .fixed(isWhole || largest >= 100 ? 0 : largest >= 10 ? 1 : 2)
    }
  }

  /// - Parameter step: the distance of neighbouring ticks; `automatic` writes just the digits it has.
  init(_ format: NumberFormat, step: Double) {
    switch format {
    case .digits(let digits): style = .fixed(digits)
    case .percent(let digits): style = .percent(digits)
    case .automatic:
      let digits = (0...9).first { digits in
        let scaled = (0..<digits).reduce(step) { product, _ in product * 10 }
        return abs(scaled - scaled.rounded()) < 1e-6
      }
      style = .fixed(digits ?? 9)
    }
  }

  /// Powers of ten, for logarithmic axes: `10⁻³`, and plain numbers from 0.01 to 1000.
  static let powers = ValueText(style: .power)

  private init(style: Style) {
    self.style = style
  }

  func callAsFunction(_ x: Double) -> String {
    if x.isNaN { return CategoryDomain.missing }
    if x.isInfinite { return x < 0 ? "−∞" : "∞" }
    switch style {
    case .fixed(let digits): return Self.typographic(NumberText.fixed(x, digits: digits))
    case .percent(let digits): return Self.typographic(NumberText.fixed(x * 100, digits: digits)) + "%"
    case .power: return Self.power(x)
    }
  }

  /// Without the zero before the point, for narrow cells: `.95`, `1.0`.
  func compact(_ x: Double) -> String {
    let text = self(x)
    if text == "1.00" { return "1.0" }
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    return text.hasPrefix("−0.") ? "−" + text.dropFirst(2) : text
  }

  /// With a minus sign in place of the hyphen.
  private static func typographic(_ text: String) -> String {
    text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  private static func power(_ x: Double) -> String {
    if (0.01...1000).contains(abs(x)) || x == 0 { return typographic(NumberText.shortest(x)) }
    var exponent = 0
    var mantissa = abs(x)
    while mantissa >= 9.9999 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 0.99999 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    let superscripts: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let digits = String(abs(exponent)).map { superscripts[$0.wholeNumberValue!] }
    let factor = mantissa.rounded() == 1 ? "" : "\(Int(mantissa.rounded()))·"
    return (x < 0 ? "−" : "") + factor + "10" + (exponent < 0 ? "⁻" : "") + String(digits)
  }
}
