import Basics
import Documents
import Graphics

/// Sets tables as rows between three rules, as in books. A long table is broken over pages and repeats its head.
struct TableSetter {
  let style: PageStyle
  let measurer: any TextMeasurer
  /// The width of the column, or of all columns if the table does not fit into one.
  let width: Double
  /// The index of this part, if a table is divided into several.
  var part = 0
  /// True if the table is in an appendix. No text there would fill the space that a moved table leaves.
  var isInAppendix = false

  private var isWide: Bool { style.columns > 1 && width == style.measure }
  private var paragraphs: ParagraphSetter { ParagraphSetter(measurer: measurer) }
  /// The share of a page's text that a table may fill and still float in one piece.
  private static let wholeShare = 0.9
  /// The same share for a table in an appendix.
  private static let appendixShare = 0.2
  /// The cost of dividing a table that would fit on one page. With it, a column ends before such a table if that
  /// leaves little of the column empty.
  private static let tornPrice = 60.0

  func items(_ table: TableBlock) throws(Diagnostic) -> [PageItem] {
    let columns = try ColumnLayout(table, style: style.table, width: width, paragraphs: paragraphs)
    if columns.isCramped, table.number != nil, style.isColumn(width) {
      return try TableSetter(style: style, measurer: measurer, width: style.measure).items(table)
    }
    if !columns.fits, let parts = try parts(of: table, columns) { return parts }
    return items(table, try pieces(of: table, columns))
  }

  /// The parts of a typeset table, from its caption to its notes.
  private struct Pieces {
    /// The caption and the headings.
    var begin: PageBox
    /// The caption and the headings on further pages.
    var continued: PageBox
    var rows: [PageBox]
    var foot: PageBox
    var notes: [PageBox]

    var end: [PageBox] { [foot] + notes }
  }

  private func pieces(of table: TableBlock, _ columns: ColumnLayout) throws(Diagnostic) -> Pieces {
    let setter = TableRowSetter(table: table, columns: columns, paragraphs: paragraphs)
    let head = try setter.head()
    let limit = style.textHeight * Self.wholeShare / 2 - head.height
    var rows: [PageBox] = []
    for row in table.rows.indices { rows += try setter.boxes(ofRow: row, limit: limit) }
    let node = StructureNode(.table, part)
    return Pieces(
      begin: PageBox.stack(try captionBoxes(table) + [head]).tagged(node),
      continued: PageBox.stack(try continuationBoxes(table) + [head]).asArtifact.withoutLineNumbers,
      rows: rows.tagged(node),
      foot: columns.rule(at: 0, thickness: TableRowSetter.heavy, height: 2).tagged(node),
      notes: try noteBoxes(table, columns))
  }

  private func items(_ table: TableBlock, _ pieces: Pieces) -> [PageItem] {
    let whole = PageBox.stack([pieces.begin] + pieces.rows + pieces.end)
    let isWhole = whole.height <= style.textHeight * Self.wholeShare
    // A table without a number does not float.
    let mayBreak = table.number == nil || isInAppendix && whole.height > style.textHeight * Self.appendixShare
    if isWide || isWhole && !mayBreak { return isWhole ? [.float(float(whole))] : floats(pieces) }
    return (table.number == nil ? [] : [.barrier(.table)]) + breakable(pieces, price: isWhole ? Self.tornPrice : 0)
  }

  /// Divides a table with too many columns into several ones below each other. Each repeats the columns that name its
  /// rows: those at the left that do not contain numbers, unless they need most of the width.
  ///
  /// - Returns: Nil if the columns cannot be grouped, because a single one is too wide. Its words are then divided.
  private func parts(of table: TableBlock, _ columns: ColumnLayout) throws(Diagnostic) -> [PageItem]? {
    var keys = table.alignments.prefix { $0 == .left }.count
    if keys == table.header.count { keys = 1 }
    while keys > 0, columns.least[..<keys].reduce(0, +) > width / 2 { keys -= 1 }
    let groups = columns.parts(width: width, keys: keys)
    guard groups.count > 1 else { return nil }
    var items: [PageItem] = []
    for (index, group) in groups.enumerated() {
      var part = table.columns(group)
      if index + 1 < groups.count { part.notes = [] }
      if index > 0 {
        items.append(.space(style.blockSpace))
        part.label = nil
        part.caption = [.text("(part \(index + 1) of \(groups.count))")]
      }
      items += try TableSetter(
        style: style, measurer: measurer, width: width, part: index, isInAppendix: isInAppendix
      ).items(part)
    }
    return items
  }

  private func float(_ box: PageBox) -> PageBox {
    var box = box
    (box.isTable, box.isWide) = (true, isWide)
    return box
  }

  /// Divides a table that spans all columns into floats, one for each page.
  private func floats(_ pieces: Pieces) -> [PageItem] {
    let foot = PageBox.stack(pieces.end).height
    var parts: [[PageBox]] = [[]]
    var height = pieces.begin.height
    for row in pieces.rows {
      if !parts[parts.count - 1].isEmpty, height + row.height + foot > style.textHeight * Self.wholeShare {
        parts.append([])
        height = pieces.continued.height
      }
      parts[parts.count - 1].append(row)
      height += row.height
    }
    // A page should not contain only one or two rows.
    if let last = parts.last, last.count < 3, parts.count > 1 {
      let moved = parts[parts.count - 2].suffix(3 - last.count)
      parts[parts.count - 2].removeLast(moved.count)
      parts[parts.count - 1].insert(contentsOf: moved, at: 0)
    }
    return parts.enumerated().map { index, rows in
      let begin = index == 0 ? pieces.begin : pieces.continued
      return .float(float(.stack([begin] + rows + (index + 1 == parts.count ? pieces.end : [pieces.foot]))))
    }
  }

  /// Returns a table that may be broken between rows.
  ///
  /// - Parameter price: The cost of a break between two rows.
  private func breakable(_ pieces: Pieces, price: Double) -> [PageItem] {
    var result: [PageItem] = [.box(pieces.begin), .penalty(PageItem.forbidden)]
    for (index, row) in pieces.rows.enumerated() {
      var row = row
      row.continuation = PageBox.Continuation(height: pieces.continued.height, commands: pieces.continued.commands)
      result.append(.box(row))
      let isEdge = index < 2 || index + 3 >= pieces.rows.count
      result.append(.penalty(isEdge ? PageItem.forbidden : price))
    }
    return result + [.box(.stack(pieces.end)), .clearing]
  }

  /// Returns the caption `Table 2 (continued)` for further pages.
  private func continuationBoxes(_ table: TableBlock) throws(Diagnostic) -> [PageBox] {
    guard let number = table.number else { return [] }
    return try paragraphs.caption(table.language.continuedTable(number), style: style.caption, width: width) + [
      .space(6)
    ]
  }

  private func captionBoxes(_ table: TableBlock) throws(Diagnostic) -> [PageBox] {
    var anchor = PageBox.space(0)
    if let name = table.anchor { anchor.commands = [.anchor(name, Point(0, 0))] }
    let lines = try paragraphs.caption(table.fullCaption, style: style.caption, width: width)
      .tagged(StructureNode(.caption, -2 - table.spans.count))
    return [anchor] + lines + (lines.isEmpty ? [] : [.space(6)])
  }

  /// Returns the notes, which are as wide as the table, or wider if the table is narrow.
  private func noteBoxes(_ table: TableBlock, _ columns: ColumnLayout) throws(Diagnostic) -> [PageBox] {
    guard !table.notes.isEmpty else { return [] }
    let room = min(width, max(columns.total, width * Self.noteShare))
    var boxes = [PageBox.space(3)]
    for (index, note) in table.notes.enumerated() {
      let mark: [Inline] = note.mark.isEmpty ? [] : [.span(.superscripted, [.text(note.mark)]), .text("\u{A0}")]
      let lines = try paragraphs.lines(mark + note.content, style: style.footnote, width: room)
      var box = PageBox.stack(lines).tagged(StructureNode(.paragraph, Self.firstNote + index))
      if !note.anchor.isEmpty { box.commands.insert(.anchor(note.anchor, Point(0, 0)), at: 0) }
      boxes.append(box.moved(right: (width - room) / 2))
    }
    return boxes
  }

  private static let noteShare = 0.6
  /// Notes come after all parts of a table in reading order.
  private static let firstNote = 10_000
}
