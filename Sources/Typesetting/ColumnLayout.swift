import Basics
import Documents
import Graphics

/// The widths of a table's columns: as wide as their texts need, or reduced if there is not enough space.
struct ColumnLayout {
  /// The widths in points, without the gaps.
  private(set) var widths: [Double] = []
  private(set) var style: TextStyle
  /// The columns whose headings are rotated, because they are much wider than the cells below them.
  private(set) var turned: Set<Int> = []
  /// The minimal widths of the columns.
  private(set) var least: [Double] = []
  private var gap = 13.0
  /// The left edge of the table, which is centred in the available width.
  private(set) var origin = 0.0
  /// True if names are divided, letters are smaller than `crampedScale`, headings are rotated, or texts on one line
  /// each would need more than `crampedShare` times the available width.
  private(set) var isCramped = false
  /// True if all columns fit side by side.
  private(set) var fits = false
  /// The distance of each cell's text from the right edge of its column. It aligns decimal points, and is negative for
  /// the mark of a note that hangs over the edge. Empty for left-aligned columns.
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

  /// One way to make the columns fit.
  private struct Attempt {
    var scale: Double
    var cutsNames = true
    var turnsHeads = false
    var gap = 13.0
  }

  /// How far a background extends beyond the ends of the table, so that it does not end at a letter.
  private static let margin = 2.5
  /// The share of the available width that texts on one line each may need before the table counts as cramped.
  private static let crampedShare = 1.6
  /// The scale of the letters below which the table counts as cramped.
  private static let crampedScale = 0.9
  /// The largest share of the available width that a single word may require.
  private static let longestWord = 0.45
  /// The attempts in the order of preference. Slightly smaller text is better than names divided at underscores, much
  /// smaller text is not, and rotated headings are the last resort.
  private static let attempts =
    [1, 0.92, 0.85].map { Attempt(scale: $0, cutsNames: false) }
    + [1, 0.92, 0.85, 0.78, 0.7].map { Attempt(scale: $0) }
    + [1, 0.92, 0.85, 0.78, 0.7].map { Attempt(scale: $0, turnsHeads: true, gap: 8) }

  /// The width of the table.
  var total: Double { widths.reduce(0, +) + gap * Double(max(0, widths.count - 1)) }

  func left(of column: Int) -> Double {
    origin + widths[..<column].reduce(0, +) + gap * Double(column)
  }

  /// Returns the left edge of adjacent columns, measured from the left of the text, and their width.
  func extent(of range: Range<Int>) -> (left: Double, width: Double) {
    let width = widths[range].reduce(0, +) + gap * Double(range.count - 1)
    return (left(of: range.lowerBound), width)
  }

  /// Returns the distance of a cell's text from the right edge of its column.
  func shift(row: Int, column: Int) -> Double { shifts[column].isEmpty ? 0 : shifts[column][row] }

  /// Returns the area behind a cell, up to the middle of the gaps beside it.
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

  /// Divides the columns, in their order, into groups that fit beside the first `keys` columns, which every group
  /// repeats.
  ///
  /// - Parameters:
  ///   - width: The width of the page or column.
  ///   - keys: The number of columns at the left that every group repeats.
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
        // A number with its interval stays on one line. The heading above may take several.
        let isWhole = !shifts.isEmpty && row[column].isNumber
        least = max(least, isWhole ? needed : attempt.cutsNames ? extent.part : extent.word)
      }
      // A long word is divided before a column moves to another part of the table.
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

  /// Widens columns for a heading over several of them. Its longest word gives their minimal width, and all its words
  /// give their natural width.
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

  /// Returns the natural widths. If they need too much space, the widest columns are reduced to the same width, but
  /// none below its minimum.
  private static func shares(_ extents: [(natural: Double, least: Double)], room: Double) -> [Double] {
    func widths(_ limit: Double) -> [Double] { extents.map { max($0.least, min($0.natural, limit)) } }
    let least = extents.reduce(0) { $0 + $1.least }
    guard least < room else { return highest(room) { limit in extents.map { min($0.least, limit) } } }
    return highest(room, widths)
  }

  /// Returns the widths for the highest limit at which their sum fits into the available width.
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
  /// The note marks at the end of the text.
  fileprivate var marksAtEnd: [Inline] {
    Array(reversed().prefix { if case .noteMark = $0 { true } else { false } }.reversed())
  }

  /// True if the text begins like a number and is little longer than one, such as `0.14 [−0.19, 0.49]`.
  fileprivate var isNumber: Bool {
    let text = plainText
    guard let first = text.first, text.count <= 32 else { return false }
    return first.isNumber || "+-−.<>≤≥±".contains(first)
  }
}
