import Basics
import Graphics

extension Mark {
  /// A thin line with caps over the interval around each value, clamped to the axis.
  static let errorBar = Mark(
    name: "error_bar", summary: "a line over an interval",
    words: MarkWords(noun: "Interval plot", intervals: "Lines show"), prominence: .supporting, positions: .values,
    requires: [.interval], stance: .dodged, swatch: { Swatch.line($0) }, draw: ErrorBarMark.draw)
}

private enum ErrorBarMark {
  private static let width = 0.9
  private static let capLength = 3.0

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    guard let lows = panel.data.low, let highs = panel.data.high else { return 0 }
    var count = 0
    let notes = panel.notes
    for row in panel.rows {
      guard panel.showsInterval(lows[row], highs[row]), let low = panel.valuePosition(lows[row]),
        let high = panel.valuePosition(highs[row]), let middle = middle(row, panel)
      else { continue }
      drawing.mark(notes?[row]) {
        draw(from: low, to: high, middle: middle, isHorizontal: panel.data.isHorizontal, into: &$0)
      }
      count += 1
    }
    return count
  }

  /// Returns the position of the line along the other axis.
  private static func middle(_ row: Int, _ panel: Panel) -> Double? {
    if panel.layers.hasSlots, let slot = panel.slot(row) { return slot.start + slot.thickness / 2 }
    return panel.data.isHorizontal ? panel.yPosition(row) : panel.xPosition(row)
  }

  private static func draw(
    from low: Double, to high: Double, middle: Double, isHorizontal: Bool, into drawing: inout Drawing
  ) {
    func point(_ along: Double, _ across: Double) -> Point {
      isHorizontal ? Point(along, middle + across) : Point(middle + across, along)
    }
    var path = Path.line(point(low, 0), point(high, 0))
    for end in [low, high] {
      path.elements += Path.line(point(end, -capLength / 2), point(end, capLength / 2)).elements
    }
    drawing.stroke(path, Stroke(Theme.ink, width: width))
  }
}
