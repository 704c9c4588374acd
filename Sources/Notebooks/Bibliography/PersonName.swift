import Documents

/// One name of a list of authors, divided as in BibTeX: `First von Last`, `von Last, First` or `von Last, Jr, First`. A
/// part in braces is one word.
struct PersonName {
  /// The words of the first names, in TeX.
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

  /// The last name begins with the first word in lower case. If there is none, it is the last word.
  private mutating func divide(_ words: [String]) {
    let start = words.dropLast().firstIndex { Self.isSmall($0) } ?? max(0, words.count - 1)
    first = Array(words[..<start])
    divideLast(Array(words[start...]))
  }

  /// The `von` part ends with the last lower-case word that has another word behind it.
  private mutating func divideLast(_ words: [String]) {
    let end = words.dropLast().lastIndex { Self.isSmall($0) }.map { $0 + 1 } ?? 0
    (von, last) = (Array(words[..<end]), Array(words[end...]))
  }

  /// The last name with its `von` part.
  var surname: String { (von + last).joined(separator: " ") }

  /// Returns true if the first letter of a word is lower case. An accented letter counts as its base letter. A word
  /// that begins with a brace is never lower case, unless a command follows the brace.
  private static func isSmall(_ word: String) -> Bool {
    if word.hasPrefix("{"), !word.hasPrefix("{\\") { return false }
    var reader = TeXReader(word)
    return reader.inlines().plainText.first { $0.isLetter }?.isLowercase ?? false
  }

  /// Reads `Kristine and {\'E}mile Zo{\"e} and others`. The last name may be `others`.
  static func list(_ field: String) -> [PersonName] {
    TeXWords.split(
      TeXWords.split(field, at: " ").map { $0.lowercased() == "and" ? "\u{1}" : $0 }.joined(separator: " "), at: "\u{1}"
    )
    .map(PersonName.init)
  }

  var isOthers: Bool { first.isEmpty && von.isEmpty && last == ["others"] }
}

/// Splits TeX at separators outside braces.
enum TeXWords {
  /// - Parameter separator: The separator. A space stands for any white space and for a tie (`~`).
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
