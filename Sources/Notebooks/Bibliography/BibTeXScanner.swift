import Basics

/// Reads BibTeX from left to right: `@article{key, title = {…}, year = 2018, month = jan # "~1"}`.
struct BibTeXScanner {
  private let source: NotebookSource
  private let characters: [Character]
  private var position = 0
  private var abbreviations: [String: String]
  /// Commands that a `@preamble` defines.
  private(set) var macros: [String: TeXMacro] = [:]
  /// Names in the value being read that no `@string` explains.
  private var unknownNames: [String] = []

  /// The names that every style of BibTeX knows.
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  init(_ source: NotebookSource) {
    self.source = source
    characters = Array(source.lines.joined(separator: "\n"))
    abbreviations = Dictionary(Self.months.map { ($0.prefix(3).lowercased(), $0) }) { first, _ in first }
  }

  /// Moves past the next `@`; false if there is none.
  mutating func skipToEntry() -> Bool {
    while position < characters.count {
      position += 1
      if characters[position - 1] == "@" { return true }
    }
    return false
  }

  /// The entry whose `@` was just passed; nil for a comment, a preamble or an abbreviation.
  mutating func entry() throws(Diagnostic) -> BibliographyEntry? {
    let kind = name().lowercased()
    guard kind != "comment" else {
      if isNext("{") { _ = try delimited(until: "}") }
      return nil
    }
    let end: Character = isNext("(") ? ")" : "}"
    try expect(end == ")" ? "(" : "{")
    switch kind {
    case "preamble": macros.merge(TeXMacro.definitions(in: try value())) { $1 }
    case "string":
      let (name, value) = try field()
      abbreviations[name.text] = value
    default: return try entry(kind, until: end)
    }
    try expect(end)
    return nil
  }

  private mutating func entry(_ kind: String, until end: Character) throws(Diagnostic) -> BibliographyEntry {
    let key = key(until: end)
    guard !key.text.isEmpty else { throw error("an entry without a key") }
    var entry = BibliographyEntry(key: key, kind: kind)
    while take(",") {
      if isNext(end) { break }
      unknownNames = []
      let (name, value) = try field()
      entry.fields[name.text] = BibliographyEntry.WrittenField(text: value, name: name, unknownNames: unknownNames)
    }
    try expect(end)
    return entry
  }

  private mutating func field() throws(Diagnostic) -> (name: SourceText, value: String) {
    skipSpaces()
    var name = place(of: position)
    name.text = self.name().lowercased()
    guard !name.text.isEmpty else { throw error("expected a field such as 'title = {…}'") }
    try expect("=")
    return (name, try value())
  }

  private mutating func value() throws(Diagnostic) -> String {
    var result = try part()
    while take("#") { result += try part() }
    return result
  }

  private mutating func part() throws(Diagnostic) -> String {
    if isNext("{") { return try delimited(until: "}") }
    if isNext("\"") { return try delimited(until: "\"") }
    let word = name()
    guard !word.isEmpty else { throw error("expected a value in braces or quotes") }
    if let meaning = abbreviations[word.lowercased()] { return meaning }
    if !word.allSatisfy(\.isNumber) { unknownNames.append(word) }
    return word
  }

  /// The text inside braces or quotes, where braces nest.
  private mutating func delimited(until end: Character) throws(Diagnostic) -> String {
    skipSpaces()
    let start = position
    position += 1
    var depth = 0
    var text = ""
    while position < characters.count {
      let character = characters[position]
      position += 1
      if depth == 0 && character == end { return text }
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      text.append(character)
    }
    throw error("a value without an end", at: start)
  }

  private mutating func key(until end: Character) -> SourceText {
    skipSpaces()
    var result = place(of: position)
    let start = position
    while position < characters.count, !characters[position].isWhitespace, characters[position] != ",",
      characters[position] != end
    {
      position += 1
    }
    result.text = String(characters[start..<position])
    return result
  }

  private mutating func name() -> String {
    skipSpaces()
    let start = position
    while position < characters.count, !characters[position].isWhitespace, !"{}(),=\"#".contains(characters[position]) {
      position += 1
    }
    return String(characters[start..<position])
  }

  private mutating func skipSpaces() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  private mutating func isNext(_ character: Character) -> Bool {
    skipSpaces()
    return position < characters.count && characters[position] == character
  }

  private mutating func take(_ character: Character) -> Bool {
    guard isNext(character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Character) throws(Diagnostic) {
    guard take(character) else { throw error("expected '\(character)'") }
  }

  private func error(_ message: String, at position: Int? = nil) -> Diagnostic {
    Diagnostic(.badData, message, at: place(of: position ?? self.position).location())
  }

  private func place(of position: Int) -> SourceText {
    let before = characters[..<min(position, characters.count)]
    let line = before.count { $0 == "\n" } + 1
    return source.text(line: line, column: before.count - (before.lastIndex(of: "\n").map { $0 + 1 } ?? 0) + 1)
  }
}
