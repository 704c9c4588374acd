import Basics
import Documents
import Graphics

/// The widths of a table's columns: as its texts need them, or shared out where they need more than there is.
struct ColumnLayout {
  /// In points, without the gaps.
  private(set) var widths: [Double] = []
  private(set) var style: TextStyle
  /// The columns whose heads are turned, because they are much wider than what is below them.
  private(set) var turned: Set<Int> = []
  /// The least widths of the columns.
  private(set) var least: [Double] = []
  private var gap = 13.0
  /// Where the table begins, in the middle of the measure.
  private(set) var origin = 0.0
  /// Whether names are cut, letters are smaller than `crampedScale`, heads are turned, or the texts would need
  /// `crampedShare` times the room to be on one line each.
  private(set) var isCramped = false
  /// Whether the columns have room beside each other at all.
  private(set) var fits = false
  /// How far from the right of its column each cell ends: for points below each other, and, negative, for the mark of a
  /// note that hangs over the edge. Empty for columns at the left.
  private var shifts: [[Double]] = []

  init(_ table: TableBlock, style: TextStyle, width: Double, paragraphs: ParagraphSetter) throws(Diagnostic) {
    self.style = style
    for attempt in Self.attempts {
      self.style = style.scaled(by: attempt.scale)
      gap = attempt.gap
      let room = width - gap * Double(max(0, table.header.count - 1))
      let extents = try extents(table, paragraphs: paragraphs, attempt, width: width)
      least = extents.map(\.least)
      widths = Self.shares(extents, room: room)
      isCramped =
        attempt.cutsNames || attempt.scale < Self.crampedScale
        || extents.reduce(0) { $0 + $1.natural } > room * Self.crampedShare
      fits = least.reduce(0, +) <= room
      if fits { break }
    }
    origin = max(0, (width - total) / 2)
  }

  private struct Attempt {
    var scale: Double
    var cutsNames = true
    var turnsHeads = false
    var gap = 13.0
  }

  /// What a ground takes beyond the ends of the table, so that it does not end at a letter.
  private static let margin = 2.5
  private static let crampedShare = 1.6
  private static let crampedScale = 0.9
  private static let longestWord = 0.45
  /// Somewhat smaller text is better than names that are cut at their underscores, much smaller text is not, and heads
  /// are turned last.
  private static let attempts =
    [1, 0.92, 0.85].map { Attempt(scale: $0, cutsNames: false) }
    + [1, 0.92, 0.85, 0.78, 0.7].map { Attempt(scale: $0) }
    + [1, 0.92, 0.85, 0.78, 0.7].map { Attempt(scale: $0, turnsHeads: true, gap: 8) }

  var total: Double { widths.reduce(0, +) + gap * Double(max(0, widths.count - 1)) }

  func left(of column: Int) -> Double {
    origin + widths[..<column].reduce(0, +) + gap * Double(column)
  }

  /// From the left of the text, in points.
  func extent(of range: Range<Int>) -> (left: Double, width: Double) {
    let width = widths[range].reduce(0, +) + gap * Double(range.count - 1)
    return (left(of: range.lowerBound), width)
  }

  func shift(row: Int, column: Int) -> Double { shifts[column].isEmpty ? 0 : shifts[column][row] }

  /// Behind a cell, up to the middle of the gaps beside it.
  func ground(ofColumn column: Int, height: Double) -> Rectangle {
    let start = left(of: column)
    let left = start - (column == 0 ? Self.margin : gap / 2)
    let right = start + widths[column] + (column + 1 == widths.count ? Self.margin : gap / 2)
    return Rectangle(x: left, y: 0, width: right - left, height: height)
  }

  func rule(at y: Double, thickness: Double, height: Double) -> PageBox {
    let line = Path.line(Point(origin, y), Point(origin + total, y))
    return PageBox(height: height, commands: [.stroke(line, Stroke(.black, width: thickness))])
  }

  /// Columns, from the first to the last, in groups that have room beside the first ones, which each repeats.
  ///
  /// - Parameter width: of the page or column.
  func parts(width: Double, keys: Int) -> [[Int]] {
    let repeated = Array(0..<keys)
    let base = repeated.reduce(0) { $0 + least[$1] + gap }
    var parts: [[Int]] = []
    var used = Double.infinity
    for column in keys..<least.count {
      if used + gap + least[column] > width {
        parts.append(repeated)
        used = base - gap
      }
      parts[parts.count - 1].append(column)
      used += gap + least[column]
    }
    return parts
  }

  private mutating func extents(
    _ table: TableBlock, paragraphs: ParagraphSetter, _ attempt: Attempt, width: Double
  ) throws(Diagnostic) -> [(natural: Double, least: Double)] {
    turned = []
    shifts = []
    var result: [(natural: Double, least: Double)] = []
    for column in table.header.indices {
      let head = try paragraphs.extent([.strong(table.header[column])], style: style)
      var (natural, least) = (0.0, 0.0)
      let shifts = try measuredShifts(table, column, paragraphs)
      self.shifts.append(shifts)
      for (index, row) in table.rows.enumerated() where column < row.count {
        let extent = try paragraphs.extent(row[column], style: style)
        let needed = extent.natural + (shifts.isEmpty ? 0 : shifts[index])
        natural = max(natural, needed)
        // A number and its interval stay on one line. The header above them may take several.
        let isWhole = !shifts.isEmpty && row[column].isNumber
        least = max(least, isWhole ? needed : attempt.cutsNames ? extent.part : extent.word)
      }
      // A word of most of the width is cut before a column goes to another part of the table.
      if attempt.turnsHeads { least = min(least, width * Self.longestWord) }
      let needed = attempt.cutsNames ? head.part : head.word
      if attempt.turnsHeads, needed > max(least, style.leading) {
        turned.insert(column)
        (natural, least) = (max(natural, style.leading), max(least, style.leading))
      } else {
        (natural, least) = (max(natural, head.natural), max(least, needed))
      }
      result.append((natural + 0.01, least + 0.01))
    }
    for spans in table.spans { try widen(&result, for: spans, paragraphs, attempt) }
    return result
  }

  private func measuredShifts(
    _ table: TableBlock, _ column: Int, _ paragraphs: ParagraphSetter
  ) throws(Diagnostic) -> [Double] {
    let alignment = table.alignments[column]
    guard alignment == .right || alignment == .decimal else { return [] }
    let pads = alignment == .decimal ? DecimalPadding.texts(of: table, column: column) : []
    var widths: [String: Double] = [:]
    var result: [Double] = []
    for (index, row) in table.rows.enumerated() {
      let pad = pads.isEmpty ? "" : pads[index]
      if widths[pad] == nil { widths[pad] = try paragraphs.extent([.text(pad)], style: style).natural }
      let marks = column < row.count ? row[column].marksAtEnd : []
      let hanging = marks.isEmpty ? 0 : try paragraphs.extent(marks, style: style).natural
      result.append((widths[pad] ?? 0) - hanging)
    }
    return result
  }

  /// A head needs room for its longest word, and takes that for all of its words, over columns that share it.
  private func widen(
    _ extents: inout [(natural: Double, least: Double)], for spans: [TableSpan<Never>], _ paragraphs: ParagraphSetter,
    _ attempt: Attempt
  ) throws(Diagnostic) {
    for (first, span) in spans.placed where !span.content.isEmpty {
      let head = try paragraphs.extent([.strong(span.content)], style: style)
      let columns = first..<min(first + span.width, extents.count)
      let gaps = gap * Double(columns.count - 1)
      func missing(_ needed: Double, _ width: ((natural: Double, least: Double)) -> Double) -> Double {
        max(0, needed - gaps - columns.reduce(0) { $0 + width(extents[$1]) }) / Double(columns.count)
      }
      let least = missing(attempt.cutsNames ? head.part : head.word) { $0.least }
      let natural = missing(head.natural) { $0.natural }
      for column in columns {
        extents[column].least += least
        extents[column].natural = max(extents[column].natural + natural, extents[column].least)
      }
    }
  }

  /// What each text needs; if that is too much, the widest columns are cut to one width, but none below its least.
  private static func shares(_ extents: [(natural: Double, least: Double)], room: Double) -> [Double] {
    func widths(_ limit: Double) -> [Double] { extents.map { max($0.least, min($0.natural, limit)) } }
    let least = extents.reduce(0) { $0 + $1.least }
    guard least < room else { return highest(room) { limit in extents.map { min($0.least, limit) } } }
    return highest(room, widths)
  }

  /// The widths under the highest limit at which their sum is no more than the room.
  private static func highest(_ room: Double, _ widths: (Double) -> [Double]) -> [Double] {
    var (low, high) = (1.0, max(1, room))
    if widths(high).reduce(0, +) <= room { return widths(high) }
    while high - low > 0.01 {
      let middle = (low + high) / 2
      if widths(middle).reduce(0, +) <= room { low = middle } else { high = middle }
    }
    return widths(low)
  }
}

extension [Inline] {
  /// The marks of notes behind its text.
  fileprivate var marksAtEnd: [Inline] {
    Array(reversed().prefix { if case .noteMark = $0 { true } else { false } }.reversed())
  }

  /// Whether it begins as a number does and is not much more than one, such as `0.14 [−0.19, 0.49]`.
  fileprivate var isNumber: Bool {
    let text = plainText
    guard let first = text.first, text.count <= 32 else { return false }
    return first.isNumber || "+-−.<>≤≥±".contains(first)
  }
}
