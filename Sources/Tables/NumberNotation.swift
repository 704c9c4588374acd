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
