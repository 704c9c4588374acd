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

  /// Returns the seconds since 1970 (UTC) of a text in this format or by ISO 8601; nil for any other text.
  func seconds(_ text: String) -> Double? {
    if case .pattern(let pattern) = self, let seconds = pattern.seconds(text) { return seconds }
    return ISODate(text)?.seconds
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
