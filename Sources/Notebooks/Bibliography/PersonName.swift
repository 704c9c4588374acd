import Documents

/// One name of a list of authors, divided as BibTeX divides it: `First von Last`, `von Last, First`,
/// `von Last, Jr, First`; a name in braces is one piece.
struct PersonName {
  /// In TeX.
  private(set) var first: [String] = []
  /// With `von` before it.
  private(set) var last = ""
  private(set) var suffix = ""

  init(_ name: String) {
    let parts = TeXWords.split(name, at: ",").map { TeXWords.split($0, at: " ") }
    guard parts.count > 1 else {
      divide(parts.first ?? [])
      return
    }
    last = parts[0].joined(separator: " ")
    suffix = parts.count > 2 ? parts[1].joined(separator: " ") : ""
    first = parts.dropFirst(parts.count > 2 ? 2 : 1).flatMap(\.self)
  }

  /// The last name begins with the first word in small letters, or is the last word.
  private mutating func divide(_ words: [String]) {
    let von = words.dropLast().firstIndex { Self.isSmall($0) }
    let start = von ?? max(0, words.count - 1)
    first = Array(words[..<start])
    last = words[start...].joined(separator: " ")
  }

  /// The first letter outside braces decides; accents count as their letter.
  private static func isSmall(_ word: String) -> Bool {
    if word.hasPrefix("{"), !word.hasPrefix("{\\") { return false }
    var reader = TeXReader(word)
    return reader.inlines().plainText.first { $0.isLetter }?.isLowercase ?? false
  }

  /// `Kristine and {\'E}mile Zo{\"e} and others`; the last may be `others`.
  static func list(_ field: String) -> [PersonName] {
    TeXWords.split(
      TeXWords.split(field, at: " ").map { $0 == "and" ? "\u{1}" : $0 }.joined(separator: " "), at: "\u{1}"
    )
    .map(PersonName.init)
  }

  var isOthers: Bool { first.isEmpty && last == "others" }
}

/// Pieces of TeX between signs that no brace encloses.
enum TeXWords {
  /// - Parameter separator: a space stands for any white space and for a tie.
  static func split(_ text: String, at separator: Unicode.Scalar) -> [String] {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var depth = 0
    var isEscaped = false
    for scalar in text.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace || (scalar == "~" && !isEscaped)
      if depth == 0, separator == " " ? isSpace && !isEscaped : scalar == separator {
        pieces.append(String(piece))
        piece = .init()
      } else {
        piece.append(scalar.properties.isWhitespace ? " " : scalar)
      }
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth -= 1 }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return (pieces + [String(piece)]).map(\.trimmingSpaces).filter { !$0.isEmpty }
  }
}
