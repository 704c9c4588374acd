import Basics

/// Puts placeholders where the Markdown parser would take our syntax apart, outside code.
struct PlaceholderScanner {
  /// The text with its placeholders, and for each of its lines the line of the notebook: an expression may run over
  /// line ends, its replacement does not.
  struct Result {
    var text: String
    var lineNumbers: [Int]
    /// The footnotes that are called, `[^label]`, in their order.
    var calls: [SourceText] = []
    /// Those that are defined, `[^label]: …`, by their lines in `text`, from 1.
    var definitions: [Int: SourceText] = [:]
  }

  private(set) var placeholders: [Placeholder] = []

  /// - Parameters:
  ///   - firstLine: the notebook's line of `lines[0]`.
  ///   - column: the notebook's column of each line's first character.
  mutating func scan(_ lines: [String], firstLine: Int, column: Int, of source: NotebookSource) -> Result {
    var result = Result(text: "", lineNumbers: [])
    var fence: Fence?
    var openCode: Int?
    var index = 0
    while index < lines.count {
      var line = lines[index]
      let number = firstLine + index
      index += 1
      if let open = fence {
        if open.isClosed(by: line) { fence = nil }
      } else if let opened = Fence(opening: line) {
        fence = opened
      } else if openCode != nil || line.utf8.contains(where: { "{@$`^".utf8.contains($0) }) {
        var scanned = ScannedLine(
          source.text(line, line: number, column: column), following: Self.joinable(lines, from: index),
          openCode: openCode)
        line = replacing(&scanned)
        index += scanned.consumed
        openCode = scanned.openCode
        result.calls += scanned.calls
        result.definitions[result.lineNumbers.count + 1] = scanned.definition
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

  private mutating func replacing(_ line: inout ScannedLine) -> String {
    while !line.isAtEnd {
      if line.copyVerbatim() || line.copyFootnote() { continue }
      if let found = line.expression() ?? line.citation() ?? line.referenceInText() ?? line.mathematics() {
        line.result += Placeholder.mark(placeholders.count)
        placeholders.append(found)
      } else {
        line.copy()
      }
    }
    return line.result
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
