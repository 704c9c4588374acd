import Basics
import Graphics

/// Swatches with labels, either below one another or in rows that wrap.
struct SwatchList {
  private let title: TextBlock?
  private let entries: [Entry]
  /// The width of each symbol.
  private let symbolWidth: Double
  private static let swatchGap = 4.0
  private static let entryGap = 12.0
  private static let rowGap = 3.0
  private static let widestColumn = 140.0

  private struct Entry {
    let swatch: Swatch
    let block: TextBlock
    /// A title before this entry, for it and those that follow.
    let title: TextBlock?
  }

  /// - Parameter maxWidth: the greatest width of one entry with its symbol.
  init(
    _ swatches: [Swatch], title: String = "", symbolWidth: Double = Swatch.width, maxWidth: Double, theme: Theme,
    measurer: any TextMeasurer
  ) throws(Diagnostic) {
    self.symbolWidth = symbolWidth
    let fitter = try TextFitter(measurer, font: theme.label)
    let available = max(30, maxWidth - symbolWidth - Self.swatchGap)
    func heading(_ text: String, _ maxWidth: Double) throws(Diagnostic) -> TextBlock? {
      text.isEmpty ? nil : try fitter.wrapped(text, maxWidth: maxWidth, maxLines: 2)
    }
    // In rows, a title is at the left of its first entry. In a narrow column it is above it.
    let halves = maxWidth > Self.widestColumn
    var entries: [Entry] = []
    for swatch in swatches {
      let shares = halves && !swatch.title.isEmpty
      let block = try fitter.wrapped(swatch.label, maxWidth: shares ? available / 2 : available, maxLines: 3)
      let title = try heading(swatch.title, shares ? maxWidth / 2 - Self.entryGap : maxWidth)
      entries.append(Entry(swatch: swatch, block: block, title: title))
    }
    self.entries = entries
    self.title = swatches.isEmpty ? nil : try heading(title, maxWidth)
  }

  var isEmpty: Bool { entries.isEmpty }

  // MARK: Below one another

  var columnSize: Size {
    let widest = entries.map { max(symbolWidth + Self.swatchGap + $0.block.width, $0.title?.width ?? 0) }.max() ?? 0
    let heights = entries.reduce(Self.heightAbove(title)) { $0 + Self.heightAbove($1.title) + $1.block.height }
    return Size(max(widest, title?.width ?? 0), heights + Self.rowGap * Double(max(0, entries.count - 1)))
  }

  /// Returns the height of a title above entries, with its gap.
  private static func heightAbove(_ title: TextBlock?) -> Double { title.map { $0.height + rowGap } ?? 0 }

  func drawColumn(at origin: Point, into drawing: inout Drawing) {
    title?.draw(at: origin, anchor: .start, color: Theme.secondaryInk, into: &drawing)
    var y = origin.y + Self.heightAbove(title)
    for entry in entries {
      entry.title?.draw(at: Point(origin.x, y), anchor: .start, color: Theme.secondaryInk, into: &drawing)
      y += Self.heightAbove(entry.title)
      draw(entry, at: Point(origin.x, y), into: &drawing)
      y += entry.block.height + Self.rowGap
    }
  }

  // MARK: In rows

  /// Returns the offset of each entry in rows that are at most `width` wide, and the size of the whole list. The title
  /// is at the start of the first row.
  func flow(width: Double) -> (offsets: [Point], size: Size) {
    var position = Point(Self.widthBefore(title), 0)
    var offsets: [Point] = []
    var (rowHeight, widest) = (title?.height ?? 0, 0.0)
    for entry in entries {
      let entryWidth = Self.widthBefore(entry.title) + symbolWidth + Self.swatchGap + entry.block.width
      if position.x > 0, position.x + entryWidth > width {
        position = Point(0, position.y + rowHeight + Self.rowGap)
        rowHeight = 0
      }
      offsets.append(position)
      position.x += entryWidth + Self.entryGap
      rowHeight = max(rowHeight, entry.block.height, entry.title?.height ?? 0)
      widest = max(widest, position.x - Self.entryGap)
    }
    return (offsets, Size(widest, position.y + rowHeight))
  }

  /// Returns the width of a title before entries, with its gap.
  private static func widthBefore(_ title: TextBlock?) -> Double { title.map { $0.width + entryGap * 0.75 } ?? 0 }

  func drawFlow(at origin: Point, width: Double, into drawing: inout Drawing) {
    title?.draw(at: origin, anchor: .start, color: Theme.secondaryInk, into: &drawing)
    for (entry, offset) in zip(entries, flow(width: width).offsets) {
      let place = origin + offset
      entry.title?.draw(at: place, anchor: .start, color: Theme.secondaryInk, into: &drawing)
      draw(entry, at: place + Point(Self.widthBefore(entry.title), 0), into: &drawing)
    }
  }

  private func draw(_ entry: Entry, at origin: Point, into drawing: inout Drawing) {
    let (swatch, block) = (entry.swatch, entry.block)
    drawing.mark(swatch.group.isEmpty ? nil : MarkNote([], group: swatch.group)) { drawing in
      swatch.draw(left: origin.x, middle: origin.y + block.lineHeight / 2, width: symbolWidth, into: &drawing)
      let x = origin.x + symbolWidth + Self.swatchGap
      block.draw(at: Point(x, origin.y), anchor: .start, color: Theme.ink, into: &drawing)
    }
  }
}
