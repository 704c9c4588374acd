import Basics

/// Reads BibTeX from start to end: `@article{key, title = {…}, year = 2018, month = jan # "~1"}`.
struct BibTeXScanner {
  private let source: NotebookSource
  private let text: [Unicode.Scalar]
  /// The index of the first scalar of each line.
  private let lineStarts: [Int]
  private var position = 0
  private(set) var abbreviations: [String: String]
  /// The TeX macros that `@preamble` entries define.
  private(set) var macros: [String: TeXMacro] = [:]
  /// The words in the current value that no `@string` defines.
  private var unknownNames: [String] = []

  /// The scalars that end a name.
  private static let signs = Set("{}(),=\"#".unicodeScalars)

  /// - Parameter known: The abbreviations that earlier files define.
  init(_ source: NotebookSource, abbreviations known: [String: String] = [:]) {
    self.source = source
    text = Array(source.lines.joined(separator: "\n").unicodeScalars)
    lineStarts = [0] + text.indices.filter { [text] in text[$0] == "\n" }.map { $0 + 1 }
    // All BibTeX styles predefine the months.
    let months = WorkDate.months.map { ($0.prefix(3).lowercased(), $0) }
    abbreviations = Dictionary(months) { first, _ in first }.merging(known) { $1 }
  }

  /// Moves behind the next `@`. Returns false if there is none.
  mutating func skipToEntry() -> Bool {
    while position < text.count {
      position += 1
      if text[position - 1] == "@" { return true }
    }
    return false
  }

  /// Reads the entry behind the `@`. Returns nil for `@comment`, `@preamble` and `@string`.
  mutating func entry() throws(Diagnostic) -> BibliographyEntry? {
    let kind = name().lowercased()
    guard kind != "comment" else {
      if isNext("{") { try skipDelimited(until: "}") }
      return nil
    }
    let end: Unicode.Scalar = isNext("(") ? ")" : "}"
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

  private mutating func entry(_ kind: String, until end: Unicode.Scalar) throws(Diagnostic) -> BibliographyEntry {
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
    skipSpaces()
    let start = position
    var result = try part()
    while take("#") {
      result += try part()
      try Limit.field.check(result.utf8.count, "a field", at: place(of: start).location())
    }
    return result
  }

  private mutating func part() throws(Diagnostic) -> String {
    if isNext("{") { return try delimited(until: "}") }
    if isNext("\"") { return try delimited(until: "\"") }
    let word = name()
    guard !word.isEmpty else { throw error("expected a value in braces or quotes") }
    if let meaning = abbreviations[word.lowercased()] { return meaning }
    if !word.unicodeScalars.allSatisfy({ $0.properties.numericType != nil }) { unknownNames.append(word) }
    return word
  }

  /// Reads a text inside braces or quotes. Braces nest inside it.
  private mutating func delimited(until end: Unicode.Scalar) throws(Diagnostic) -> String {
    skipSpaces()
    let start = position
    try skipDelimited(until: end)
    try Limit.field.check(position - start - 2, "a field", at: place(of: start).location())
    return String(scalars: text[(start + 1)..<(position - 1)])
  }

  private mutating func skipDelimited(until end: Unicode.Scalar) throws(Diagnostic) {
    let start = position
    position += 1
    var depth = 0
    while position < text.count {
      let scalar = text[position]
      position += 1
      if depth == 0 && scalar == end { return }
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth -= 1 }
    }
    throw error("a value without an end", at: start)
  }

  private mutating func key(until end: Unicode.Scalar) -> SourceText {
    skipSpaces()
    var result = place(of: position)
    let start = position
    while position < text.count, !text[position].properties.isWhitespace, text[position] != ",",
      text[position] != end
    {
      position += 1
    }
    result.text = String(scalars: text[start..<position])
    return result
  }

  private mutating func name() -> String {
    skipSpaces()
    let start = position
    while position < text.count, !text[position].properties.isWhitespace, !Self.signs.contains(text[position]) {
      position += 1
    }
    return String(scalars: text[start..<position])
  }

  private mutating func skipSpaces() {
    while position < text.count, text[position].properties.isWhitespace { position += 1 }
  }

  private mutating func isNext(_ character: Unicode.Scalar) -> Bool {
    skipSpaces()
    return position < text.count && text[position] == character
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard isNext(character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Diagnostic) {
    guard take(character) else { throw error("expected '\(character)'") }
  }

  private func error(_ message: String, at position: Int? = nil) -> Diagnostic {
    Diagnostic(.badData, message, at: place(of: position ?? self.position).location())
  }

  private func place(of position: Int) -> SourceText {
    var (line, end) = (0, lineStarts.count)
    while end - line > 1 {
      let middle = (line + end) / 2
      if lineStarts[middle] <= position { line = middle } else { end = middle }
    }
    return source.text(line: line + 1, column: min(position, text.count) - lineStarts[line] + 1)
  }
}
