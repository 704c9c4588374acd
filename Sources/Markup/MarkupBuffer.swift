import Basics

/// Markup that is built from many small parts, such as the elements of a figure. Markup comes from literals of the
/// program, and every text is escaped.
package struct MarkupBuffer: Sendable {
  /// The markup so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func add(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Adds a text, escaped.
  package mutating func add(text: String) { bytes.append(contentsOf: HTMLEscaping.text(text).utf8) }

  package mutating func add(html piece: HTML) { bytes.append(contentsOf: piece.text.utf8) }

  package mutating func add(_ other: MarkupBuffer) { bytes.append(contentsOf: other.bytes) }

  /// Adds a number that is given in hundredths, in its shortest form: `-.5`, `12`, `.07`.
  package mutating func add(hundredths number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: 100)
    if whole > 0 || rest == 0 { add(digits: whole) }
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  /// Adds a number, rounded to hundredths.
  package mutating func add(_ number: Double) { add(hundredths: Self.hundredths(number)) }

  /// Returns the number in hundredths, rounded and limited to ±10¹¹; 0 for NaN and infinity.
  package static func hundredths(_ number: Double) -> Int {
    guard number.isFinite else { return 0 }
    return Int(rounding: number * 100, within: -100_000_000_000...100_000_000_000)
  }

  /// Adds a colour: `#1a2b3c`, or the short form `#abc` if that is the same colour.
  package mutating func add(color hex: UInt32) {
    let digits = (0..<6).map { UInt8(truncatingIfNeeded: (hex >> (20 - 4 * UInt32($0))) & 0xF) }
    let isShort = digits[0] == digits[1] && digits[2] == digits[3] && digits[4] == digits[5]
    bytes.append(UInt8(ascii: "#"))
    for index in isShort ? [0, 2, 4] : Array(0..<6) { add(hexDigit: digits[index]) }
  }

  /// Adds the low 24 bits as six hexadecimal digits, without `#`.
  package mutating func add(hex: UInt32) {
    for index in 0..<6 { add(hexDigit: UInt8(truncatingIfNeeded: (hex >> (20 - 4 * UInt32(index))) & 0xF)) }
  }

  private mutating func add(hexDigit digit: UInt8) {
    bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
  }

  private mutating func add(digits number: UInt) {
    if number > 9 { add(digits: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
