/// Something that a lexer knows by how it begins.
struct CodePattern: Sendable {
  enum End: Sendable, Equatable {
    /// The end of the line, which does not belong to it.
    case line
    case text(String)
    /// The end of the word that follows. There is no match without it.
    case word
    /// Behind the scalar that follows.
    case scalar
    /// One character, or an escape and what it stands for, and then this. There is no match without it.
    case character(String)
  }

  enum Place: Sendable {
    case anywhere
    /// Only blanks before it on its line.
    case lineStart
    /// A blank, a bracket or nothing before it.
    case wordStart
  }

  var start: String
  var end: End
  var kind: CodeToken.Kind
  var place = Place.anywhere
  /// The sign before one that does not end the piece.
  var escape: Unicode.Scalar?
  /// Whether another start in it needs another end.
  var nests = false
  /// Whether the end, written twice, stands for itself.
  var doubles = false
  /// Whether the end of its line ends it, closed or not.
  var staysOnLine = false

  static func comment(_ start: String, _ place: Place = .anywhere) -> Self {
    Self(start: start, end: .line, kind: .comment, place: place)
  }

  static func comment(_ start: String, to end: String, nests: Bool = false) -> Self {
    Self(start: start, end: .text(end), kind: .comment, nests: nests)
  }

  static func sign(_ start: String, _ kind: CodeToken.Kind, _ place: Place = .anywhere) -> Self {
    Self(start: start, end: .word, kind: kind, place: place)
  }

  /// - Parameter escape: `\` in most languages; nil where nothing is escaped.
  static func string(
    _ start: String, to end: String? = nil, escape: Unicode.Scalar? = "\\", staysOnLine: Bool = false
  ) -> Self {
    Self(start: start, end: .text(end ?? start), kind: .string, escape: escape, staysOnLine: staysOnLine)
  }

  /// Strings with each of the beginnings before each of the quotes.
  static func strings(_ prefixes: [String], quotes: [String], escape: Unicode.Scalar? = "\\") -> [Self] {
    quotes.flatMap { quote in
      prefixes.map { .string($0 + quote, to: quote, escape: escape, staysOnLine: quote.unicodeScalars.count == 1) }
    }
  }

  /// - Parameter start: a quote, or a letter and a quote.
  static func character(_ start: String) -> Self {
    Self(start: start, end: .character("'"), kind: .string, escape: "\\")
  }
}
