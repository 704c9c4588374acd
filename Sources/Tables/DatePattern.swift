import Basics

/// A pattern of a date's parts, such as `%m/%d/%Y` or `%d.%m.%y %H:%M`. The letters are those of `strptime` in C and
/// Python.
package struct DatePattern: Sendable, Equatable {
  package let text: String
  private let pieces: [Piece]

  /// True if the pattern has a time zone.
  var hasZone: Bool { pieces.contains(.part("z")) }

  private enum Piece: Sendable, Equatable {
    case literal(Unicode.Scalar)
    case part(String)
  }

  /// A part of a date, with functions that read and write it.
  private struct Part: Sendable {
    let letter: Unicode.Scalar
    let read: @Sendable (inout DateScanner, inout Draft) -> Bool
    let write: @Sendable (CivilTime) -> String
  }

  /// The parts of a date read so far. `zone` is in seconds east of UTC.
  private struct Draft {
    var (year, month, day) = (1970, 1, 1)
    var (hour, minute, second) = (0, 0, 0)
    var fraction = 0.0
    var zone = 0
    var isAfternoon: Bool?
  }

  /// - Parameter text: the pattern.
  /// - Throws: an error for an unknown letter.
  package init(_ text: String) throws(Diagnostic) {
    self.text = text
    var pieces: [Piece] = []
    var rest = text[...].unicodeScalars
    while let character = rest.popFirst() {
      guard character == "%" else {
        pieces.append(.literal(character))
        continue
      }
      let letter = rest.popFirst() ?? " "
      guard letter != "%" else {
        pieces.append(.literal("%"))
        continue
      }
      guard Self.parts.contains(where: { $0.letter == letter }) else {
        let valid = Self.parts.map { "%\($0.letter)" }.joined(separator: ", ")
        throw Diagnostic(.badData, "'%\(letter)' is no part of a date", hint: "valid: \(valid)")
      }
      pieces.append(.part(String(letter)))
    }
    self.pieces = pieces
  }

  /// Returns the seconds since 1970 (UTC); nil if the text does not fit the pattern or there is no such day.
  package func seconds(_ text: String) -> Double? {
    var rest = DateScanner(text)
    var draft = Draft()
    for piece in pieces {
      switch piece {
      case .literal(let character): guard rest.take(character) else { return nil }
      case .part(let letter): guard Self.part(letter).read(&rest, &draft) else { return nil }
      }
    }
    guard rest.next == nil, let days = UTCDate.days(checkedYear: draft.year, month: draft.month, day: draft.day) else {
      return nil
    }
    if let isAfternoon = draft.isAfternoon {
      guard (1...12).contains(draft.hour) else { return nil }
      draft.hour = draft.hour % 12 + (isAfternoon ? 12 : 0)
    }
    let clock = draft.hour * 3_600 + draft.minute * 60 + draft.second - draft.zone
    return Double(days * 86_400 + clock) + draft.fraction
  }

  func text(_ moment: CivilTime) -> String {
    pieces.map { piece in
      switch piece {
      case .literal(let character): String(character)
      case .part(let letter): Self.part(letter).write(moment)
      }
    }.joined()
  }

  private static func part(_ letter: String) -> Part {
    parts.first { String($0.letter) == letter }.unwrapped(because: "patterns are made of these letters")
  }

  private static let parts: [Part] = [
    number("Y", 4...4, 0...9999, \.year) { $0.padded($0.year, 4) },
    Part(letter: "y") { rest, draft in
      guard let year = rest.digits(2) else { return false }
      draft.year = year + (year < 69 ? 2000 : 1900)
      return true
    } write: {
      $0.padded($0.year % 100, 2)
    },
    number("m", 1...2, 1...12, \.month) { $0.padded($0.month, 2) },
    name("b", UTCDate.months.map { String($0.prefix(3)) }), name("B", UTCDate.months),
    number("d", 1...2, 1...31, \.day) { $0.padded($0.day, 2) },
    number("H", 1...2, 0...23, \.hour) { $0.padded($0.seconds / 3_600, 2) },
    number("I", 1...2, 1...12, \.hour) { $0.padded(($0.seconds / 3_600 + 11) % 12 + 1, 2) },
    Part(letter: "p") { rest, draft in
      guard let half = rest.word(of: ["AM", "PM"]) else { return false }
      draft.isAfternoon = half == 1
      return true
    } write: {
      $0.seconds < 43_200 ? "AM" : "PM"
    },
    number("M", 1...2, 0...59, \.minute) { $0.padded($0.seconds / 60 % 60, 2) },
    number("S", 1...2, 0...59, \.second) { $0.padded($0.seconds % 60, 2) },
    Part(letter: "f") { rest, draft in
      guard let fraction = rest.fraction() else { return false }
      draft.fraction = fraction
      return true
    } write: {
      $0.fractionDigits
    },
    Part(letter: "z") { rest, draft in
      guard let zone = rest.zone() else { return false }
      draft.zone = zone
      return true
    } write: { _ in
      "+0000"
    },
  ]

  private static func number(
    _ letter: Unicode.Scalar, _ counts: ClosedRange<Int>, _ valid: ClosedRange<Int>,
    _ path: WritableKeyPath<Draft, Int> & Sendable, write: @escaping @Sendable (CivilTime) -> String
  ) -> Part {
    Part(
      letter: letter,
      read: { rest, draft in
        guard let number = rest.digits(counts), valid.contains(number) else { return false }
        draft[keyPath: path] = number
        return true
      }, write: write)
  }

  private static func name(_ letter: Unicode.Scalar, _ names: [String]) -> Part {
    Part(letter: letter) { rest, draft in
      guard let index = rest.word(of: names) else { return false }
      draft.month = index + 1
      return true
    } write: {
      names[$0.month - 1]
    }
  }
}
