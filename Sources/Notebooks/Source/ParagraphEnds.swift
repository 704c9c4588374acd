import Basics

/// Where what begins in a paragraph ends. Asked from left to right, all answers together take time in proportion to the
/// length of the paragraph.
struct ParagraphEnds {
  typealias Scalars = [Unicode.Scalar]

  private let text: Scalars
  /// For each position, whether an odd number of quotes stands before it.
  private let isQuoted: [Bool]
  /// Where each bracket that has an end has it.
  private let brackets: [Int: Int]
  /// The runs of backquotes by their lengths, the last one first.
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

  /// Brackets in pairs; none about code, and none that a backslash precedes.
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

  /// Behind the next run of exactly so many backquotes.
  mutating func code(from start: Int, count: Int) -> Int? {
    while let run = backquotes[count]?.last, run < start { backquotes[count]?.removeLast() }
    return backquotes[count]?.last.map { $0 + count }
  }

  /// The `}}` of an expression whose text begins at `start`, outside quotes.
  mutating func expression(from start: Int) -> Int? {
    guard start + 1 < text.count else { return nil }
    let isInside = isQuoted[start]
    return expressions[isInside ? 1 : 0].first(in: start..<(text.count - 1)) { [text, isQuoted] index in
      text[index] == "}" && text[index + 1] == "}" && isQuoted[index] == isInside
    }
  }

  /// The bracket that ends a citation: there is the mark of a key inside, and it is no text of a link.
  mutating func citation(from start: Int) -> Int? {
    guard let end = brackets[start], !isLink(at: end + 1) else { return nil }
    let mark = marks.first(in: (start + 1)..<text.count) { [text] in ReferenceKey.isMark(text, at: $0) }
    return (mark ?? .max) < end ? end : nil
  }

  /// The bracket that ends ` [p. 3]` behind a key, whose text begins at `start`.
  func locator(from start: Int) -> Int? {
    guard start < text.count, text[start] != "^" else { return nil }
    let end = text[start...].firstIndex { "]@\n".unicodeScalars.contains($0) }
    guard let end, text[end] == "]", !isLink(at: end + 1) else { return nil }
    return end
  }

  private func isLink(at index: Int) -> Bool { index < text.count && (text[index] == "(" || text[index] == "[") }

  /// Behind the dollar that ends a formula: no space is before it and no digit behind it.
  mutating func formula(from start: Int) -> Int? {
    guard start + 1 < text.count, text[start + 1] != "$", !text[start + 1].properties.isWhitespace else { return nil }
    let end = formulas.first(in: (start + 2)..<max(start + 2, text.count)) { [text] index in
      text[index] == "$" && text[index - 1] != "\\" && !text[index - 1].properties.isWhitespace
        && !(index + 1 < text.count && text[index + 1].properties.numericType != nil)
    }
    return end.map { $0 + 1 }
  }

  /// Behind the `$$` that ends a displayed formula.
  mutating func display(from start: Int) -> Int? {
    let end = displays.first(in: (start + 3)..<max(start + 3, text.count)) { [text] index in
      text[index] == "$" && text[index - 1] == "$" && text[index - 2] != "\\"
    }
    return end.map { $0 + 1 }
  }

  /// The pipe that ends the cell of a table.
  mutating func cell(from start: Int) -> Int {
    let end = cells.first(in: (start + 1)..<max(start + 1, text.count)) { [text] index in
      text[index] == "|" && text[index - 1] != "\\"
    }
    return end ?? text.count
  }
}
