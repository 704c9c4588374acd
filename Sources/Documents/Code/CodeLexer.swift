/// Divides code into tokens by the rules of its language, in one pass.
struct CodeLexer {
  let language: CodeLanguage
  let text: [Unicode.Scalar]
  private(set) var position = 0
  private var tokens: [CodeToken] = []
  /// The number of open brackets of lists and mappings, within which a value ends at a comma or a bracket.
  var depth = 0

  static func tokens(of text: String, in language: CodeLanguage) -> [CodeToken] {
    var lexer = CodeLexer(language: language, text: Array(text.unicodeScalars))
    while lexer.position < lexer.text.count { lexer.takeNext() }
    return lexer.tokens
  }

  private init(language: CodeLanguage, text: [Unicode.Scalar]) {
    (self.language, self.text) = (language, text)
  }

  private mutating func takeNext() {
    if language.hasWholeValues, takeTextBlock() { return }
    for pattern in language.patterns[text[position], default: []] {
      if let end = end(of: pattern) { return take(to: end, isKey(before: end, pattern.kind) ? .name : pattern.kind) }
    }
    if isStartOfNumber || isWord(text[position]) { return takeWord() }
    if language.hasWholeValues { countBracket() }
    take(to: position + 1, .plain)
  }

  /// Adds a token that ends before `end`. Adjacent plain tokens become one.
  mutating func take(to end: Int, _ kind: CodeToken.Kind) {
    var piece = String.UnicodeScalarView()
    piece.append(contentsOf: text[position..<end])
    position = end
    if kind == .plain, tokens.last?.kind == .plain {
      tokens[tokens.count - 1].text.unicodeScalars.append(contentsOf: piece)
    } else {
      tokens.append(CodeToken(kind: kind, text: String(piece)))
    }
  }

  // MARK: Words and numbers

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || Self.isDigit(scalar) || language.wordSigns.contains(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// True if a number starts here: with a digit, with a point before a digit that is not a member access, or with a
  /// minus before a digit if a value begins here and words may contain a minus.
  private var isStartOfNumber: Bool {
    let scalar = text[position]
    guard !Self.isDigit(scalar) else { return true }
    guard position + 1 < text.count, Self.isDigit(text[position + 1]) else { return false }
    switch scalar {
    case ".": return position == 0 || !isWord(text[position - 1]) && !")].".unicodeScalars.contains(text[position - 1])
    case "-": return language.wordSigns.contains("-") && isStart(position)
    default: return false
    }
  }

  private mutating func takeWord() {
    let isNumber = isStartOfNumber
    let end = isNumber ? endOfNumber() : endOfWord(from: position)
    if isNumber && !(language.hasBareTexts && !standsAlone(to: end)) { return take(to: end, .number) }
    let kind = language.words[string(position..<end)] ?? .plain
    if isKey(before: end, kind) { return take(to: end, .name) }
    take(to: end, language.hasWholeValues && !isWholeValue(to: end) ? .plain : kind)
  }

  private func endOfWord(from start: Int) -> Int {
    var end = start
    while end < text.count, isWord(text[end]) { end += 1 }
    return end
  }

  /// Returns the end of a number: digits, letters, a decimal point, and the sign of an exponent.
  private func endOfNumber() -> Int {
    var end = position + 1
    while end < text.count {
      let (last, next) = (text[end - 1], text[end])
      let isPoint =
        next == "." && (end + 1 == text.count || text[end + 1] != "." && !text[end + 1].properties.isAlphabetic)
      let isExponent = (next == "-" || next == "+") && (last == "e" || last == "E") && !isHexadecimal
      guard Self.isDigit(next) || next == "_" || next.properties.isAlphabetic || isPoint || isExponent else { break }
      end += 1
    }
    return end
  }

  private var isHexadecimal: Bool {
    position + 1 < text.count && text[position] == "0" && (text[position + 1] == "x" || text[position + 1] == "X")
  }

  /// Returns true if the text from here to `end` is all that stands between blanks or brackets.
  private func standsAlone(to end: Int) -> Bool {
    if language.hasWholeValues { return isWholeValue(to: end) }
    return isStart(position)
      && (end == text.count || Self.isBlank(text[end]) || ",]}".unicodeScalars.contains(text[end]))
  }

  /// Returns true if the text that ends here is the key of a mapping entry.
  private func isKey(before end: Int, _ kind: CodeToken.Kind) -> Bool {
    guard language.hasKeys, kind != .comment else { return false }
    var next = end
    while next < text.count, text[next] == " " { next += 1 }
    guard next < text.count, text[next] == ":" else { return false }
    return !language.hasBareTexts || next + 1 == text.count || Self.isBlank(text[next + 1])
  }

  // MARK: Patterns

  /// Returns the end of a pattern that begins here, or nil if it does not match.
  private func end(of pattern: CodePattern) -> Int? {
    guard isHere(pattern.start, at: position), isIn(pattern.place) else { return nil }
    let start = position + pattern.start.unicodeScalars.count
    switch pattern.end {
    case .line: return text[start...].firstIndex(of: "\n") ?? text.count
    case .text(let end): return endOfSpan(pattern, end, from: start)
    case .word:
      let end = endOfWord(from: start)
      return end > start ? end : nil
    case .scalar: return min(start + 1, text.count)
    case .character(let quote):
      guard start < text.count, text[start] != "\n" else { return nil }
      var end = start + 1
      if text[start] == pattern.escape {
        while end < text.count, text[end] != "\n", end == start + 1 || !isHere(quote, at: end) { end += 1 }
      }
      return isHere(quote, at: end) ? end + quote.unicodeScalars.count : nil
    }
  }

  private func endOfSpan(_ pattern: CodePattern, _ end: String, from start: Int) -> Int {
    var (place, depth) = (start, 1)
    while place < text.count {
      if pattern.doubles, isHere(end + end, at: place) {
        place += 2 * end.unicodeScalars.count
      } else if text[place] == pattern.escape,
        !(pattern.staysOnLine && place + 1 < text.count && text[place + 1] == "\n")
      {
        place += 2
      } else if isHere(end, at: place) {
        depth -= 1
        place += end.unicodeScalars.count
        if depth == 0 { return place }
      } else if pattern.nests, isHere(pattern.start, at: place) {
        depth += 1
        place += pattern.start.unicodeScalars.count
      } else if pattern.staysOnLine, text[place] == "\n" {
        return place
      } else {
        place += 1
      }
    }
    return min(place, text.count)
  }

  private func isIn(_ place: CodePattern.Place) -> Bool {
    switch place {
    case .anywhere: true
    case .wordStart: isStart(position)
    case .lineStart: (text[..<position].last { $0 != " " && $0 != "\t" } ?? "\n") == "\n"
    }
  }

  /// Returns true if a word or value can start here: at the start of the text, or after a blank, a bracket or a
  /// separator.
  private func isStart(_ position: Int) -> Bool {
    position == 0 || Self.isBlank(text[position - 1]) || "([{,;|&<>:".unicodeScalars.contains(text[position - 1])
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\n" }

  private func isHere(_ sign: String, at place: Int) -> Bool {
    text[min(place, text.count)...].starts(with: sign.unicodeScalars)
  }

  private func string(_ range: Range<Int>) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text[range])
    return String(scalars)
  }
}
