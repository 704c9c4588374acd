import Basics

/// A date by ISO 8601, with an optional time and zone: `2024-01-31`, `2024-01-31 09:05`,
/// `2024-01-31T09:05:00.25+01:00`.
struct ISODate {
  /// The seconds since 1970-01-01 00:00 UTC. A time without a zone is taken as UTC.
  let seconds: Double
  let hasTime: Bool
  let hasZone: Bool
  /// The character between day and time, `T` or a space; a space if there is no time.
  let separator: Character

  init?(_ text: String) {
    var rest = DateScanner(text)
    guard let year = rest.digits(4), rest.take("-"), let month = rest.digits(2), rest.take("-"),
      let day = rest.digits(2), let date = UTCDate.days(checkedYear: year, month: month, day: day)
    else { return nil }
    var seconds = Double(date) * 86_400
    guard let next = rest.next else {
      (self.seconds, hasTime, hasZone, separator) = (seconds, false, false, " ")
      return
    }
    guard next == "T" || next == " ", rest.take(next), let clock = rest.clock() else { return nil }
    seconds += clock
    let zone = rest.next == nil ? nil : rest.zone()
    guard rest.next == nil else { return nil }
    (self.seconds, hasTime, hasZone, separator) = (seconds - Double(zone ?? 0), true, zone != nil, Character(next))
  }
}
