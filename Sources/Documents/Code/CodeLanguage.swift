import Basics

/// What a lexer knows of a language: how its comments, strings and names begin, and its words. It colours code to be read,
/// and refuses nothing: what it does not know is plain.
///
/// The entries of `all` are the definition. One that is missing is a table in a file beside this one, and a line in `all`.
package struct CodeLanguage: Named, Sendable {
  package let name: String
  /// Other words after a fence that mean the language.
  let otherNames: [String]
  /// By their first scalar, in the order in which they are tried.
  let patterns: [Unicode.Scalar: [CodePattern]]
  let words: [String: CodeToken.Kind]
  /// Signs that belong to words, besides letters, digits and `_`.
  let wordSigns: Set<Unicode.Scalar>
  /// Whether a string or word before a colon is a name.
  let hasKeys: Bool
  /// Whether a number is one only where it is all that stands between blanks and brackets.
  let hasBareTexts: Bool
  /// Whether a value without quotes goes on to the end of its line, and in brackets to a comma, so that a number or a word
  /// of the language is one only where it is the whole value.
  let hasWholeValues: Bool

  package static let all: [CodeLanguage] = [
    python, swift, c, cPlusPlus, rust, r, julia, bash, yaml, json, latex,
  ]

  /// - Parameters:
  ///   - keywords: words of the language itself.
  ///   - names: its types, constants and functions that a reader knows.
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

  /// - Parameter name: what stands behind a fence, in small letters or capitals.
  package static func called(_ name: String) -> CodeLanguage? {
    let name = name.lowercased()
    return all.first { $0.name == name || $0.otherNames.contains(name) }
  }
}
