import Basics

/// The format in which a column's dates are written.
package enum DateFormat: Sendable, Equatable {
  /// ISO 8601. A nil separator means days without a time.
  case iso(separator: Character?, hasZone: Bool)
  /// The format of a pattern such as `%m/%d/%Y`.
  case pattern(DatePattern)

  /// True if the dates are written with time zones.
  package var hasZone: Bool {
    switch self {
    case .iso(_, let hasZone): hasZone
    case .pattern(let pattern): pattern.hasZone
    }
  }

  /// Returns a format that can express the dates of both.
  func joined(with other: DateFormat) -> DateFormat {
    guard self != other else { return self }
    guard case .iso(let a, let hasZone) = self, case .iso(let b, let otherHasZone) = other else {
      return .iso(separator: " ", hasZone: false)
    }
    return .iso(separator: a ?? b, hasZone: hasZone || otherHasZone)
  }

  /// Returns a text that is read back as the same moment, given in seconds since 1970 (UTC).
  package func text(_ seconds: Double) -> String {
    guard let moment = CivilTime(seconds) else { return NumberText.shortest(seconds) }
    switch self {
    case .pattern(let pattern): return pattern.text(moment)
    case .iso(let separator, let hasZone):
      let day = "\(moment.padded(moment.year, 4))-\(moment.padded(moment.month, 2))-\(moment.padded(moment.day, 2))"
      guard let separator else { return day }
      return day + String(separator) + moment.clock + (hasZone ? "Z" : "")
    }
  }
}

/// A moment in UTC as a calendar date and a time of day.
package struct CivilTime: Sendable, Equatable {
  package let year: Int
  package let month: Int
  package let day: Int
  /// The whole seconds since midnight.
  package let seconds: Int
  /// The fraction of a second.
  package let fraction: Double

  /// Creates a moment from seconds since 1970; nil before year 1 and after year 9999.
  package init?(_ time: Double) {
    guard time.isFinite, (-62_135_596_800..<253_402_300_800).contains(time) else { return nil }
    let whole = time.rounded(.down)
    let days = (whole / 86_400).rounded(.down)
    (year, month, day) = UTCDate.civil(days: Int(rounding: days, within: -719_162...2_932_896))
    seconds = Int(rounding: whole - days * 86_400, within: 0...86_399)
    fraction = time - whole
  }

  /// The time of day: `09:05:00`, with the digits of the fraction if there are any.
  var clock: String {
    let text = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
    return fraction == 0 ? text : text + "." + fractionDigits
  }

  /// The digits of the fraction, up to microseconds, which a Double can still distinguish for present dates.
  var fractionDigits: String {
    var digits = padded(Int(rounding: fraction * 1e6, within: 0...999_999), 6)
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    return digits
  }

  func padded(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
