import Basics

/// Puts placeholders where the Markdown parser would take our syntax apart, outside fenced code.
struct PlaceholderScanner {
  /// The text with its placeholders, and for each of its lines the line of the notebook: an expression may run over
  /// line ends, its replacement does not.
  struct Result {
    var text: String
    var lineNumbers: [Int]
  }

  private(set) var placeholders: [Placeholder] = []

  /// - Parameters:
  ///   - firstLine: the notebook's line of `lines[0]`.
  ///   - column: the notebook's column of each line's first character.
  mutating func scan(_ lines: [String], firstLine: Int, column: Int, of source: NotebookSource) -> Result {
    var result = Result(text: "", lineNumbers: [])
    var fence: Fence?
    var index = 0
    while index < lines.count {
      var line = lines[index]
      let number = firstLine + index
      index += 1
      if let open = fence {
        if open.isClosed(by: line) { fence = nil }
      } else if let opened = Fence(opening: line) {
        fence = opened
      } else if line.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "@") }) {
        let next = Self.joinable(lines, from: index)
        line = replacing(in: source.text(line, line: number, column: column), following: next, consumed: &index)
      }
      result.text += line + "\n"
      result.lineNumbers.append(number)
    }
    return result
  }

  /// The lines over which an expression from above may continue: up to the end of the paragraph.
  private static func joinable(_ lines: [String], from index: Int) -> ArraySlice<String> {
    let end = lines[index...].firstIndex { $0.allSatisfy(\.isWhitespace) || Fence(opening: $0) != nil }
    return lines[index..<(end ?? lines.count)]
  }

  private mutating func replacing(
    in line: SourceText, following: ArraySlice<String>, consumed: inout Int
  ) -> String {
    var rest = Array(line.text)
    var following = following
    var result = ""
    var position = 0
    while position < rest.count {
      if rest[position] == "\\", position + 1 < rest.count {
        result += String(rest[position...position + 1])
        position += 2
        continue
      }
      let start = line.part("", offset: position)
      if Self.opens(rest, at: position, with: "{{") {
        while Self.endOfExpression(rest, from: position + 2) == nil, let next = following.popFirst() {
          rest += [" "] + next
          consumed += 1
        }
        position = takeExpression(rest, from: position, start: start, into: &result)
      } else if let end = Self.endOfReferences(rest, from: position) {
        add(.references, rest[position + 1..<end], rest[position...end], at: start, offset: 1, to: &result)
        position = end + 1
      } else {
        result.append(rest[position])
        position += 1
      }
    }
    return result
  }

  private mutating func takeExpression(
    _ text: [Character], from position: Int, start: SourceText, into result: inout String
  ) -> Int {
    guard let end = Self.endOfExpression(text, from: position + 2) else {
      add(.unterminated, [], text[position..<position + 2], at: start, offset: 0, to: &result)
      return position + 2
    }
    // In the cell of a table GitHub wants the pipe escaped; the blank keeps all columns where they are.
    let expression = String(text[position + 2..<end]).replacing("\\|", with: " |")
    add(.expression, Array(expression)[...], text[position..<end + 2], at: start, offset: 2, to: &result)
    return end + 2
  }

  private mutating func add(
    _ kind: Placeholder.Kind, _ content: ArraySlice<Character>, _ original: ArraySlice<Character>,
    at start: SourceText, offset: Int, to result: inout String
  ) {
    result += Placeholder.mark(placeholders.count)
    let content = start.part(String(content), offset: offset)
    placeholders.append(Placeholder(kind: kind, content: content, original: String(original)))
  }

  private static func opens(_ text: [Character], at position: Int, with pair: String) -> Bool {
    position + 1 < text.count && text[position] == pair.first && text[position + 1] == pair.last
  }

  /// The index of `}}`, outside quotes.
  private static func endOfExpression(_ text: [Character], from start: Int) -> Int? {
    var isQuoted = false
    for index in start..<max(start, text.count) {
      if text[index] == "\"" { isQuoted.toggle() }
      if !isQuoted && opens(text, at: index, with: "}}") { return index }
    }
    return nil
  }

  /// The index of the bracket that ends `[@key; @key]`, if the text is exactly that.
  private static func endOfReferences(_ text: [Character], from start: Int) -> Int? {
    guard opens(text, at: start, with: "[@"), let end = text[start...].firstIndex(of: "]") else { return nil }
    let keys = text[start + 1..<end].split(separator: ";").map { String($0).trimmingSpaces }
    let areKeys = keys.allSatisfy { key in
      key.hasPrefix("@") && key.count > 1 && key.dropFirst().allSatisfy(isKeyCharacter)
    }
    return areKeys ? end : nil
  }

  private static func isKeyCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_-:.".contains(character)
  }
}

/// The opening of fenced code (CommonMark, section 4.5).
struct Fence {
  private let marker: Character
  private let count: Int

  init?(opening line: String) {
    let content = line.drop { $0 == " " }
    guard let first = content.first, first == "`" || first == "~" else { return nil }
    let run = content.prefix { $0 == first }
    guard run.count >= 3, first == "~" || !content.dropFirst(run.count).contains("`") else { return nil }
    marker = first
    count = run.count
  }

  func isClosed(by line: String) -> Bool {
    let content = line.trimmingSpaces
    return content.count >= count && content.allSatisfy { $0 == marker }
  }
}
