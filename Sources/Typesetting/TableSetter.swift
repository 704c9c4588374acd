import Basics
import Documents
import Graphics

/// Tables as rows between three rules, as in books; a long one breaks over pages and repeats its head.
struct TableSetter {
  let style: PageStyle
  let measurer: any TextMeasurer
  /// Of the column; of all columns where the table has no room in one.
  let width: Double
  /// Which of several tables it is that one is divided into.
  var part = 0

  private var isWide: Bool { style.columns > 1 && width == style.measure }
  private var paragraphs: ParagraphSetter { ParagraphSetter(measurer: measurer) }
  private static let padding = 1.4
  /// The share of a page's text that a table may take and still float in one piece.
  private static let wholeShare = 0.9
  private static let heavy = 0.9
  private static let light = 0.5

  func items(_ table: TableBlock) throws(Diagnostic) -> [PageItem] {
    let columns = try ColumnLayout(table, style: style.table, width: width, paragraphs: paragraphs)
    if columns.isCramped, table.number != nil, style.isColumn(width) {
      return try TableSetter(style: style, measurer: measurer, width: style.measure).items(table)
    }
    if !columns.fits, let parts = try parts(of: table, columns) { return parts }
    return try items(table, columns).tagged(StructureNode(.table, part))
  }

  private func items(_ table: TableBlock, _ columns: ColumnLayout) throws(Diagnostic) -> [PageItem] {
    let caption = try captionBoxes(table)
    let header = try head(table, columns)
    var rows: [PageBox] = []
    let leading: StructureNode.Detail = table.header.contains { !$0.isEmpty } ? .none : .rowHead
    let limit = style.textHeight * Self.wholeShare / 2 - header.height
    for (index, row) in table.rows.enumerated() {
      rows += try boxes(row, columns, table.alignments, limit: limit) { boxes in
        self.row(of: boxes, columns, StructureNode(.row, index)) { $0 == 0 ? leading : .none }
      }
    }
    let foot = columns.rule(at: 0, thickness: Self.heavy, height: 2)
    let whole = PageBox.stack(caption + [header] + rows + [foot])
    if whole.height <= style.textHeight * Self.wholeShare {
      return [table.number == nil ? .box(whole) : .float(float(whole))]
    }
    let begin = PageBox.stack(caption + [header])
    let continued = PageBox.stack(try continuationBoxes(table) + [header]).asArtifact
    if isWide { return floats(begin: begin, continued: continued, rows: rows, foot: foot) }
    let items = breakable(begin: begin, continued: continued, rows: rows, foot: foot)
    return (table.number == nil ? [] : [.barrier(.table)]) + items
  }

  /// A table with more columns than the page has room for, as several below each other. Each repeats the columns that
  /// name its rows: those at the left that are no numbers, unless they take most of the room.
  ///
  /// - Returns: nil where one column alone is too wide: its words are cut.
  private func parts(of table: TableBlock, _ columns: ColumnLayout) throws(Diagnostic) -> [PageItem]? {
    var keys = table.alignments.prefix { $0 == .left }.count
    if keys == table.header.count { keys = 1 }
    while keys > 0, columns.least[..<keys].reduce(0, +) > width / 2 { keys -= 1 }
    let groups = columns.parts(width: width, keys: keys)
    guard groups.count > 1 else { return nil }
    var items: [PageItem] = []
    for (index, group) in groups.enumerated() {
      var part = table.columns(group)
      if index > 0 {
        items.append(.space(style.blockSpace))
        part.label = nil
        part.caption = [.text("(part \(index + 1) of \(groups.count))")]
      }
      items += try TableSetter(style: style, measurer: measurer, width: width, part: index).items(part)
    }
    return items
  }

  private func float(_ box: PageBox) -> PageBox {
    var box = box
    (box.isTable, box.isWide) = (true, isWide)
    return box
  }

  /// A table as wide as all columns spans them, on any number of pages.
  private func floats(begin: PageBox, continued: PageBox, rows: [PageBox], foot: PageBox) -> [PageItem] {
    var parts: [[PageBox]] = [[]]
    var height = begin.height
    for row in rows {
      if !parts[parts.count - 1].isEmpty, height + row.height + foot.height > style.textHeight * Self.wholeShare {
        parts.append([])
        height = continued.height
      }
      parts[parts.count - 1].append(row)
      height += row.height
    }
    // No page for one or two rows.
    if let last = parts.last, last.count < 3, parts.count > 1 {
      let moved = parts[parts.count - 2].suffix(3 - last.count)
      parts[parts.count - 2].removeLast(moved.count)
      parts[parts.count - 1].insert(contentsOf: moved, at: 0)
    }
    return parts.enumerated().map { index, rows in
      .float(float(.stack([index == 0 ? begin : continued] + rows + [foot])))
    }
  }

  private func breakable(begin: PageBox, continued: PageBox, rows: [PageBox], foot: PageBox) -> [PageItem] {
    var result: [PageItem] = [.box(begin), .penalty(PageItem.forbidden)]
    for (index, row) in rows.enumerated() {
      var row = row
      row.continuation = PageBox.Continuation(height: continued.height, commands: continued.commands)
      result.append(.box(row))
      let isEdge = index < 2 || index + 3 >= rows.count
      result.append(.penalty(isEdge ? PageItem.forbidden : 0))
    }
    return result + [.box(foot), .clearing]
  }

  /// `Table 2 (continued)`, above the parts on further pages.
  private func continuationBoxes(_ table: TableBlock) throws(Diagnostic) -> [PageBox] {
    guard let number = table.number else { return [] }
    let title: [Inline] = [.strong([.text("Table \(number)")]), .text(" (continued)")]
    return try paragraphs.caption(title, style: style.caption, width: width) + [.space(6)]
  }

  private func captionBoxes(_ table: TableBlock) throws(Diagnostic) -> [PageBox] {
    var anchor = PageBox.space(0)
    if let name = table.anchor { anchor.commands = [.anchor(name, Point(0, 0))] }
    let lines = try paragraphs.caption(table.fullCaption, style: style.caption, width: width)
      .tagged(StructureNode(.caption, -2)).map(\.withoutLineNumbers)
    return [anchor] + lines + (lines.isEmpty ? [] : [.space(6)])
  }

  private func head(_ table: TableBlock, _ columns: ColumnLayout) throws(Diagnostic) -> PageBox {
    let top = columns.rule(at: 0, thickness: Self.heavy, height: 1.5)
    guard table.header.contains(where: { !$0.isEmpty }) else { return top }
    var cells: [[PageBox]] = []
    for (index, cell) in table.header.enumerated() {
      let content = [Inline.strong(cell)]
      cells.append(
        columns.turned.contains(index)
          ? [try turned(content, columns, column: index)]
          : try lines(content, columns, column: index, table.alignments))
    }
    let height = cells.map { $0.reduce(0) { $0 + $1.height } }.max() ?? 0
    // Heads stand on the rule below them.
    for index in cells.indices {
      let above = height - cells[index].reduce(0) { $0 + $1.height }
      if above > 0 { cells[index].insert(.space(above), at: 0) }
    }
    let row = row(of: cells, columns, StructureNode(.row, -1)) { _ in .columnHead }
    return .stack([top, row, columns.rule(at: 0, thickness: Self.light, height: 1.5)])
  }

  /// A head that is read from below.
  private func turned(_ content: [Inline], _ columns: ColumnLayout, column: Int) throws(Diagnostic) -> PageBox {
    let length = try paragraphs.extent(content, style: columns.style).natural + 1
    let level = PageBox.stack(try paragraphs.lines(content, style: columns.style.aligned(.left), width: length))
    let left = max(0, (columns.widths[column] - level.height) / 2)
    return PageBox(
      height: length, commands: level.commands.turned(left: left, bottom: length), footnotes: level.footnotes)
  }

  private func lines(
    _ cell: [Inline], _ columns: ColumnLayout, column: Int, _ alignments: [TableAlignment]
  ) throws(Diagnostic) -> [PageBox] {
    let text = columns.style.aligned(alignments[column].textAlignment)
    return try paragraphs.lines(cell, style: text, width: columns.widths[column])
  }

  /// One row; several where it is so high that it must go on in the next column or page.
  private func boxes(
    _ cells: [[Inline]], _ columns: ColumnLayout, _ alignments: [TableAlignment], limit: Double,
    row: ([[PageBox]]) -> PageBox
  ) throws(Diagnostic) -> [PageBox] {
    var rest: [ArraySlice<PageBox>] = []
    for (index, cell) in cells.enumerated() where index < columns.widths.count {
      rest.append(try lines(cell, columns, column: index, alignments)[...])
    }
    let most = Int(rounding: limit / columns.style.leading, .down, within: 1...Int.max)
    var result: [PageBox] = []
    repeat {
      result.append(row(rest.map { Array($0.prefix(most)) }))
      rest = rest.map { $0.dropFirst(most) }
    } while rest.contains { !$0.isEmpty }
    return result
  }

  /// - Parameter head: what the cell of a column is the head of.
  private func row(
    of cells: [[PageBox]], _ columns: ColumnLayout, _ node: StructureNode, head: (Int) -> StructureNode.Detail
  ) -> PageBox {
    var row = PageBox(height: columns.style.leading + 2 * Self.padding)
    for (index, lines) in cells.enumerated() {
      let cell = PageBox.stack([.space(Self.padding)] + lines)
      let detail = head(index)
      let tag = DrawingTag.node(StructureNode(detail == .none ? .cell : .headCell, index, detail: detail))
      row.commands.append(
        .group(Group(origin: Point(columns.left(of: index), 0), commands: cell.commands, tag: tag)))
      row.footnotes += cell.footnotes
      row.height = max(row.height, cell.height + Self.padding)
    }
    return row.tagged(node)
  }
}

extension TableAlignment {
  fileprivate var textAlignment: TextStyle.Alignment {
    switch self {
    case .left: .left
    case .center: .center
    case .right: .right
    }
  }
}
