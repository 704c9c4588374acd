import Basics
import Documents
import Graphics

/// Tables as rows between three rules, as in books; a long one breaks over pages and repeats its head.
struct TableSetter {
  let style: PageStyle
  let measurer: any TextMeasurer
  /// Of the column; of all columns where the table has no room in one.
  let width: Double

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
    let caption = try captionBoxes(table)
    let header = try head(table, columns)
    var rows: [PageBox] = []
    for row in table.rows { rows.append(try box(row, columns, table.alignments)) }
    let foot = columns.rule(at: 0, thickness: Self.heavy, height: 2)
    let whole = PageBox.stack(caption + [header] + rows + [foot])
    if whole.height <= style.textHeight * Self.wholeShare {
      return [table.number == nil ? .box(whole) : .float(float(whole))]
    }
    let (begin, continued) = (PageBox.stack(caption + [header]), PageBox.stack(try continuationBoxes(table) + [header]))
    if isWide { return floats(begin: begin, continued: continued, rows: rows, foot: foot) }
    let items = breakable(begin: begin, continued: continued, rows: rows, foot: foot)
    return (table.number == nil ? [] : [.barrier(.table)]) + items
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
    return [anchor] + lines + (lines.isEmpty ? [] : [.space(6)])
  }

  private func head(_ table: TableBlock, _ columns: ColumnLayout) throws(Diagnostic) -> PageBox {
    let top = columns.rule(at: 0, thickness: Self.heavy, height: 1.5)
    guard table.header.contains(where: { !$0.isEmpty }) else { return top }
    let cells = table.header.map { [Inline.strong($0)] }
    return .stack([
      top, try box(cells, columns, table.alignments), columns.rule(at: 0, thickness: Self.light, height: 1.5),
    ])
  }

  private func box(
    _ cells: [[Inline]], _ columns: ColumnLayout, _ alignments: [TableAlignment]
  ) throws(Diagnostic) -> PageBox {
    var row = PageBox(height: 0)
    for (index, cell) in cells.enumerated() where index < columns.widths.count {
      let text = columns.style.aligned(alignments[index].textAlignment)
      let lines = PageBox.stack(
        [.space(Self.padding)] + (try paragraphs.lines(cell, style: text, width: columns.widths[index])))
      row.commands.append(.group(Group(origin: Point(columns.left(of: index), 0), commands: lines.commands)))
      row.footnotes += lines.footnotes
      row.height = max(row.height, lines.height + Self.padding, columns.style.leading + 2 * Self.padding)
    }
    return row
  }
}

/// The widths of a table's columns: as its texts need them, or shared out where they need more than there is.
struct ColumnLayout {
  /// In points, without the gaps.
  private(set) var widths: [Double] = []
  private(set) var style: TextStyle
  private let gap = 13.0
  /// Where the table begins, in the middle of the measure.
  private(set) var origin = 0.0
  /// Whether names are cut, letters are smaller than `crampedScale`, or the texts would need `crampedShare` times the
  /// room to be on one line each.
  private(set) var isCramped = false

  init(_ table: TableBlock, style: TextStyle, width: Double, paragraphs: ParagraphSetter) throws(Diagnostic) {
    self.style = style
    let room = width - gap * Double(max(0, table.header.count - 1))
    for attempt in Self.attempts {
      self.style = style.scaled(by: attempt.scale)
      let extents = try Self.extents(table, style: self.style, paragraphs: paragraphs, cuts: attempt.cutsNames)
      widths = Self.shares(extents, room: room)
      isCramped =
        attempt.cutsNames || attempt.scale < Self.crampedScale
        || extents.reduce(0) { $0 + $1.natural } > room * Self.crampedShare
      if extents.reduce(0, { $0 + $1.least }) <= room { break }
    }
    origin = max(0, (width - total) / 2)
  }

  private static let crampedShare = 1.6
  private static let crampedScale = 0.9
  /// Somewhat smaller text is better than names that are cut at their underscores, much smaller text is not.
  private static let attempts =
    [1, 0.92, 0.85].map { (scale: $0, cutsNames: false) }
    + [1, 0.92, 0.85, 0.78, 0.7].map { (scale: $0, cutsNames: true) }

  var total: Double { widths.reduce(0, +) + gap * Double(max(0, widths.count - 1)) }

  func left(of column: Int) -> Double {
    origin + widths[..<column].reduce(0, +) + gap * Double(column)
  }

  func rule(at y: Double, thickness: Double, height: Double) -> PageBox {
    let line = Path.line(Point(origin, y), Point(origin + total, y))
    return PageBox(height: height, commands: [.stroke(line, Stroke(.black, width: thickness))])
  }

  static func extents(
    _ table: TableBlock, style: TextStyle, paragraphs: ParagraphSetter, cuts cutsNames: Bool
  ) throws(Diagnostic) -> [(natural: Double, least: Double)] {
    var result: [(natural: Double, least: Double)] = []
    for column in table.header.indices {
      let cells = [[.strong(table.header[column])]] + table.rows.compactMap { column < $0.count ? $0[column] : nil }
      var (natural, least) = (0.0, 0.0)
      for (row, cell) in cells.enumerated() {
        let extent = try paragraphs.extent(cell, style: style)
        natural = max(natural, extent.natural)
        // A number and its interval stay on one line. The header above them may take several.
        let isWhole = row > 0 && table.alignments[column] == .right && cell.isNumber
        least = max(least, isWhole ? extent.natural : cutsNames ? extent.part : extent.word)
      }
      result.append((natural + 0.01, least + 0.01))
    }
    return result
  }

  /// What each text needs; if that is too much, the widest columns are cut to one width, but none below its least.
  private static func shares(_ extents: [(natural: Double, least: Double)], room: Double) -> [Double] {
    func widths(_ limit: Double) -> [Double] { extents.map { max($0.least, min($0.natural, limit)) } }
    let least = extents.reduce(0) { $0 + $1.least }
    guard least < room else { return extents.map { $0.least * min(1, room / least) } }
    var (low, high) = (0.0, extents.map(\.natural).max() ?? 0)
    if widths(high).reduce(0, +) <= room { return widths(high) }
    while high - low > 0.01 {
      let middle = (low + high) / 2
      if widths(middle).reduce(0, +) <= room { low = middle } else { high = middle }
    }
    return widths(low)
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

extension [Inline] {
  /// Whether it begins as a number does and is not much more than one, such as `0.14 [−0.19, 0.49]`.
  fileprivate var isNumber: Bool {
    let text = plainText
    guard let first = text.first, text.count <= 32 else { return false }
    return first.isNumber || "+-−.<>≤≥±".contains(first)
  }
}
