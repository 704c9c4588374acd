import Basics
import Graphics

/// Labelled swatches, below one another or flowing in rows.
struct SwatchList {
  private let title: TextBlock?
  private let entries: [(swatch: Swatch, block: TextBlock)]
  /// Of the symbols.
  private let symbolWidth: Double
  private static let swatchGap = 4.0
  private static let entryGap = 12.0
  private static let rowGap = 3.0

  /// - Parameter maxWidth: of one entry with its swatch.
  init(
    _ swatches: [Swatch], title: String = "", symbolWidth: Double = Swatch.width, maxWidth: Double, theme: Theme,
    measurer: any TextMeasurer
  ) throws(Diagnostic) {
    self.symbolWidth = symbolWidth
    let fitter = try TextFitter(measurer, font: theme.label)
    let available = max(30, maxWidth - symbolWidth - Self.swatchGap)
    var entries: [(Swatch, TextBlock)] = []
    for swatch in swatches {
      entries.append((swatch, try fitter.wrapped(swatch.label, maxWidth: available, maxLines: 3)))
    }
    self.entries = entries
    self.title = title.isEmpty || swatches.isEmpty ? nil : try fitter.wrapped(title, maxWidth: maxWidth, maxLines: 2)
  }

  var isEmpty: Bool { entries.isEmpty }

  // MARK: Below one another

  var columnSize: Size {
    let widest = entries.map { symbolWidth + Self.swatchGap + $0.block.width }.max() ?? 0
    let heights = entries.reduce(title.map { $0.height + Self.rowGap } ?? 0) { $0 + $1.block.height }
    return Size(max(widest, title?.width ?? 0), heights + Self.rowGap * Double(max(0, entries.count - 1)))
  }

  func drawColumn(at origin: Point, into drawing: inout Drawing) {
    title?.draw(at: origin, anchor: .start, color: Theme.secondaryInk, into: &drawing)
    var y = origin.y + (title.map { $0.height + Self.rowGap } ?? 0)
    for (swatch, block) in entries {
      draw(swatch, block, at: Point(origin.x, y), into: &drawing)
      y += block.height + Self.rowGap
    }
  }

  // MARK: In rows

  /// The offset of every entry in rows no wider than `width`, and the size of all. The title is first.
  func flow(width: Double) -> (offsets: [Point], size: Size) {
    var position = Point(title.map { $0.width + Self.entryGap * 0.75 } ?? 0, 0)
    var offsets: [Point] = []
    var (rowHeight, widest) = (title?.height ?? 0, 0.0)
    for (_, block) in entries {
      let entryWidth = symbolWidth + Self.swatchGap + block.width
      if position.x > 0, position.x + entryWidth > width {
        position = Point(0, position.y + rowHeight + Self.rowGap)
        rowHeight = 0
      }
      offsets.append(position)
      position.x += entryWidth + Self.entryGap
      rowHeight = max(rowHeight, block.height)
      widest = max(widest, position.x - Self.entryGap)
    }
    return (offsets, Size(widest, position.y + rowHeight))
  }

  func drawFlow(at origin: Point, width: Double, into drawing: inout Drawing) {
    title?.draw(at: origin, anchor: .start, color: Theme.secondaryInk, into: &drawing)
    for (entry, offset) in zip(entries, flow(width: width).offsets) {
      draw(entry.swatch, entry.block, at: origin + offset, into: &drawing)
    }
  }

  private func draw(_ swatch: Swatch, _ block: TextBlock, at origin: Point, into drawing: inout Drawing) {
    drawing.mark(swatch.group.isEmpty ? nil : MarkNote([], group: swatch.group)) { drawing in
      swatch.draw(left: origin.x, middle: origin.y + block.lineHeight / 2, width: symbolWidth, into: &drawing)
      let x = origin.x + symbolWidth + Self.swatchGap
      block.draw(at: Point(x, origin.y), anchor: .start, color: Theme.ink, into: &drawing)
    }
  }
}
