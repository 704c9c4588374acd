// Values without quotes and block scalars, as in YAML.
extension CodeLexer {
  /// Returns true if the text from here to `end` is a whole value without quotes: the end of the line or a comment
  /// follows it, or, within brackets, a comma or a closing bracket.
  func isWholeValue(to end: Int) -> Bool {
    guard isStartOfValue(position) else { return false }
    var next = end
    while next < text.count, text[next] == " " || text[next] == "\t" { next += 1 }
    guard next < text.count, text[next] != "\n" else { return true }
    return text[next] == "#" && next > end || depth > 0 && ",]}".unicodeScalars.contains(text[next])
  }

  /// Returns true if a value can begin here: on a new line, after a colon or a dash with a blank, or, within brackets,
  /// after a bracket or a comma.
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

  /// Counts a bracket at the current position, unless it is inside a text without quotes.
  mutating func countBracket() {
    switch text[position] {
    case "[", "{": if depth > 0 || isStartOfValue(position) { depth += 1 }
    case "]", "}": depth = max(0, depth - 1)
    default: break
    }
  }

  /// Takes a block scalar, which begins with `|` or `>`: all following lines that are indented more than its first
  /// line.
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
