extension CodeLexer {
  /// Whether what is from here to a place is all of a value without quotes: behind it is the end of its line or a comment,
  /// and within brackets also a comma or the end of them.
  func isWholeValue(to end: Int) -> Bool {
    guard isStartOfValue(position) else { return false }
    var next = end
    while next < text.count, text[next] == " " || text[next] == "\t" { next += 1 }
    guard next < text.count, text[next] != "\n" else { return true }
    return text[next] == "#" && next > end || depth > 0 && ",]}".unicodeScalars.contains(text[next])
  }

  /// Whether a value can begin here: on a new line, behind a colon or a dash with a blank, and within brackets behind a
  /// bracket or comma.
  private func isStartOfValue(_ place: Int) -> Bool {
    var last = place - 1
    while last >= 0, text[last] == " " || text[last] == "\t" { last -= 1 }
    guard last >= 0, text[last] != "\n" else { return true }
    switch text[last] {
    case ":", "?": return last < place - 1 || depth > 0
    case "-": return last < place - 1 && (last == 0 || Self.isBlank(text[last - 1]))
    case "[", "{", ",": return depth > 0
    default: return false
    }
  }

  /// A bracket counts where a value begins, and not within a text.
  mutating func countBracket() {
    switch text[position] {
    case "[", "{": if depth > 0 || isStartOfValue(position) { depth += 1 }
    case "]", "}": depth = max(0, depth - 1)
    default: break
    }
  }

  /// A text of several lines behind `|` or `>`: all lines that are farther in than the one that announces it.
  mutating func takeTextBlock() -> Bool {
    guard depth == 0, text[position] == "|" || text[position] == ">", isStartOfValue(position) else { return false }
    var lineEnd = position + 1
    while lineEnd < text.count, text[lineEnd] != "\n" {
      if text[lineEnd] == "#" {
        lineEnd = text[lineEnd...].firstIndex(of: "\n") ?? text.count
        break
      }
      guard " \t+-0123456789".unicodeScalars.contains(text[lineEnd]) else { return false }
      lineEnd += 1
    }
    let start = text[..<position].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let indent = indent(of: start)
    var end = lineEnd
    while end < text.count {
      let next = end + 1
      let stop = text[min(next, text.count)...].firstIndex(of: "\n") ?? text.count
      let isEmpty = text[min(next, text.count)..<stop].allSatisfy(Self.isBlank)
      guard next < text.count, isEmpty || self.indent(of: next) > indent else { break }
      end = stop
    }
    take(to: end, .plain)
    return true
  }

  private func indent(of start: Int) -> Int { text[start...].prefix { $0 == " " }.count }
}
