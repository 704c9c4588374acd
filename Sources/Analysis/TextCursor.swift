import Basics

/// A reader of the language of conditions and expressions, which goes from left to right and keeps its position.
struct TextCursor {
  private let scalars: [Unicode.Scalar]
  private let origin: SourceLocation
  private let excerpt: String
  private(set) var position = 0
  private var depth = 0
  private var terms = 0

  /// - Parameters:
  ///   - text: the text to read.
  ///   - origin: the location of the text's first scalar.
  init(_ text: String, at origin: SourceLocation) {
    scalars = Array(text.unicodeScalars)
    self.origin = origin
    excerpt = origin.excerpt ?? text
  }

  var isAtEnd: Bool { position == scalars.count }
  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func skipSpaces() {
    while let scalar = current, scalar.properties.isWhitespace { position += 1 }
  }

  /// Parses a part of the grammar that contains itself, one level deeper.
  ///
  /// - Throws: an error if parentheses or signs are nested too deeply for the stack, and the errors of `parse`.
  mutating func nested<Value>(
    _ parse: (inout TextCursor) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    depth += 1
    try Limit.nesting.check(depth, "the expression", at: location(of: position))
    let value = try parse(&self)
    depth -= 1
    return value
  }

  /// Counts one more term of a chain such as `a + b + c`, whose tree is as deep as the chain is long.
  ///
  /// - Throws: an error if there are too many terms.
  mutating func countTerm() throws(Diagnostic) {
    terms += 1
    try Limit.terms.check(terms, "the expression", at: location(of: position))
  }

  /// Skips spaces and takes `text` if it comes next. Returns true if it does.
  mutating func take(_ text: String) -> Bool {
    skipSpaces()
    guard scalars[position...].starts(with: text.unicodeScalars) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  /// Skips spaces and takes `word` if it comes next and no letter, digit, `_` or `.` follows. Returns true if it does.
  mutating func takeKeyword(_ word: String) -> Bool {
    let start = position
    guard take(word) else { return false }
    if let next = current, Self.isNameScalar(next) {
      position = start
      return false
    }
    return true
  }

  /// Skips spaces and takes the longest run of scalars that belong.
  mutating func takeRun(while belongs: (Unicode.Scalar) -> Bool) -> String {
    skipSpaces()
    let start = position
    while let scalar = current, belongs(scalar) { position += 1 }
    return string(start..<position)
  }

  /// Skips spaces and takes a text in double or single quotes; nil if no quote comes next. The text may contain the
  /// quote and `\` after a `\`.
  mutating func takeQuoted() throws(Diagnostic) -> String? {
    if let text = try takeText(between: "\"") { return text }
    return try takeText(between: "'")
  }

  /// Skips spaces and takes a column's name in backquotes, which may contain any character; nil if no backquote comes
  /// next.
  mutating func takeBackquoted() throws(Diagnostic) -> String? { try takeText(between: "`") }

  private mutating func takeText(between quote: Unicode.Scalar) throws(Diagnostic) -> String? {
    skipSpaces()
    guard current == quote else { return nil }
    let start = position
    position += 1
    var text = String.UnicodeScalarView()
    while let scalar = current {
      position += 1
      if scalar == quote { return String(text) }
      if scalar == "\\", let escaped = current {
        position += 1
        text.append(escaped)
      } else {
        text.append(scalar)
      }
    }
    throw error("unterminated quote", at: start)
  }

  /// Skips spaces and takes `text`, or throws an error that says it was expected.
  mutating func expect(_ text: String, _ purpose: String) throws(Diagnostic) {
    guard take(text) else { throw unexpected("'\(text)' \(purpose)") }
  }

  /// Returns the text read since `start`, without spaces around it.
  func text(from start: Int) -> String {
    var taken = start..<position
    while let first = taken.first, scalars[first].properties.isWhitespace { taken.removeFirst() }
    while let last = taken.last, scalars[last].properties.isWhitespace { taken.removeLast() }
    return string(taken)
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// Returns the location of a scalar in its file.
  func location(of position: Int) -> SourceLocation {
    SourceLocation(file: origin.file, line: origin.line, column: (origin.column ?? 1) + position, excerpt: excerpt)
  }

  func error(_ message: String, hint: String? = nil, at position: Int) -> Diagnostic {
    Diagnostic(.badData, message, hint: hint, at: location(of: position))
  }

  /// Returns the error `expected …, found '…'` at the next character that is not a space.
  func unexpected(_ expected: String, hint: String? = nil) -> Diagnostic {
    var rest = self
    rest.skipSpaces()
    let found = rest.current.map { "'\($0)'" } ?? "the end"
    return error("expected \(expected), found \(found)", hint: hint, at: rest.position)
  }

  /// Returns true for a scalar that a name can contain. Combining marks belong to the letter they follow.
  static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType != nil || scalar.properties.isAlphabetic || scalar.isMark || scalar == "_"
      || scalar == "."
  }

  /// Returns true for 0 to 9, of which numbers are made. `²` and `½` can be part of names only.
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
