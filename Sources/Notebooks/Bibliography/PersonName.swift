import Documents

/// One name of a list of authors, divided as BibTeX divides it: `First von Last`, `von Last, First`,
/// `von Last, Jr, First`; a name in braces is one piece.
struct PersonName {
  /// In TeX, word by word.
  private(set) var first: [String] = []
  private(set) var von: [String] = []
  private(set) var last: [String] = []
  private(set) var suffix = ""

  init(_ name: String) {
    let parts = TeXWords.split(name, at: ",").map { TeXWords.split($0, at: " ") }
    guard parts.count > 1 else {
      divide(parts.first ?? [])
      return
    }
    divideLast(parts[0])
    suffix = parts.count > 2 ? parts[1].joined(separator: " ") : ""
    first = parts.dropFirst(parts.count > 2 ? 2 : 1).flatMap(\.self)
  }

  /// The last name begins with the first word in small letters, or is the last word.
  private mutating func divide(_ words: [String]) {
    let start = words.dropLast().firstIndex { Self.isSmall($0) } ?? max(0, words.count - 1)
    first = Array(words[..<start])
    divideLast(Array(words[start...]))
  }

  /// `von` ends with the last word in small letters that another one follows.
  private mutating func divideLast(_ words: [String]) {
    let end = words.dropLast().lastIndex { Self.isSmall($0) }.map { $0 + 1 } ?? 0
    (von, last) = (Array(words[..<end]), Array(words[end...]))
  }

  /// With `von` before it.
  var surname: String { (von + last).joined(separator: " ") }

  /// The first letter outside braces decides; accents count as their letter.
  private static func isSmall(_ word: String) -> Bool {
    if word.hasPrefix("{"), !word.hasPrefix("{\\") { return false }
    var reader = TeXReader(word)
    return reader.inlines().plainText.first { $0.isLetter }?.isLowercase ?? false
  }

  /// `Kristine and {\'E}mile Zo{\"e} and others`; the last may be `others`.
  static func list(_ field: String) -> [PersonName] {
    TeXWords.split(
      TeXWords.split(field, at: " ").map { $0.lowercased() == "and" ? "\u{1}" : $0 }.joined(separator: " "), at: "\u{1}"
    )
    .map(PersonName.init)
  }

  var isOthers: Bool { first.isEmpty && von.isEmpty && last == ["others"] }
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
