import Documents

/// A piece of a paragraph, list or table that directives divide.
///
/// A directive between two lines of text, without an empty line, does not end the paragraph. So a sentence under a
/// condition stays in one paragraph with the sentences around it. In the same way the items of a list and the rows of a
/// table can be under conditions, or be repeated.
struct TextFlow: Sendable {
  /// The number of the paragraph, list or table, which all of its pieces share.
  var number: Int
  /// True if another piece of it comes before this one.
  var isContinued: Bool
}

/// Finds the paragraphs, lists and tables that directives divide. It is told about each block in order.
struct TextFlowFinder {
  /// The block that further pieces can continue.
  private enum Open {
    case paragraph
    case list(start: Int?, count: Int, mark: Unicode.Scalar?)
    case table(columns: Int)
  }

  private var number = 0
  /// The last block, if only directives have followed it.
  private var open: Open?
  /// True if no empty line has followed the last block.
  private var isClose = false
  private var followsDirective = false

  mutating func addDirective(line: Int, in source: NotebookSource) {
    isClose = isClose && Self.hasTextAbove(line, in: source)
    followsDirective = true
  }

  mutating func addParagraph(line: Int, in source: NotebookSource) -> TextFlow {
    let isParagraph = if case .paragraph? = open { true } else { false }
    return add(.paragraph, isContinued: isParagraph && isClose && Self.hasTextAbove(line, in: source))
  }

  /// Adds a list. A list continues the one above the directives if both have the same mark. A number must be the next
  /// one, or, where each item is written with the same number, that number.
  mutating func addList(start: Int?, count: Int, line: Int, in source: NotebookSource) -> TextFlow {
    let mark = Self.mark(ofLine: line, in: source)
    var isContinued = false
    if case .list(let first, let items, mark)? = open {
      isContinued = first.map { start == $0 + items || items == 1 && start == $0 } ?? (start == nil)
    }
    return add(.list(start: start, count: count, mark: mark), isContinued: isContinued)
  }

  /// Adds a table. Rows without a head continue the table above the directives.
  mutating func addTable(hasHead: Bool, columns: Int) -> TextFlow {
    var isContinued = false
    if case .table(columns)? = open { isContinued = !hasHead && isClose }
    return add(.table(columns: columns), isContinued: isContinued)
  }

  /// Ends what is open, because another kind of block follows.
  mutating func addOther() { open = nil }

  private mutating func add(_ block: Open, isContinued: Bool) -> TextFlow {
    let isContinued = isContinued && followsDirective
    if !isContinued { number += 1 }
    (open, isClose, followsDirective) = (block, true, false)
    return TextFlow(number: number, isContinued: isContinued)
  }

  private static func hasTextAbove(_ line: Int, in source: NotebookSource) -> Bool {
    source.lines.indices.contains(line - 2) && !source.lines[line - 2].trimmingSpaces.isEmpty
  }

  /// Returns the mark of a list's first item: `-`, `*` or `+`, or the sign behind its number.
  private static func mark(ofLine line: Int, in source: NotebookSource) -> Unicode.Scalar? {
    guard source.lines.indices.contains(line - 1) else { return nil }
    return source.lines[line - 1].unicodeScalars.first { $0 != " " && !("0"..."9").contains($0) }
  }
}
