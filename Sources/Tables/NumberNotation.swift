/// How the numbers of a column are written, in its file and for readers.
package enum NumberNotation: Sendable, Equatable {
  case plain
  /// Percentages: 0.985 as `98.5%`, with at least this many decimals.
  case percent(decimals: Int)
  /// Dates, as seconds since 1970.
  case date(DateFormat)

  package var isDate: Bool { if case .date = self { true } else { false } }

  /// Returns a text that is read back as the same number.
  package func text(_ number: Double) -> String {
    switch self {
    case .plain: NumberText.shortest(number)
    case .percent(let decimals): Self.percent(number, decimals: decimals)
    case .date(let format): format.text(number)
    }
  }

  /// Returns a number for readers: a percentage with the decimals of the column and a true minus sign. A date is as in
  /// `text`. Nil for plain numbers, which readers want with few digits.
  package func readable(_ number: Double) -> String? {
    switch self {
    case .plain: nil
    case .percent(let decimals): NumberText.percent(number, digits: decimals)
    case .date: text(number)
    }
  }

  /// Returns the same without zeros at the end of a percentage's decimals, of which it has at least two where they are
  /// needed.
  package func brief(_ number: Double) -> String? {
    guard case .percent(let decimals) = self else { return readable(number) }
    let rounded = NumberText.fixed(number, digits: max(decimals, 2) + 2)
    return NumberText.typographic(text(NumberParser.number(in: rounded) ?? number))
  }

  /// Returns the number of a text, read as the fields of such a column are; nil if the text is none. A date can always
  /// be written by ISO 8601, and a percentage as a fraction.
  package func number(_ text: String) -> Double? {
    switch self {
    case .plain: Self.plainNumber(text)
    case .percent:
      FieldNotation.percent.number(text) ?? FieldNotation.percentWithComma.number(text) ?? Self.plainNumber(text)
    case .date(let format): format.seconds(text)
    }
  }

  private static func plainNumber(_ text: String) -> Double? {
    NumberParser.number(in: text).flatMap { $0.isNaN ? nil : $0 }
  }

  /// What the numbers of a column are, for messages, with an example: `dates, such as 2024-01-31`.
  package var summary: String {
    switch self {
    case .plain: "numbers"
    case .percent: "percentages, such as 98.5%"
    case .date(let format): "dates, such as \(format.text(1_706_659_200))"
    }
  }

  /// What one number of a column is, for messages.
  package var noun: String {
    switch self {
    case .plain: "a number"
    case .percent: "a percentage or a number"
    case .date: "a date"
    }
  }

  /// Returns a notation that can express the numbers of both.
  func joined(with other: NumberNotation) -> NumberNotation {
    switch (self, other) {
    case (.percent(let a), .percent(let b)): .percent(decimals: min(a, b))
    case (.date(let a), .date(let b)): .date(a.joined(with: b))
    default: self == other ? self : .plain
    }
  }

  /// Returns the digits of the number with the point moved two places to the right, so that no digit changes.
  private static func percent(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return "\(number)" }
    let parts = "\(number.magnitude)".split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let point = mantissa[0].count + (parts.count == 2 ? Int(parts[1]) ?? 0 : 0) + 2
    let digits = mantissa.joined()
    let padded = String(repeating: "0", count: max(0, 1 - point)) + digits
    let place = max(1, point)
    let whole = padded.prefix(place) + String(repeating: "0", count: max(0, place - padded.count))
    var fraction = padded.dropFirst(place)
    while fraction.last == "0" { fraction.removeLast() }
    fraction += String(repeating: "0", count: max(0, decimals - fraction.count))
    let leading = whole.drop { $0 == "0" }
    let text = (leading.isEmpty ? "0" : leading) + (fraction.isEmpty ? "" : "." + fraction)
    return (number < 0 ? "-" : "") + text + "%"
  }
}
