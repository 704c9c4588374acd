/// A piece of a paragraph that directives divide.
///
/// A directive between two lines of text, without an empty line, does not end the paragraph. So a sentence under a
/// condition stays in one paragraph with the sentences around it.
struct TextFlow: Sendable {
  /// The number of the paragraph, which all of its pieces share.
  var paragraph: Int
  /// True if another piece of the paragraph comes before this one.
  var isContinued: Bool
}

/// Finds the paragraphs that directives divide. It is told about each block in order.
struct TextFlowFinder {
  private var paragraph = 0
  /// True if only directives and no empty line have followed the last paragraph.
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

  /// Ends the paragraph, because another kind of block follows.
  mutating func addOther() { isOpen = false }

  private static func hasTextAbove(_ line: Int, in source: NotebookSource) -> Bool {
    source.lines.indices.contains(line - 2) && !source.lines[line - 2].trimmingSpaces.isEmpty
  }
}
