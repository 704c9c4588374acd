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
    (self.seconds, hasTime, hasZone, separator) = (seconds - Double(zone ?? 0), true, zone != nil, next)
  }
}

/// A reader of the parts of a date, from left to right.
struct DateScanner {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  var next: Character? { rest.first }

  mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  /// Takes exactly `count` digits; nil if there are fewer.
  mutating func digits(_ count: Int) -> Int? { digits(count...count) }

  /// Takes as many digits as there are, up to the upper bound; nil if there are fewer than the lower bound.
  mutating func digits(_ counts: ClosedRange<Int>) -> Int? {
    let taken = rest.prefix(counts.upperBound).prefix { $0.isASCII && $0.isNumber }
    guard taken.count >= counts.lowerBound else { return nil }
    rest.removeFirst(taken.count)
    return Int(taken)
  }

  /// Takes one of the words, in upper or lower case, and returns its index; nil if none comes next.
  mutating func word(of words: [String]) -> Int? {
    let index = words.firstIndex { rest.lowercased().hasPrefix($0.lowercased()) }
    if let index { rest.removeFirst(words[index].count) }
    return index
  }

  /// Takes the digits after a decimal mark, and returns them as a fraction: 0.25 for `25`.
  mutating func fraction() -> Double? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return nil }
    rest.removeFirst(digits.count)
    return Double("0." + digits)
  }

  /// Takes a time such as `09:05`, `09:05:00` or `09:05:00.25`, and returns it in seconds.
  mutating func clock() -> Double? {
    guard let hour = digits(2), hour < 24, take(":"), let minute = digits(2), minute < 60 else { return nil }
    var seconds = Double(hour * 3_600 + minute * 60)
    guard take(":") else { return seconds }
    guard let second = digits(2), second < 60 else { return nil }
    seconds += Double(second)
    guard take(".") || take(",") else { return seconds }
    return fraction().map { seconds + $0 }
  }

  /// Takes a zone such as `Z`, `+01:00`, `-0530` or `+01`, and returns its offset from UTC in seconds.
  mutating func zone() -> Int? {
    if take("Z") || take("z") { return 0 }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hours = digits(2), hours < 24 else { return nil }
    _ = take(":")
    let minutes = digits(2) ?? 0
    return minutes < 60 ? sign * (hours * 3_600 + minutes * 60) : nil
  }
}
