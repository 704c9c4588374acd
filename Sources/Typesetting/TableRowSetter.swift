import Basics
import Documents
import Graphics

/// Sets the head and the rows of a table. Each is a box as wide as the table.
struct TableRowSetter {
  let table: TableBlock
  let columns: ColumnLayout
  let paragraphs: ParagraphSetter

  static let heavy = 0.9
  private static let light = 0.5
  private static let padding = 1.4

  /// Returns the head, from the top rule to the rule below the headings.
  func head() throws(Diagnostic) -> PageBox {
    var boxes = [columns.rule(at: 0, thickness: Self.heavy, height: 1.5)]
    guard table.hasHead else { return boxes[0] }
    for (index, spans) in table.spans.enumerated() {
      boxes += try self.spans(spans, StructureNode(.row, index - table.spans.count - 1))
    }
    var cells: [[PageBox]] = []
    for (column, cell) in table.header.enumerated() {
      let content = [Inline.strong(cell)]
      cells.append(
        columns.turned.contains(column)
          ? [try turned(content, column: column)]
          : try paragraphs.lines(content, style: style(ofColumn: column), width: columns.widths[column]))
    }
    let placed = standing(cells).enumerated().map { column, lines in
      PlacedCell(lines: lines, left: columns.left(of: column), node: .init(.headCell, column, detail: .columnHead))
    }
    boxes.append(row(of: placed, StructureNode(.row, -1)))
    return .stack(boxes + [columns.rule(at: 0, thickness: Self.light, height: 1.5)])
  }

  /// Returns the headings moved down, so that all of them stand on the rule below.
  private func standing(_ cells: [[PageBox]]) -> [[PageBox]] {
    func height(_ lines: [PageBox]) -> Double { lines.reduce(0) { $0 + $1.height } }
    let highest = cells.map(height).max() ?? 0
    return cells.map { lines in
      let above = highest - height(lines)
      return above > 0 ? [.space(above)] + lines : lines
    }
  }

  /// Returns headings over several columns, each centred over a rule as wide as these columns.
  private func spans(_ spans: [TableSpan<Never>], _ node: StructureNode) throws(Diagnostic) -> [PageBox] {
    var cells: [PlacedCell] = []
    var rules = PageBox(height: 1.5)
    for (first, span) in spans.placed {
      let (left, width) = columns.extent(of: first..<first + span.width)
      let isHead = !span.content.isEmpty
      let lines = try paragraphs.lines(
        isHead ? [.strong(span.content)] : [], style: columns.style.aligned(.center), width: width)
      let cell = StructureNode(
        isHead ? .headCell : .cell, first, detail: isHead ? .columnHead : .none, columns: span.width)
      cells.append(PlacedCell(lines: lines, left: left, node: cell))
      guard isHead else { continue }
      let line = Path.line(Point(left, 0.5), Point(left + width, 0.5))
      rules.commands.append(.stroke(line, Stroke(.black, width: Self.light)))
    }
    let lines = standing(cells.map(\.lines))
    for index in cells.indices { cells[index].lines = lines[index] }
    return [row(of: cells, node), rules]
  }

  /// Returns a heading that is rotated, to be read from bottom to top.
  private func turned(_ content: [Inline], column: Int) throws(Diagnostic) -> PageBox {
    let length = try paragraphs.extent(content, style: columns.style).natural + 1
    let level = PageBox.stack(try paragraphs.lines(content, style: columns.style.aligned(.left), width: length))
    let left = max(0, (columns.widths[column] - level.height) / 2)
    return PageBox(
      height: length, commands: level.commands.turned(left: left, bottom: length), footnotes: level.footnotes)
  }

  private func style(ofColumn column: Int) -> TextStyle {
    columns.style.aligned(table.alignments[column].textAlignment)
  }

  /// Returns the boxes of one row. A row that is too high continues in the next column or page.
  func boxes(ofRow index: Int, limit: Double) throws(Diagnostic) -> [PageBox] {
    var rest: [ArraySlice<PageBox>] = []
    for (column, cell) in table.rows[index].enumerated() where column < columns.widths.count {
      let width = columns.widths[column] - columns.shift(row: index, column: column)
      rest.append(try paragraphs.lines(cell, style: style(ofColumn: column), width: width)[...])
    }
    let most = Int(rounding: limit / columns.style.leading, .down, within: 1...Int.max)
    var result: [PageBox] = []
    repeat {
      let cells = rest.enumerated().map { column, lines in
        PlacedCell(
          lines: Array(lines.prefix(most)), left: columns.left(of: column), node: node(ofColumn: column),
          ground: table.grounds[TablePlace(row: index, column: column)])
      }
      result.append(row(of: cells, StructureNode(.row, index)))
      rest = rest.map { $0.dropFirst(most) }
    } while rest.contains { !$0.isEmpty }
    if index > 0, table.ruledRows.contains(index) {
      let rule = columns.rule(at: 0.75, thickness: Self.light, height: 1.5)
      result[0] = .stack([rule, result[0]])
    }
    return result
  }

  /// Returns the structure node of a cell. The first cell of a row is its heading if the table has no other headings.
  private func node(ofColumn column: Int) -> StructureNode {
    let isHead = column < (table.hasHead ? table.headColumns : max(1, table.headColumns))
    return isHead ? StructureNode(.headCell, column, detail: .rowHead) : StructureNode(.cell, column)
  }

  private struct PlacedCell {
    var lines: [PageBox]
    /// The left edge of the cell, from the left of the text.
    var left: Double
    var node: StructureNode
    var ground: TableGround?
  }

  private func row(of cells: [PlacedCell], _ node: StructureNode) -> PageBox {
    var row = PageBox(height: columns.style.leading + 2 * Self.padding)
    var grounds: [(column: Int, color: Color)] = []
    for cell in cells {
      let content = PageBox.stack([.space(Self.padding)] + cell.lines)
      row.commands.append(
        .group(Group(origin: Point(cell.left, 0), commands: content.commands, tag: .node(cell.node))))
      row.footnotes += content.footnotes
      row.height = max(row.height, content.height + Self.padding)
      if let ground = cell.ground { grounds.append((cell.node.number, ground.pale)) }
    }
    row.commands.insert(
      contentsOf: grounds.map { .fill(.rectangle(columns.ground(ofColumn: $0.column, height: row.height)), $0.color) },
      at: 0)
    return row.tagged(node)
  }
}

extension TableAlignment {
  fileprivate var textAlignment: TextStyle.Alignment {
    switch self {
    case .left: .left
    case .center: .center
    case .right, .decimal: .right
    }
  }
}
