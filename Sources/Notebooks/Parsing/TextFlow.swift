/// A piece of a paragraph that directives divide.
///
/// A directive between two lines of text, without an empty line, does not end the paragraph: sentences under conditions
/// stand in one paragraph with those around them.
struct TextFlow: Sendable {
  /// The same for all pieces.
  var paragraph: Int
  /// Whether another piece comes before it.
  var isContinued: Bool
}

/// Finds the paragraphs that directives divide, from block to block.
struct TextFlowFinder {
  private var paragraph = 0
  /// Whether there is nothing but directives, and no empty line, since the last paragraph.
  private var isOpen = false
  private var followsDirective = false

  mutating func addDirective(line: Int, in source: NotebookSource) {
    isOpen = isOpen && Self.hasTextAbove(line, in: source)
    followsDirective = true
  }

  mutating func addParagraph(line: Int, in source: NotebookSource) -> TextFlow {
    let isContinued = isOpen && followsDirective && Self.hasTextAbove(line, in: source)
    if !isContinued { paragraph += 1 }
    (isOpen, followsDirective) = (true, false)
    return TextFlow(paragraph: paragraph, isContinued: isContinued)
  }

  /// Anything else ends the paragraph.
  mutating func addOther() { isOpen = false }

  private static func hasTextAbove(_ line: Int, in source: NotebookSource) -> Bool {
    source.lines.indices.contains(line - 2) && !source.lines[line - 2].trimmingSpaces.isEmpty
  }
}
