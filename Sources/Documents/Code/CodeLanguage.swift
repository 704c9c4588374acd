import Basics

/// The rules by which a lexer colours a language: how comments, strings and names begin, and which words have a
/// meaning. The lexer accepts every text, because the colours are only for readers: what it does not recognise stays
/// plain.
///
/// To add a language, add a table in a file beside this one, and a line in `all`.
package struct CodeLanguage: Named, Sendable {
  package let name: String
  /// Other names of the language after a code fence.
  let otherNames: [String]
  /// The patterns by their first scalar, in the order in which they are tried.
  let patterns: [Unicode.Scalar: [CodePattern]]
  /// The keywords and the well-known names of the language.
  let words: [String: CodeToken.Kind]
  /// Scalars that belong to words, besides letters, digits and `_`.
  let wordSigns: Set<Unicode.Scalar>
  /// True if a string or a word before a colon is a key, which has the kind `name`.
  let hasKeys: Bool
  /// True if a number is coloured only if blanks or brackets surround it, as in languages with texts without quotes.
  let hasBareTexts: Bool
  /// True if a value without quotes goes on to the end of its line, or to a comma or bracket within brackets, as in
  /// YAML. A number or a word is then coloured only if it is the whole value.
  let hasWholeValues: Bool

  package static let all: [CodeLanguage] = [
    python, swift, c, cPlusPlus, rust, r, julia, bash, yaml, json, latex,
  ]

  /// - Parameters:
  ///   - otherNames: Other names of the language after a code fence.
  ///   - keywords: The words of the language itself, separated by blanks.
  ///   - names: Well-known types, constants and functions, separated by blanks.
  init(
    _ name: String, _ otherNames: [String] = [], _ patterns: [CodePattern], keywords: String = "", names: String = "",
    wordSigns: Set<Unicode.Scalar> = [], hasKeys: Bool = false, hasBareTexts: Bool = false,
    hasWholeValues: Bool = false
  ) {
    self.name = name
    self.otherNames = otherNames
    self.patterns = Dictionary(grouping: patterns) { $0.start.unicodeScalars.first ?? "\n" }
    var words: [String: CodeToken.Kind] = [:]
    for word in names.split(whereSeparator: \.isWhitespace) { words[String(word)] = .name }
    for word in keywords.split(whereSeparator: \.isWhitespace) { words[String(word)] = .keyword }
    self.words = words
    self.wordSigns = wordSigns
    self.hasKeys = hasKeys
    self.hasBareTexts = hasBareTexts
    self.hasWholeValues = hasWholeValues
  }

  /// Returns the language with a name, or nil.
  ///
  /// - Parameter name: The word after a code fence. Upper and lower case do not matter.
  package static func called(_ name: String) -> CodeLanguage? {
    let name = name.lowercased()
    return all.first { $0.name == name || $0.otherNames.contains(name) }
  }
}
