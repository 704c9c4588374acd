import Basics

/// Finds where the constructs of a paragraph end. Queries must go from left to right. All of them together then take
/// time in proportion to the length of the paragraph.
struct ParagraphEnds {
  typealias Scalars = [Unicode.Scalar]

  private let text: Scalars
  /// For each position, true if an odd number of double quotes comes before it.
  private let isQuoted: [Bool]
  /// The index of the closing bracket, by the index of its opening bracket.
  private let brackets: [Int: Int]
  /// The start indices of runs of backquotes, by the length of the run. The last run comes first.
  private var backquotes: [Int: [Int]]
  private var expressions = [ForwardSearch(), ForwardSearch()]
  private var marks = ForwardSearch()
  private var formulas = ForwardSearch()
  private var displays = ForwardSearch()
  private var cells = ForwardSearch()

  init(_ text: Scalars) {
    self.text = text
    isQuoted = text.contains("{") ? Self.quotes(in: text) : []
    brackets = text.contains("@") ? Self.brackets(in: text) : [:]
    backquotes = text.contains("`") ? Self.backquotes(in: text) : [:]
  }

  private static func quotes(in text: Scalars) -> [Bool] {
    var isQuoted = false
    return text.map { scalar in
      defer { if scalar == "\"" { isQuoted.toggle() } }
      return isQuoted
    }
  }

  /// Returns pairs of brackets. Skips brackets behind a backslash, and pairs with a backquote between them.
  private static func brackets(in text: Scalars) -> [Int: Int] {
    var (open, pairs, index) = ([Int](), [Int: Int](), 0)
    while index < text.count {
      switch text[index] {
      case "\\": index += 1
      case "`": open = []
      case "[": open.append(index)
      case "]": if let start = open.popLast() { pairs[start] = index }
      default: break
      }
      index += 1
    }
    return pairs
  }

  private static func backquotes(in text: Scalars) -> [Int: [Int]] {
    var runs: [Int: [Int]] = [:]
    var end = text.count
    while let last = text[..<end].lastIndex(of: "`") {
      let start = text[..<last].lastIndex { $0 != "`" }.map { $0 + 1 } ?? 0
      runs[last + 1 - start, default: []].append(start)
      end = start
    }
    return runs
  }

  /// Returns the index behind the next run of exactly `count` backquotes.
  mutating func code(from start: Int, count: Int) -> Int? {
    while let run = backquotes[count]?.last, run < start { backquotes[count]?.removeLast() }
    return backquotes[count]?.last.map { $0 + count }
  }

  /// Returns the index of the `}}` that ends the expression whose text begins at `start`. Skips a `}}` inside quotes.
  mutating func expression(from start: Int) -> Int? {
    guard start + 1 < text.count else { return nil }
    let isInside = isQuoted[start]
    return expressions[isInside ? 1 : 0].first(in: start..<(text.count - 1)) { [text, isQuoted] index in
      text[index] == "}" && text[index + 1] == "}" && isQuoted[index] == isInside
    }
  }

  /// Returns the index of the bracket that ends a citation; nil if it holds no `@key` or is the text of a link.
  mutating func citation(from start: Int) -> Int? {
    guard let end = brackets[start], !isLink(at: end + 1) || isCitation(at: end + 1) else { return nil }
    let mark = marks.first(in: (start + 1)..<text.count) { [text] in ReferenceKey.isMark(text, at: $0) }
    return (mark ?? .max) < end ? end : nil
  }

  /// Returns the index of the bracket that ends ` [p. 3]` behind a key. The text inside begins at `start`.
  func locator(from start: Int) -> Int? {
    guard start < text.count, text[start] != "^" else { return nil }
    let end = text[start...].firstIndex { "]@\n".unicodeScalars.contains($0) }
    guard let end, text[end] == "]", !isLink(at: end + 1) else { return nil }
    return end
  }

  /// Returns true if the bracket at an index begins a second citation, as in `[@a][@b]`.
  private func isCitation(at index: Int) -> Bool {
    guard text[index] == "[", let end = brackets[index] else { return false }
    return (index..<end).contains { ReferenceKey.isMark(text, at: $0) }
  }

  private func isLink(at index: Int) -> Bool { index < text.count && (text[index] == "(" || text[index] == "[") }

  /// Returns the index behind the dollar sign that ends a formula. As in Pandoc, no space may come before it and no
  /// digit behind it.
  mutating func formula(from start: Int) -> Int? {
    guard start + 1 < text.count, text[start + 1] != "$", !text[start + 1].properties.isWhitespace else { return nil }
    let end = formulas.first(in: (start + 2)..<max(start + 2, text.count)) { [text] index in
      text[index] == "$" && text[index - 1] != "\\" && !text[index - 1].properties.isWhitespace
        && !(index + 1 < text.count && text[index + 1].properties.numericType != nil)
    }
    return end.map { $0 + 1 }
  }

  /// Returns the index behind the `$$` that ends a displayed formula.
  mutating func display(from start: Int) -> Int? {
    let end = displays.first(in: (start + 3)..<max(start + 3, text.count)) { [text] index in
      text[index] == "$" && text[index - 1] == "$" && text[index - 2] != "\\"
    }
    return end.map { $0 + 1 }
  }

  /// Returns the index of the pipe that ends the table cell, or the end of the text.
  mutating func cell(from start: Int) -> Int {
    let end = cells.first(in: (start + 1)..<max(start + 1, text.count)) { [text] index in
      text[index] == "|" && text[index - 1] != "\\"
    }
    return end ?? text.count
  }
}
