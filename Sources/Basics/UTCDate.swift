import Platform

/// Conversions between seconds since 1970 and Gregorian dates in UTC, without time zones or locales.
package enum UTCDate {
  package static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// Returns the current time as `YYYY-MM-DD HH:MM:SS`.
  package static func now() -> String {
    text(time(nil))
  }

  /// Returns the time for seconds since 1970, such as `2018-11-02 09:05:00`.
  package static func text(_ seconds: Int) -> String {
    let (days, clock) = daysAndClock(seconds)
    let date = civil(days: days)
    return [date.year, date.month, date.day].map(twoDigits).joined(separator: "-") + " "
      + [clock / 3_600, clock / 60 % 60, clock % 60].map(twoDigits).joined(separator: ":")
  }

  /// Returns the whole days since 1970, and the remaining seconds, 0 to 86,399.
  private static func daysAndClock(_ seconds: Int) -> (days: Int, clock: Int) {
    let (days, clock) = seconds.quotientAndRemainder(dividingBy: 86_400)
    return clock < 0 ? (days - 1, clock + 86_400) : (days, clock)
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }

  /// Returns the date for seconds since 1970, such as `2 November 2018`.
  package static func day(_ seconds: Int) -> String {
    let (year, month, day) = civilDay(seconds)
    return "\(day) \(months[month - 1]) \(year)"
  }

  /// Returns the year, month and day for seconds since 1970.
  package static func civilDay(_ seconds: Int) -> (year: Int, month: Int, day: Int) {
    civil(days: daysAndClock(seconds).days)
  }

  /// The seconds since 1970 of the years 1970 to 9999.
  package static let validSeconds = 0...253_402_300_799

  /// Returns the seconds since 1970 of `YYYY-MM-DD HH:MM:SS`. Any non-digits may separate the numbers. Returns nil for
  /// fewer than six numbers and for a time that does not exist. A minute may have a leap second.
  package static func seconds(_ text: String) -> Int? {
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count >= 6, (0..<24).contains(numbers[3]), (0..<60).contains(numbers[4]),
      (0...60).contains(numbers[5]), let days = days(checkedYear: numbers[0], month: numbers[1], day: numbers[2])
    else { return nil }
    return days * 86_400 + numbers[3] * 3_600 + numbers[4] * 60 + numbers[5]
  }

  /// Returns the days since 1970-01-01 of a date; nil if the date does not exist or its year is not within 1 to 9999.
  package static func days(checkedYear year: Int, month: Int, day: Int) -> Int? {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let days = days(year: year, month: month, day: day)
    return civil(days: days).month == month ? days : nil
  }

  /// Returns the days since 1970-01-01 (Hinnant, *chrono-compatible low-level date algorithms*).
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Returns the date of a number of days since 1970-01-01.
  package static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
