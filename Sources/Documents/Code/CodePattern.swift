/// A piece of code that a lexer recognises by its beginning.
struct CodePattern: Sendable {
  /// The place where the piece ends.
  enum End: Sendable, Equatable {
    /// At the end of the line, which does not belong to the piece.
    case line
    /// After this text.
    case text(String)
    /// After the word that follows. Without a word there is no match.
    case word
    /// After the scalar that follows.
    case scalar
    /// After one character or escape sequence and this closing quote. Without them there is no match.
    case character(String)
  }

  /// What may precede the piece.
  enum Place: Sendable {
    case anywhere
    /// Only blanks may precede it on its line.
    case lineStart
    /// A blank, a bracket, a separator or nothing must precede it.
    case wordStart
  }

  var start: String
  var end: End
  var kind: CodeToken.Kind
  var place = Place.anywhere
  /// The scalar that keeps the next one from ending the piece, such as `\`. Nil if there is none.
  var escape: Unicode.Scalar?
  /// True if another start inside the piece needs another end.
  var nests = false
  /// True if a doubled end stands for the end itself and does not end the piece.
  var doubles = false
  /// True if the piece ends at the end of its line, closed or not.
  var staysOnLine = false

  /// A comment that goes on to the end of its line.
  static func comment(_ start: String, _ place: Place = .anywhere) -> Self {
    Self(start: start, end: .line, kind: .comment, place: place)
  }

  /// A comment between a start and an end.
  static func comment(_ start: String, to end: String, nests: Bool = false) -> Self {
    Self(start: start, end: .text(end), kind: .comment, nests: nests)
  }

  /// A word after a special start, such as `@`.
  static func sign(_ start: String, _ kind: CodeToken.Kind, _ place: Place = .anywhere) -> Self {
    Self(start: start, end: .word, kind: kind, place: place)
  }

  /// A string.
  ///
  /// - Parameters:
  ///   - end: The text that ends the string, or nil if it is `start`.
  ///   - escape: `\` in most languages, or nil if nothing can be escaped.
  static func string(
    _ start: String, to end: String? = nil, escape: Unicode.Scalar? = "\\", staysOnLine: Bool = false
  ) -> Self {
    Self(start: start, end: .text(end ?? start), kind: .string, escape: escape, staysOnLine: staysOnLine)
  }

  /// Strings that begin with any of the prefixes followed by any of the quotes.
  static func strings(_ prefixes: [String], quotes: [String], escape: Unicode.Scalar? = "\\") -> [Self] {
    quotes.flatMap { quote in
      prefixes.map { .string($0 + quote, to: quote, escape: escape, staysOnLine: quote.unicodeScalars.count == 1) }
    }
  }

  /// A character literal between single quotes.
  ///
  /// - Parameter start: A quote, or a letter and a quote.
  static func character(_ start: String) -> Self {
    Self(start: start, end: .character("'"), kind: .string, escape: "\\")
  }
}
