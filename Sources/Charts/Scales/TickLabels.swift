import Platform
import Tables

/// The ticks of one axis and their texts, all of which differ.
package struct TickLabels: Sendable, Equatable {
  package let ticks: [Double]
  package let texts: [String]
  /// The number to add to each text, such as `1,700,000,000`, where ticks are large and close together; otherwise nil.
  package private(set) var offset: String?
  /// What the texts of times leave out, such as their day, and the time zone; otherwise nil.
  private var moment: String?
  /// The texts with what `moment` says, as far as it differs.
  private var complete: [String]?

  // The most digits of a plain text without an offset, and of the mantissa of a power of ten.
  private static let mostDigits = 8
  private static let mostDigitsOfMantissa = 5

  /// Creates ticks with texts in a given format. Returns nil if there are no ticks, or if two of them have equal texts.
  init?(_ ticks: [Double], written text: ValueText) {
    let texts = ticks.map { text($0) }
    guard !ticks.isEmpty, Set(texts).count == texts.count else { return nil }
    (self.ticks, self.texts) = (ticks, texts)
  }

  /// Creates texts for evenly spaced ticks, with only the digits that they need. Very large or small ticks are written
  /// as `2.5·10⁶`. If that would still be too long, an offset is subtracted.
  package init(_ ticks: [Double]) {
    self.ticks = ticks
    let place = Self.lastPlace(of: ticks)
    let decimals = ticks.map { DecimalNumber($0).rounded(toExponent: place) }
    let largest = decimals.filter { $0.significand > 0 }.map(\.leadingExponent).max() ?? 0
    let digits = largest - place + 1
    if Self.arePlain(decimals), digits <= Self.mostDigits {
      texts = decimals.map { NumberText.typographic($0.plain(digits: -place)) }
    } else if digits <= Self.mostDigitsOfMantissa || ticks.count < 2 {
      texts = decimals.map { Self.scientific($0) }
    } else {
      let base = Self.base(of: decimals, place: place)
      texts = Self.texts(ofRest: ticks.map { DecimalNumber($0 - base).rounded(toExponent: place) })
      offset = Self.exact(DecimalNumber(base))
    }
  }

  /// Returns the texts of ticks from which the offset has been subtracted.
  private static func texts(ofRest rest: [DecimalNumber]) -> [String] {
    let place = rest.map(\.exponent).min() ?? 0
    return arePlain(rest) ? rest.map { NumberText.typographic($0.plain(digits: -place)) } : rest.map { scientific($0) }
  }

  private static func arePlain(_ decimals: [DecimalNumber]) -> Bool {
    (-3..<7).contains(decimals.filter { $0.significand > 0 }.map(\.leadingExponent).max() ?? 0)
  }

  /// Creates texts for the ticks of a logarithmic axis: powers of ten if any tick needs them, otherwise plain numbers.
  /// Ticks with many digits are written as on a linear axis.
  package static func logarithmic(_ ticks: [Double]) -> TickLabels {
    let decimals = ticks.map { DecimalNumber($0) }
    guard decimals.allSatisfy({ $0.digitCount <= mostDigitsOfMantissa }) else { return TickLabels(ticks) }
    let arePlain = ticks.allSatisfy { $0 == 0 || (0.01..<100_000).contains(abs($0)) }
    return TickLabels(
      ticks: ticks,
      texts: decimals.map { arePlain ? NumberText.typographic($0.plain()) : scientific($0) })
  }

  /// - Parameter texts: one text for each tick, all different.
  init(ticks: [Double], texts: [String]) {
    (self.ticks, self.texts) = (ticks, texts)
  }

  /// Returns the same texts at other numbers.
  func placed(at places: [Double]) -> TickLabels {
    var placed = TickLabels(ticks: places, texts: texts)
    (placed.offset, placed.moment, placed.complete) = (offset, moment, complete)
    return placed
  }

  /// Returns the ticks at some indices.
  func kept(_ indices: [Int]) -> TickLabels {
    var kept = TickLabels(ticks: indices.map { ticks[$0] }, texts: indices.map { texts[$0] })
    (kept.offset, kept.moment) = (offset, moment)
    kept.complete = complete.map { texts in indices.map { texts[$0] } }
    return kept
  }

  /// Returns the same ticks with words for the title of the axis.
  ///
  /// - Parameter complete: the same ticks with texts that need no such words.
  func beside(_ moment: String?, complete: TickLabels? = nil) -> TickLabels {
    var labels = self
    (labels.moment, labels.complete) = (moment, complete?.texts)
    return labels
  }

  /// The first and the last tick.
  var ends: TickLabels {
    guard ticks.count > 2 else { return self }
    return kept([0, ticks.count - 1])
  }

  /// The same ticks with complete numbers and dates as texts.
  var withoutOffset: TickLabels {
    if let complete { return TickLabels(ticks: ticks, texts: complete) }
    guard offset != nil else { return self }
    return TickLabels(ticks: ticks, texts: ticks.map { NumberText.typographic(NumberText.shortest($0)) })
  }

  /// Returns the title of an axis with these ticks, which includes the offset: `step − 1,700,000,000`, or the day of
  /// times: `time (2024-03-10)`.
  package func title(_ title: String) -> String {
    if let moment { return title.isEmpty ? moment : "\(title) (\(moment))" }
    guard let offset else { return title }
    let sign = offset.hasPrefix("−") ? "+ \(offset.dropFirst())" : "− \(offset)"
    return title.isEmpty ? sign : "\(title) \(sign)"
  }
}

// MARK: Digits

extension TickLabels {
  /// Returns the power of ten of the last digit to write: that of the last digit of any tick, but at least that of a
  /// hundredth of their distance.
  private static func lastPlace(of ticks: [Double]) -> Int {
    let exact = ticks.map { DecimalNumber($0) }.filter { $0.significand > 0 }.map(\.exponent).min() ?? 0
    guard let first = ticks.first, let last = ticks.last, last > first else { return exact }
    let distance = last / Double(ticks.count - 1) - first / Double(ticks.count - 1)
    return max(exact, DecimalNumber(distance).leadingExponent - 2)
  }

  /// Returns the offset: a round number at or below all ticks, from which they differ in few digits.
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

  /// Returns a number in scientific notation: `2.5·10⁻⁶`, `10⁷`, `0`.
  ///
  /// - Parameter digits: the least number of digits after the point.
  static func scientific(_ number: DecimalNumber, digits: Int = 0) -> String {
    guard number.significand > 0 else { return "0" }
    let power = NumberText.powerOfTenText(number.leadingExponent)
    let mantissa = NumberText.pointed(number.mantissa(digits: digits))
    return (number.isNegative ? "−" : "") + (mantissa == "1" ? power : "\(mantissa)·\(power)")
  }
}
