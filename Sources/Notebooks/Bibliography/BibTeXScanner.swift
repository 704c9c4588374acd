import Basics

/// Reads BibTeX from left to right: `@article{key, title = {…}, year = 2018, month = jan # "~1"}`.
struct BibTeXScanner {
  private let source: NotebookSource
  private let characters: [Character]
  private var position = 0
  private var abbreviations: [String: String] = [:]

  init(_ source: NotebookSource) {
    self.source = source
    characters = Array(source.lines.joined(separator: "\n"))
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
    guard kind != "comment" else { return nil }
    try expect("{")
    if kind == "preamble" {
      _ = try value()
      return nil
    }
    if kind == "string" {
      let (name, value) = try field()
      abbreviations[name] = value
      try expect("}")
      return nil
    }
    let key = name()
    guard !key.isEmpty else { throw error("an entry without a key") }
    var fields: [String: String] = [:]
    while take(",") {
      if isNext("}") { break }
      let (name, value) = try field()
      fields[name] = Self.plain(value)
    }
    try expect("}")
    return BibliographyEntry(key: key, fields: fields)
  }

  private mutating func field() throws(Diagnostic) -> (name: String, value: String) {
    let name = name().lowercased()
    guard !name.isEmpty else { throw error("expected a field such as 'title = {…}'") }
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
    return abbreviations[word.lowercased()] ?? word
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

  private mutating func name() -> String {
    skipSpaces()
    let start = position
    while position < characters.count, !characters[position].isWhitespace, !"{},=\"#".contains(characters[position]) {
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
    let before = characters[..<min(position ?? self.position, characters.count)]
    let line = before.count { $0 == "\n" } + 1
    let column = before.count - (before.lastIndex(of: "\n").map { $0 + 1 } ?? 0) + 1
    return Diagnostic(.badData, message, at: source.text(line: line, column: column).location())
  }

  /// Without braces, with accents put on their letters and ties as spaces.
  private static func plain(_ value: String) -> String {
    let accents: [Character: Unicode.Scalar] = [
      "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "\"": "\u{308}", "c": "\u{327}", "v": "\u{30C}",
      "=": "\u{304}", "u": "\u{306}", ".": "\u{307}", "r": "\u{30A}",
    ]
    var result = ""
    var rest = value[...]
    while let character = rest.popFirst() {
      if character == "\\", let mark = rest.popFirst() {
        let isCommand = mark.isLetter && !(rest.first == "{" || rest.first == " ")
        guard let accent = accents[mark], !isCommand, let place = rest.firstIndex(where: \.isLetter) else {
          if !mark.isLetter { result.append(mark) }
          continue
        }
        let letter = rest[place]
        rest = rest[place...].dropFirst()
        result += String(String.UnicodeScalarView(letter.unicodeScalars.map { $0 } + [accent]))
      } else if character == "~" || character.isWhitespace {
        if !result.hasSuffix(" ") { result.append(" ") }
      } else if character != "{" && character != "}" {
        result.append(character)
      }
    }
    return result.separatingDashes.trimmingSpaces
  }
}

extension String {
  /// `--` between pages as an en dash.
  fileprivate var separatingDashes: String { replacing("--", with: "–") }
}
