import Basics

/// A paragraph into which placeholders are put. It has the lines up to a blank line or fenced code. Its scalars are
/// read once, from left to right.
struct ScannedParagraph {
  private let text: [Unicode.Scalar]
  private var ends: ParagraphEnds
  private let source: NotebookSource
  private let column: Int
  private var position = 0
  /// The line of the notebook in which `position` is. `start` is the index of its first scalar in `text`.
  private var line: (number: Int, start: Int, isInTable: Bool)
  /// True while a URL is being copied, in which `@` and `$` have no special meaning.
  private var isInAddress = false

  /// The line that is being written; `finish()` appends it to `lines`.
  private var current = String.UnicodeScalarView()
  private var currentNumber: Int
  /// True while the current line has only spaces and `>`, so that a footnote definition can begin here.
  private var isBlank = true
  /// The finished lines, each with the number of the notebook's line in which it began.
  private(set) var lines: [(text: String, number: Int)] = []
  /// The labels of footnote calls.
  private(set) var calls: [SourceText] = []
  /// The labels of footnote definitions, by the index in `lines` of the line in which they begin.
  private(set) var definitions: [Int: SourceText] = [:]

  init(_ lines: ArraySlice<String>, firstLine: Int, column: Int, of source: NotebookSource) {
    text = Array(lines.joined(separator: "\n").unicodeScalars)
    ends = ParagraphEnds(text)
    line = (firstLine, 0, Self.isRow(text, from: 0))
    currentNumber = firstLine
    self.column = column
    self.source = source
  }

  var isAtEnd: Bool { position >= text.count }

  mutating func finish() {
    lines.append((String(current), currentNumber))
    current = String.UnicodeScalarView()
    currentNumber = line.number
    isBlank = true
  }

  mutating func put(_ mark: String) {
    current.append(contentsOf: mark.unicodeScalars)
    isBlank = false
  }

  mutating func copy() {
    let scalar = text[position]
    if scalar.properties.isWhitespace || scalar == ")" || scalar == ">" { isInAddress = false }
    if starts(with: "](") || starts(with: "://") || starts(with: "www.") { isInAddress = true }
    copy(to: position + 1)
  }

  private mutating func copy(to end: Int) {
    while position < end {
      let scalar = text[position]
      move(to: position + 1)
      if scalar == "\n" {
        finish()
      } else {
        current.append(scalar)
        if scalar != " ", scalar != ">" { isBlank = false }
      }
    }
  }

  private mutating func move(to end: Int) {
    for index in position..<end where text[index] == "\n" {
      line = (line.number + 1, index + 1, Self.isRow(text, from: index + 1))
    }
    position = end
  }

  private static func isRow(_ text: [Unicode.Scalar], from start: Int) -> Bool {
    text[start...].first { $0 == "\n" || !$0.properties.isWhitespace } == "|"
  }

  /// Copies a code span or an escaped character. Returns false if neither begins here.
  mutating func copyVerbatim() -> Bool {
    if text[position] == "\\", position + 1 < text.count {
      copy(to: position + 2)
      return true
    }
    guard text[position] == "`" else { return false }
    let count = text[position...].prefix { $0 == "`" }.count
    copy(to: ends.code(from: position + count, count: count) ?? position + count)
    return true
  }

  /// Copies `[^label]` or `[^label]:`, which the Markdown parser reads. Returns false if neither begins here.
  mutating func copyFootnote() -> Bool {
    guard starts(with: "[^"),
      let end = text[(position + 2)...].firstIndex(where: {
        "[]".unicodeScalars.contains($0) || $0.properties.isWhitespace
      }),
      end > position + 2, text[end] == "]"
    else { return false }
    let label = part(from: position + 2, to: end)
    if isBlank, starts(with: ":", at: end + 1) {
      definitions[lines.count] = label
    } else {
      calls.append(label)
    }
    copy(to: end + 1)
    return true
  }

  /// Reads `{{ … }}`, which may span several lines.
  mutating func expression() -> Placeholder? {
    guard starts(with: "{{") else { return nil }
    guard let end = ends.expression(from: position + 2) else {
      return take(.unterminated, position..<position, end: position + 2)
    }
    var found = take(.expression, (position + 2)..<end, end: end + 2)
    // GitHub needs `|` escaped as `\|` in table cells. A space replaces the backslash, so that columns stay the same.
    found.content.text = String(
      found.content.text.unicodeScalars.replacing("\\|".unicodeScalars, with: " |".unicodeScalars))
    return found
  }

  /// Reads `[@key; @key]` or `[see @key, p. 3]`, but not the text of a link or image.
  mutating func citation() -> Placeholder? {
    guard text[position] == "[", !starts(with: "[^"), current.last != "!", let end = ends.citation(from: position)
    else { return nil }
    return take(.references, (position + 1)..<end, end: end + 1)
  }

  /// Reads `@key`, `@key [p. 3]` or `-@key`.
  mutating func referenceInText() -> Placeholder? {
    guard !isInAddress, ReferenceKey.isMark(text, at: position),
      let end = ReferenceKey.end(in: text, from: position + 1)
    else { return nil }
    let isBare = current.last == "-" && (current.dropLast().last?.properties.isWhitespace ?? true)
    if isBare { current.removeLast() }
    let close = starts(with: " [", at: end) ? ends.locator(from: end + 2) : nil
    let locator = close.map { ", " + string((end + 2)..<$0) } ?? ""
    var found = take(isBare ? .references : .referenceInText, position..<end, end: close.map { $0 + 1 } ?? end)
    found.content.text = (isBare ? "-" : "") + found.content.text + locator
    if isBare {
      found.content.column -= 1
      found.original = "-" + found.original
    }
    return found
  }

  /// The most scalars of a formula outside tables. It keeps an unclosed `$` from pairing with one far behind it.
  private static let longestFormula = 4_000

  /// Reads `$…$`, `` $`…`$ `` or `$$…$$`. A formula may span several lines, but not two cells of a table.
  mutating func formula() -> Placeholder? {
    guard !isInAddress, text[position] == "$" else { return nil }
    let isDisplayed = starts(with: "$$")
    let end = isDisplayed ? ends.display(from: position) : ends.formula(from: position)
    let last = line.isInTable ? ends.cell(from: position) : position + Self.longestFormula
    guard let end, end <= last else {
      return isDisplayed && isAlone ? take(.unterminatedFormula, position..<position, end: position + 2) : nil
    }
    let marks = isDisplayed ? 2 : 1
    var content = position + marks..<max(position + marks, end - marks)
    if !isDisplayed, content.count > 1, text[content.lowerBound] == "`", text[content.upperBound - 1] == "`" {
      content = content.dropFirst().dropLast()
    }
    let source = FormulaSource(in: text, content, line: line, column: column, isInTable: line.isInTable, of: source)
    let label = isDisplayed ? FormulaLabel.range(in: text, from: end) : nil
    let name = label.map { part(from: $0.lowerBound, to: $0.upperBound) }
    var found = take(isDisplayed ? .displayedFormula : .formula, content, end: label.map { $0.upperBound + 1 } ?? end)
    (found.formula, found.label) = (source, name)
    return found
  }

  /// True if the line has only the `$$` at `position`.
  private var isAlone: Bool {
    text[(position + 2)...].prefix { $0 != "\n" }.allSatisfy(\.properties.isWhitespace)
      && current.allSatisfy(\.properties.isWhitespace)
  }

  private func starts(with sign: String, at index: Int? = nil) -> Bool {
    let index = index ?? position
    return index <= text.count && text[index...].starts(with: sign.unicodeScalars)
  }

  /// Returns a placeholder for the text from `position` to `end`, and moves to `end`. `content` is its inner text.
  private mutating func take(_ kind: Placeholder.Kind, _ content: Range<Int>, end: Int) -> Placeholder {
    defer { move(to: end) }
    return Placeholder(
      kind: kind, content: part(from: content.lowerBound, to: content.upperBound), original: string(position..<end))
  }

  private func part(from start: Int, to end: Int) -> SourceText {
    source.text(string(start..<end), line: line.number, column: column + start - line.start)
  }

  /// Returns the scalars of a range, with a space for each line end.
  private func string(_ range: Range<Int>) -> String {
    String(scalars: text[range].lazy.map { $0 == "\n" ? " " : $0 })
  }
}
