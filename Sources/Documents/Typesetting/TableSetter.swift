import Basics
import Graphics

/// Tables as rows between three rules, as in books; a long one breaks over pages and repeats its head.
struct TableSetter {
  let style: PageStyle
  let measurer: any TextMeasurer
  let width: Double

  private var paragraphs: ParagraphSetter { ParagraphSetter(measurer: measurer) }
  private static let padding = 2.6
  private static let heavy = 0.9
  private static let light = 0.5

  func items(_ table: TableBlock) throws(Diagnostic) -> [PageItem] {
    let columns = try ColumnLayout(table, style: style.table, width: width, paragraphs: paragraphs)
    let caption = try captionBoxes(table)
    let header = try head(table, columns)
    var rows: [PageBox] = []
    for row in table.rows { rows.append(try box(row, columns, table.alignments)) }
    let foot = columns.rule(at: 0, thickness: Self.heavy, height: 2)
    let whole = PageBox.stack(caption + [header] + rows + [foot])
    if whole.height <= style.textHeight * 0.62 {
      return [table.number == nil ? .box(whole) : .float(whole)]
    }
    return breakable(caption: caption, header: header, rows: rows, foot: foot)
  }

  private func breakable(caption: [PageBox], header: PageBox, rows: [PageBox], foot: PageBox) -> [PageItem] {
    var result: [PageItem] = [.box(.stack(caption + [header])), .penalty(PageItem.forbidden)]
    for (index, row) in rows.enumerated() {
      var row = row
      row.continuation = PageBox.Continuation(height: header.height, commands: header.commands)
      result.append(.box(row))
      let isEdge = index < 2 || index + 3 >= rows.count
      result.append(.penalty(isEdge ? PageItem.forbidden : 0))
    }
    return result + [.box(foot)]
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
    _ cells: [[Inline]], _ columns: ColumnLayout, _ alignments: [TableBlock.Alignment]
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

  init(_ table: TableBlock, style: TextStyle, width: Double, paragraphs: ParagraphSetter) throws(Diagnostic) {
    self.style = style
    for scale in [1, 0.92, 0.85, 0.78, 0.7] {
      self.style = style.scaled(by: scale)
      let extents = try Self.extents(table, style: self.style, paragraphs: paragraphs)
      let room = width - gap * Double(max(0, extents.count - 1))
      widths = Self.shares(extents, room: room)
      if extents.reduce(0, { $0 + $1.least }) <= room { break }
    }
    origin = max(0, (width - total) / 2)
  }

  var total: Double { widths.reduce(0, +) + gap * Double(max(0, widths.count - 1)) }

  func left(of column: Int) -> Double {
    origin + widths[..<column].reduce(0, +) + gap * Double(column)
  }

  func rule(at y: Double, thickness: Double, height: Double) -> PageBox {
    let line = Path.line(Point(origin, y), Point(origin + total, y))
    return PageBox(height: height, commands: [.stroke(line, Stroke(.black, width: thickness))])
  }

  private static func extents(
    _ table: TableBlock, style: TextStyle, paragraphs: ParagraphSetter
  ) throws(Diagnostic) -> [(natural: Double, least: Double)] {
    var result: [(natural: Double, least: Double)] = []
    for column in table.header.indices {
      var extent = try paragraphs.extent([.strong(table.header[column])], style: style)
      for row in table.rows where column < row.count {
        let cell = try paragraphs.extent(row[column], style: style)
        extent = (max(extent.natural, cell.natural), max(extent.least, cell.least))
      }
      result.append((extent.natural + 0.01, extent.least + 0.01))
    }
    return result
  }

  /// What each text needs; if that is too much, narrow columns get it first, and the wide ones share what is left.
  private static func shares(_ extents: [(natural: Double, least: Double)], room: Double) -> [Double] {
    var rest = room
    var result = [Double](repeating: 0, count: extents.count)
    var open = Array(extents.indices)
    while let narrow = open.first(where: { extents[$0].natural <= rest / Double(open.count) }) {
      result[narrow] = extents[narrow].natural
      rest -= result[narrow]
      open.removeAll { $0 == narrow }
    }
    let least = open.reduce(0) { $0 + extents[$1].least }
    let natural = open.reduce(0) { $0 + extents[$1].natural }
    for column in open {
      let share =
        least >= rest ? 0 : (rest - least) * (extents[column].natural - extents[column].least) / (natural - least)
      result[column] = least >= rest ? extents[column].least * rest / least : extents[column].least + share
    }
    return result
  }
}

extension TableBlock.Alignment {
  fileprivate var textAlignment: TextStyle.Alignment {
    switch self {
    case .left: .left
    case .center: .center
    case .right: .right
    }
  }
}
