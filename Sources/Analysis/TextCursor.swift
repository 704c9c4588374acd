import Basics

/// Reads a text of the little language of conditions and expressions from left to right, and knows its position.
struct TextCursor {
  private let characters: [Character]
  private let origin: SourceLocation
  private let excerpt: String
  private(set) var position = 0
  private var depth = 0
  private var terms = 0

  /// - Parameter origin: where the text is; its column is that of the first character.
  init(_ text: String, at origin: SourceLocation) {
    characters = Array(text)
    self.origin = origin
    excerpt = origin.excerpt ?? text
  }

  var isAtEnd: Bool { position == characters.count }
  var current: Character? { position < characters.count ? characters[position] : nil }

  mutating func skipSpaces() {
    while let character = current, character.isWhitespace { position += 1 }
  }

  /// One level deeper: what the grammar has within itself.
  ///
  /// - Throws: where parentheses or signs are nested too deeply for the stack.
  mutating func nested<Value>(
    _ parse: (inout TextCursor) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    depth += 1
    try Limit.nesting.check(depth, "the expression", at: location(of: position))
    let value = try parse(&self)
    depth -= 1
    return value
  }

  /// One term more in a chain of them, which becomes as deep a tree.
  mutating func countTerm() throws(Diagnostic) {
    terms += 1
    try Limit.terms.check(terms, "the expression", at: location(of: position))
  }

  /// Skips spaces and takes `text` if it comes next.
  mutating func take(_ text: String) -> Bool {
    skipSpaces()
    guard characters[position...].starts(with: text) else { return false }
    position += text.count
    return true
  }

  /// Skips spaces and takes a word if it comes next and ends there.
  mutating func takeKeyword(_ word: String) -> Bool {
    let start = position
    guard take(word) else { return false }
    if let next = current, Self.isNameCharacter(next) {
      position = start
      return false
    }
    return true
  }

  /// Skips spaces and takes the longest run of such characters.
  mutating func takeRun(while belongs: (Character) -> Bool) -> String {
    skipSpaces()
    let start = position
    while let character = current, belongs(character) { position += 1 }
    return String(characters[start..<position])
  }

  /// Skips spaces and takes a text in double quotes, with `\"` and `\\` inside; nil if none begins here.
  mutating func takeQuoted() throws(Diagnostic) -> String? { try takeText(between: "\"") }

  /// Skips spaces and takes the name of a column in backquotes: any characters.
  mutating func takeBackquoted() throws(Diagnostic) -> String? { try takeText(between: "`") }

  private mutating func takeText(between quote: Character) throws(Diagnostic) -> String? {
    skipSpaces()
    guard current == quote else { return nil }
    let start = position
    position += 1
    var text = ""
    while let character = current {
      position += 1
      if character == quote { return text }
      if character == "\\", let escaped = current {
        position += 1
        text.append(escaped)
      } else {
        text.append(character)
      }
    }
    throw error("unterminated quote", at: start)
  }

  /// Skips spaces and takes `text`, or says what was expected in its place.
  mutating func expect(_ text: String, _ purpose: String) throws(Diagnostic) {
    guard take(text) else { throw unexpected("'\(text)' \(purpose)") }
  }

  /// What was read since `start`, without spaces around it.
  func text(from start: Int) -> String {
    var taken = characters[start..<position]
    while taken.first?.isWhitespace == true { taken.removeFirst() }
    while taken.last?.isWhitespace == true { taken.removeLast() }
    return String(taken)
  }

  /// The place of a character in its file.
  func location(of position: Int) -> SourceLocation {
    SourceLocation(file: origin.file, line: origin.line, column: (origin.column ?? 1) + position, excerpt: excerpt)
  }

  func error(_ message: String, hint: String? = nil, at position: Int) -> Diagnostic {
    Diagnostic(.badData, message, hint: hint, at: location(of: position))
  }

  /// `expected …, found '…'` at the next character that is not a space.
  func unexpected(_ expected: String, hint: String? = nil) -> Diagnostic {
    var rest = self
    rest.skipSpaces()
    let found = rest.current.map { "'\($0)'" } ?? "the end"
    return error("expected \(expected), found \(found)", hint: hint, at: rest.position)
  }

  static func isNameCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "."
  }
}
