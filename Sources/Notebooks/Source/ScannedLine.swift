/// One line of a paragraph while its placeholders are put in; what begins in it may take in the lines that follow.
struct ScannedLine {
  private let start: SourceText
  private var text: [Character]
  private var following: ArraySlice<String>
  private var position = 0
  /// Whether an address is being read, whose signs mean themselves.
  private var isInAddress = false
  var result = ""
  /// How many of the following lines were taken in.
  private(set) var consumed = 0
  /// How many backquotes end the code that the line begins or ends in.
  private(set) var openCode: Int?

  /// Labels of footnotes that are called.
  private(set) var calls: [SourceText] = []
  /// The label of the footnote that the line begins to define.
  private(set) var definition: SourceText?

  init(_ line: SourceText, following: ArraySlice<String>, openCode: Int?) {
    start = line
    text = Array(line.text)
    self.following = following
    self.openCode = openCode
  }

  var isAtEnd: Bool { position >= text.count }

  mutating func copy() {
    let character = text[position]
    if character.isWhitespace || character == ")" || character == ">" { isInAddress = false }
    if starts(with: "](") || starts(with: "://") || starts(with: "www.") { isInAddress = true }
    result.append(character)
    position += 1
  }

  /// Copies code and what a backslash protects; false if nothing of that begins here.
  mutating func copyVerbatim() -> Bool {
    if let count = openCode {
      let end = endOfCode(in: text, from: position, count)
      openCode = end == nil ? count : nil
      copy(to: end ?? text.count)
      return true
    }
    if text[position] == "\\", position + 1 < text.count {
      copy(to: position + 2)
      return true
    }
    guard text[position] == "`" else { return false }
    let count = text[position...].prefix { $0 == "`" }.count
    if let end = endOfCode(in: text, from: position + count, count) {
      copy(to: end)
    } else if following.contains(where: { endOfCode(in: Array($0), from: 0, count) != nil }) {
      openCode = count
      copy(to: text.count)
    } else {
      copy(to: position + count)
    }
    return true
  }

  private mutating func copy(to end: Int) {
    result += String(text[position..<end])
    position = end
  }

  /// Behind the next run of exactly so many backquotes.
  private func endOfCode(in text: [Character], from start: Int, _ count: Int) -> Int? {
    var index = start
    while index < text.count {
      let run = text[index...].prefix { $0 == "`" }.count
      if run == count { return index + run }
      index += max(1, run)
    }
    return nil
  }

  /// `[^label]` or `[^label]:`, which the Markdown parser reads; false if neither begins here.
  mutating func copyFootnote() -> Bool {
    guard starts(with: "[^"), let end = text[position...].firstIndex(of: "]"), end > position + 2,
      !text[(position + 2)..<end].contains(where: { $0.isWhitespace || $0 == "[" })
    else { return false }
    let label = start.part(String(text[(position + 2)..<end]), offset: position + 2)
    if starts(with: ":", at: end + 1), result.allSatisfy({ $0 == " " || $0 == ">" }) {
      definition = label
    } else {
      calls.append(label)
    }
    copy(to: end + 1)
    return true
  }

  // MARK: Values

  /// `{{ … }}`, which may run over line ends.
  mutating func expression() -> Placeholder? {
    guard starts(with: "{{") else { return nil }
    while endOfExpression == nil, takeNextLine() {}
    guard let end = endOfExpression else { return take(.unterminated, from: 0, to: 0, end: position + 2) }
    var found = take(.expression, from: 2, to: end - position, end: end + 2)
    // In the cell of a table GitHub wants the pipe escaped; the blank keeps all columns where they are.
    found.content.text = found.content.text.replacing("\\|", with: " |")
    return found
  }

  /// The index of `}}`, outside quotes.
  private var endOfExpression: Int? {
    var isQuoted = false
    for index in (position + 2)..<max(position + 2, text.count) {
      if text[index] == "\"" { isQuoted.toggle() }
      if !isQuoted, starts(with: "}}", at: index) { return index }
    }
    return nil
  }

  // MARK: References

  /// `[@key; @key]`, `[see @key, p. 3]`, but no text of a link or image.
  mutating func citation() -> Placeholder? {
    guard text[position] == "[", !starts(with: "[^"), result.last != "!" else { return nil }
    guard let (joined, lines, end) = joined(until: endOfBracket),
      !(end + 1 < joined.count && "([".contains(joined[end + 1])),
      (position + 1..<end).contains(where: { ReferenceKey.isMark(joined, at: $0) })
    else { return nil }
    for _ in 0..<lines { _ = takeNextLine() }
    return take(.references, from: 1, to: end - position, end: end + 1)
  }

  /// Where the bracket that begins here ends, with all brackets inside it.
  private func endOfBracket(in text: [Character]) -> Int? {
    var depth = 0
    var index = position
    while index < text.count, index < position + Self.longest {
      switch text[index] {
      case "\\": index += 1
      case "`": return nil
      case "[": depth += 1
      case "]":
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// `@key`, and `@key [p. 3]`.
  mutating func referenceInText() -> Placeholder? {
    guard !isInAddress, ReferenceKey.isMark(text, at: position),
      var end = ReferenceKey.end(in: text, from: position + 1)
    else { return nil }
    let isBare = result.last == "-" && (result.dropLast().last?.isWhitespace ?? true)
    if isBare { result.removeLast() }
    let rest = text[end...]
    if starts(with: " [", at: end), let close = rest.firstIndex(of: "]"), !rest[..<close].contains("@"),
      !(close + 1 < text.count && "([".contains(text[close + 1])), rest[end + 2] != "^"
    {
      let locator = rest[(end + 2)..<close]
      var found = take(.referenceInText, from: 0, to: end - position, end: close + 1)
      found.content.text += ", " + String(locator)
      end = close + 1
      return isBare ? found.with(.references) : found
    }
    return take(isBare ? .references : .referenceInText, from: 0, to: end - position, end: end)
  }

  // MARK: Mathematics

  /// `$…$` and `$$…$$`, which may run over line ends but not over the cells of a table.
  mutating func mathematics() -> Placeholder? {
    guard !isInAddress, text[position] == "$" else { return nil }
    let isDisplayed = starts(with: "$$")
    let end = isDisplayed ? endOfDisplay : endOfFormula
    guard let (_, lines, end) = joined(until: end) else {
      let isAlone = isDisplayed && start.text.trimmingSpaces == "$$"
      return isAlone ? take(.mathematics, from: 0, to: 0, end: position + 2) : nil
    }
    for _ in 0..<lines { _ = takeNextLine() }
    return take(.mathematics, from: 0, to: 0, end: end)
  }

  private func endOfDisplay(in text: [Character]) -> Int? {
    range(of: text).first { $0 > position + 2 && text[$0] == "$" && text[$0 - 1] == "$" && text[$0 - 2] != "\\" }
      .map { $0 + 1 }
  }

  /// Behind a dollar that no space is before and no digit behind.
  private func endOfFormula(in text: [Character]) -> Int? {
    guard position + 1 < text.count, !text[position + 1].isWhitespace, text[position + 1] != "$" else { return nil }
    return range(of: text).first { index in
      index > position + 1 && text[index] == "$" && text[index - 1] != "\\" && !text[index - 1].isWhitespace
        && !(index + 1 < text.count && text[index + 1].isNumber)
    }.map { $0 + 1 }
  }

  /// Where a formula may end: in a row of a table, only in its own cell.
  private func range(of text: [Character]) -> Range<Int> {
    let limit = min(text.count, position + Self.longest)
    guard text.first(where: { !$0.isWhitespace }) == "|" else { return position..<limit }
    return position..<((position + 1..<limit).first { text[$0] == "|" && text[$0 - 1] != "\\" } ?? limit)
  }

  // MARK: Text

  /// How many characters a citation or formula may have: what has no end must not be looked for to the end of a book.
  private static let longest = 4_000

  /// The line with as many of the following ones as its end needs, and where that end is.
  private func joined(until end: ([Character]) -> Int?) -> (text: [Character], lines: Int, end: Int)? {
    var joined = text
    if let found = end(joined) { return (joined, 0, found) }
    for (count, line) in following.enumerated() where joined.count < position + Self.longest {
      joined += [" "] + line
      if let found = end(joined) { return (joined, count + 1, found) }
    }
    return nil
  }

  private func starts(with pair: String, at index: Int? = nil) -> Bool {
    text[(index ?? position)...].starts(with: pair)
  }

  private mutating func takeNextLine() -> Bool {
    guard let next = following.popFirst() else { return false }
    text += [" "] + next
    consumed += 1
    return true
  }

  /// The text up to an index, of which a part is the content.
  private mutating func take(_ kind: Placeholder.Kind, from first: Int, to last: Int, end: Int) -> Placeholder {
    defer { position = end }
    return Placeholder(
      kind: kind, content: start.part(String(text[position + first..<position + last]), offset: position + first),
      original: String(text[position..<end]))
  }
}

extension Placeholder {
  fileprivate func with(_ kind: Kind) -> Placeholder {
    var changed = self
    changed.kind = kind
    return changed
  }
}
