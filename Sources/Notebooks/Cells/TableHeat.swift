import Basics
import Documents
import Graphics

/// Background colours that show the values of a column: `heat: true`, `heat: magma`, or a mapping.
struct TableHeat: Sendable {
  var scheme: ColorScheme
  /// The value in the middle of the scheme.
  var center: Double?
  /// The values at the ends of the scheme; by default the least and the greatest value shown.
  var domain: ClosedRange<Double>?

  static let fields = [
    OptionField("scheme", .names(of: ColorScheme.all), "A colour scheme."),
    OptionField("center", .anyNumber, "The value in the middle of the scheme."),
    OptionField("domain", .ends, "The values of its ends."),
  ]
  static let keys = fields.names
  static let value = ValueSchema.either(.flag, .names(of: ColorScheme.all), .mapping(fields))

  /// Reads the option. Returns nil if it is absent or `false`.
  init?(_ key: String, _ reader: OptionReader) {
    guard reader.isMapping(key) else {
      guard let word = reader.choice(key, ["true", "false"] + ColorScheme.all.map(\.name)), word != "false" else {
        return nil
      }
      scheme = ColorScheme.all.first { $0.name == word } ?? .standard(for: .numbers)
      return
    }
    let options = reader.mapping(key, allowed: Self.keys, what: "option of '\(key)'")
    center = options.number("center", in: .anyNumber)
    domain = options.interval("domain")
    scheme =
      options.entry("scheme", of: ColorScheme.all)
      ?? .standard(for: center == nil ? .numbers : .numbersAroundACenter)
  }

  /// Returns the background of each value. It is nil for a missing value. If all values are equal and neither `center`
  /// nor `domain` sets a scale, all are nil.
  func grounds(of values: [Double?]) -> [TableGround?] {
    let known = values.compactMap(\.self).filter(\.isFinite)
    guard var low = domain?.lowerBound ?? known.min(), var high = domain?.upperBound ?? known.max() else {
      return values.map { _ in nil }
    }
    if let center {
      let reach = max(abs(high - center), abs(low - center))
      (low, high) = (center - reach, center + reach)
    }
    // Halves are subtracted, so that the difference of two large numbers cannot overflow to infinity.
    let width = high / 2 - low / 2
    return values.map { value in
      guard let value, value.isFinite, width > 0 else { return nil }
      return TableGround(scheme, share: (value / 2 - low / 2) / width)
    }
  }
}
