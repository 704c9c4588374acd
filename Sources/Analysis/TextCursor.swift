import Basics

/// Reads a text of the little language of conditions and expressions from left to right, and knows its position.
struct TextCursor {
  private let scalars: [Unicode.Scalar]
  private let origin: SourceLocation
  private let excerpt: String
  private(set) var position = 0
  private var depth = 0
  private var terms = 0

  /// - Parameter origin: where the text is; its column is that of the first scalar.
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
    guard scalars[position...].starts(with: text.unicodeScalars) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  /// Skips spaces and takes a word if it comes next and ends there.
  mutating func takeKeyword(_ word: String) -> Bool {
    let start = position
    guard take(word) else { return false }
    if let next = current, Self.isNameScalar(next) {
      position = start
      return false
    }
    return true
  }

  /// Skips spaces and takes the longest run of such characters.
  mutating func takeRun(while belongs: (Unicode.Scalar) -> Bool) -> String {
    skipSpaces()
    let start = position
    while let scalar = current, belongs(scalar) { position += 1 }
    return string(start..<position)
  }

  /// Skips spaces and takes a text in double quotes, with `\"` and `\\` inside; nil if none begins here.
  mutating func takeQuoted() throws(Diagnostic) -> String? { try takeText(between: "\"") }

  /// Skips spaces and takes the name of a column in backquotes: any characters.
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

  /// Skips spaces and takes `text`, or says what was expected in its place.
  mutating func expect(_ text: String, _ purpose: String) throws(Diagnostic) {
    guard take(text) else { throw unexpected("'\(text)' \(purpose)") }
  }

  /// What was read since `start`, without spaces around it.
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

  /// The place of a scalar in its file.
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

  /// With the marks that letters carry.
  static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar.properties.isAlphabetic || scalar.isMark || scalar == "_" || scalar == "."
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }
}
