import Basics

/// Replaces the syntax that Markdown does not know with placeholders, outside code.
struct PlaceholderScanner {
  /// The text with placeholders, and for each of its lines the line number in the notebook. The two differ because an
  /// expression can span several lines, but its placeholder cannot.
  struct Result {
    var text: String
    var lineNumbers: [Int]
    /// The labels of footnote calls, `[^label]`, in order.
    var calls: [SourceText] = []
    /// The labels of footnote definitions, `[^label]: …`, by their line in `text`, counted from 1.
    var definitions: [Int: SourceText] = [:]
  }

  private(set) var placeholders: [Placeholder] = []

  /// - Parameters:
  ///   - firstLine: The line number of `lines[0]` in the notebook.
  ///   - column: The column of the notebook at which each line begins.
  mutating func scan(_ lines: [String], firstLine: Int, column: Int, of source: NotebookSource) -> Result {
    var result = Result(text: "", lineNumbers: [])
    var fence: Fence?
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if fence == nil, Fence(opening: line) == nil {
        let end = Self.endOfParagraph(in: lines, from: index + 1)
        add(lines[index..<end], firstLine: firstLine + index, column: column, of: source, to: &result)
        index = end
      } else {
        fence = fence.map { $0.isClosed(by: line) ? nil : $0 } ?? Fence(opening: line)
        result.add(line, number: firstLine + index)
        index += 1
      }
    }
    return result
  }

  /// - Returns: The index of the placeholder, for `Placeholder.mark`.
  mutating func add(_ placeholder: Placeholder) -> Int {
    placeholders.append(placeholder)
    return placeholders.count - 1
  }

  /// Returns the index of the first line behind the paragraph. An expression cannot continue beyond it.
  private static func endOfParagraph(in lines: [String], from index: Int) -> Int {
    lines[index...].firstIndex { line in
      line.unicodeScalars.allSatisfy(\.properties.isWhitespace) || Fence(opening: line) != nil
    } ?? lines.count
  }

  private mutating func add(
    _ lines: ArraySlice<String>, firstLine: Int, column: Int, of source: NotebookSource, to result: inout Result
  ) {
    guard lines.contains(where: { $0.utf8.contains { "{@$`^".utf8.contains($0) } }) else {
      for (offset, line) in lines.enumerated() { result.add(line, number: firstLine + offset) }
      return
    }
    var paragraph = ScannedParagraph(lines, firstLine: firstLine, column: column, of: source)
    while !paragraph.isAtEnd { replaceNext(&paragraph) }
    paragraph.finish()
    for (index, label) in paragraph.definitions { result.definitions[result.lineNumbers.count + index + 1] = label }
    result.calls += paragraph.calls
    for line in paragraph.lines { result.add(line.text, number: line.number) }
  }

  private mutating func replaceNext(_ paragraph: inout ScannedParagraph) {
    if paragraph.copyVerbatim() || paragraph.copyFootnote() { return }
    guard
      let found = paragraph.expression() ?? paragraph.citation() ?? paragraph.referenceInText()
        ?? paragraph.formula()
    else { return paragraph.copy() }
    paragraph.put(Placeholder.mark(placeholders.count))
    placeholders.append(found)
  }
}

extension PlaceholderScanner.Result {
  fileprivate mutating func add(_ line: String, number: Int) {
    text += line + "\n"
    lineNumbers.append(number)
  }
}

/// The opening line of fenced code (CommonMark, section 4.5).
struct Fence {
  private let marker: Unicode.Scalar
  private let count: Int

  init?(opening line: String) {
    let content = line.unicodeScalars.drop { $0 == " " }
    guard let first = content.first, first == "`" || first == "~" else { return nil }
    let run = content.prefix { $0 == first }
    guard run.count >= 3, first == "~" || !content.dropFirst(run.count).contains("`") else { return nil }
    marker = first
    count = run.count
  }

  func isClosed(by line: String) -> Bool {
    let content = line.trimmingSpaces.unicodeScalars
    return content.count >= count && content.allSatisfy { $0 == marker }
  }
}
