/// A reader of the parts of a date, from left to right.
struct DateScanner {
  private var rest: Substring.UnicodeScalarView

  init(_ text: String) { rest = text[...].unicodeScalars }

  var next: Unicode.Scalar? { rest.first }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  /// Takes exactly `count` digits; nil if there are fewer.
  mutating func digits(_ count: Int) -> Int? { digits(count...count) }

  /// Takes as many digits as there are, up to the upper bound; nil if there are fewer than the lower bound.
  mutating func digits(_ counts: ClosedRange<Int>) -> Int? {
    let taken = rest.prefix(counts.upperBound).prefix(while: Self.isDigit)
    guard taken.count >= counts.lowerBound else { return nil }
    rest.removeFirst(taken.count)
    return Int(String(taken))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Takes one of the words, in upper or lower case, and returns its index; nil if none comes next.
  mutating func word(of words: [String]) -> Int? {
    let index = words.firstIndex { word in
      rest.starts(with: word.unicodeScalars) { $0.properties.lowercaseMapping == $1.properties.lowercaseMapping }
    }
    if let index { rest.removeFirst(words[index].unicodeScalars.count) }
    return index
  }

  /// Takes the digits after a decimal mark, and returns them as a fraction: 0.25 for `25`.
  mutating func fraction() -> Double? {
    let digits = rest.prefix(while: Self.isDigit)
    guard !digits.isEmpty else { return nil }
    rest.removeFirst(digits.count)
    return Double("0." + String(digits))
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
