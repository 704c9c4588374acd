import Platform
import Tables

/// The ticks of one axis with texts that differ.
package struct TickLabels: Sendable, Equatable {
  package let ticks: [Double]
  package let texts: [String]
  /// What has to be added to the texts, where numbers are large and close together: `1,700,000,000`.
  package private(set) var offset: String?

  /// The most digits of a text without an offset, and of a mantissa.
  private static let mostDigits = 8
  private static let mostDigitsOfMantissa = 5

  /// In a format; nil if there are no ticks, or if two would have one text.
  init?(_ ticks: [Double], written text: ValueText) {
    let texts = ticks.map { text($0) }
    guard !ticks.isEmpty, Set(texts).count == texts.count else { return nil }
    (self.ticks, self.texts) = (ticks, texts)
  }

  /// Evenly spaced, with just the digits they have: plain, `2.5·10⁶` where they are very large or small, less an offset
  /// where that would still be too long.
  package init(_ ticks: [Double]) {
    self.ticks = ticks
    let place = Self.lastPlace(of: ticks)
    let decimals = ticks.map { DecimalNumber($0).rounded(toExponent: place) }
    let largest = decimals.filter { $0.significand > 0 }.map(\.leadingExponent).max() ?? 0
    let digits = largest - place + 1
    if Self.arePlain(decimals), digits <= Self.mostDigits {
      texts = decimals.map { NumberText.typographic($0.plain(digits: -place)) }
    } else if digits <= Self.mostDigitsOfMantissa || ticks.count < 2 {
      texts = decimals.map(Self.scientific)
    } else {
      let base = Self.base(of: decimals, place: place)
      texts = Self.texts(ofRest: ticks.map { DecimalNumber($0 - base).rounded(toExponent: place) })
      offset = Self.exact(DecimalNumber(base))
    }
  }

  /// What is left of ticks without their offset.
  private static func texts(ofRest rest: [DecimalNumber]) -> [String] {
    let place = rest.map(\.exponent).min() ?? 0
    return arePlain(rest) ? rest.map { NumberText.typographic($0.plain(digits: -place)) } : rest.map(scientific)
  }

  private static func arePlain(_ decimals: [DecimalNumber]) -> Bool {
    (-3..<7).contains(decimals.filter { $0.significand > 0 }.map(\.leadingExponent).max() ?? 0)
  }

  /// Powers of ten if any tick needs them, plain numbers else; as on a linear axis where they are close together.
  package static func logarithmic(_ ticks: [Double]) -> TickLabels {
    let decimals = ticks.map { DecimalNumber($0) }
    guard decimals.allSatisfy({ $0.digitCount <= mostDigitsOfMantissa }) else { return TickLabels(ticks) }
    let arePlain = ticks.allSatisfy { $0 == 0 || (0.01..<100_000).contains(abs($0)) }
    return TickLabels(
      ticks: ticks,
      texts: decimals.map { arePlain ? NumberText.typographic($0.plain()) : scientific($0) })
  }

  /// - Parameter texts: one for each tick; they differ.
  init(ticks: [Double], texts: [String]) {
    (self.ticks, self.texts) = (ticks, texts)
  }

  /// The same texts at other places.
  func placed(at places: [Double]) -> TickLabels {
    var placed = TickLabels(ticks: places, texts: texts)
    placed.offset = offset
    return placed
  }

  /// Those of some places in the list.
  func kept(_ indices: [Int]) -> TickLabels {
    var kept = TickLabels(ticks: indices.map { ticks[$0] }, texts: indices.map { texts[$0] })
    kept.offset = offset
    return kept
  }

  /// The first and the last.
  var ends: TickLabels {
    guard ticks.count > 2 else { return self }
    return kept([0, ticks.count - 1])
  }

  /// With all of each number in its text.
  var withoutOffset: TickLabels {
    guard offset != nil else { return self }
    return TickLabels(ticks: ticks, texts: ticks.map { NumberText.typographic(NumberText.shortest($0)) })
  }

  /// The title of an axis with these ticks: `step − 1,700,000,000`.
  package func title(_ title: String) -> String {
    guard let offset else { return title }
    let sign = offset.hasPrefix("−") ? "+ \(offset.dropFirst())" : "− \(offset)"
    return title.isEmpty ? sign : "\(title) \(sign)"
  }
}

// MARK: Digits

extension TickLabels {
  /// The exponent of the last digit that any of them has, but no farther than a hundredth of their distance.
  private static func lastPlace(of ticks: [Double]) -> Int {
    let exact = ticks.map { DecimalNumber($0) }.filter { $0.significand > 0 }.map(\.exponent).min() ?? 0
    guard let first = ticks.first, let last = ticks.last, last > first else { return exact }
    let distance = last / Double(ticks.count - 1) - first / Double(ticks.count - 1)
    return max(exact, DecimalNumber(distance).leadingExponent - 2)
  }

  /// The roundest number below all, from which they differ by few digits.
  private static func base(of decimals: [DecimalNumber], place: Int) -> Double {
    let numbers = decimals.map(\.value)
    guard let low = numbers.min(), let high = numbers.max() else { return 0 }
    let unit = DecimalNumber(high - low).leadingExponent + 1
    let base = DecimalNumber(low).rounded(toExponent: unit).value
    return base <= low ? base : DecimalNumber(base - pow(10, Double(unit))).rounded(toExponent: unit).value
  }

  private static func exact(_ number: DecimalNumber) -> String {
    number.leadingExponent < 15 && number.exponent > -6 ? NumberText.typographic(number.plain()) : scientific(number)
  }

  /// `2.5·10⁻⁶`, `10⁷`, `0`.
  static func scientific(_ number: DecimalNumber) -> String {
    guard number.significand > 0 else { return "0" }
    let power = NumberText.powerOfTenText(number.leadingExponent)
    let mantissa = NumberText.pointed(number.mantissa())
    return (number.isNegative ? "−" : "") + (mantissa == "1" ? power : "\(mantissa)·\(power)")
  }
}
