import Basics
import Graphics

extension Mark {
  /// The area from zero to the values of each series, in order of x. A missing value leaves a gap.
  static let area = Mark(
    name: "area", summary: "the area from zero to the values of each series", words: MarkWords(noun: "Area chart"),
    prominence: .joined, positions: PositionScales(x: .either, y: .continuous), accepts: [.stack], includesZero: true,
    zeroLine: .inFront, path: { $0 }, draw: AreaMark.draw)
}

private enum AreaMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    guard let scale = panel.valueScale else { return 0 }
    var count = 0
    let notes = panel.notes
    for rows in panel.rowsBySeries {
      let color = panel.colors.color(rows[0])
      let ends = rows.map { row in corners(row, panel, scale) }
      for run in ends.split(whereSeparator: { $0 == nil }) {
        let corners = run.compactMap { $0 }
        count += corners.count
        drawing.mark(panel.memberNote(rows[0])) {
          draw(corners, color, isStacked: panel.data.stack != nil, into: &$0)
        }
      }
      for (row, ends) in zip(rows, ends) { if let ends { drawing.spot(notes?[row], at: ends.high) } }
    }
    return count
  }

  /// Returns the lower and the upper end of the area at a row.
  private static func corners(_ row: Int, _ panel: Panel, _ scale: ContinuousScale) -> (low: Point, high: Point)? {
    guard let x = panel.xPosition(row), let value = panel.value(row), scale.showsLength(to: value) else { return nil }
    let ends = panel.data.stack.map { (scale.clampedPosition($0.starts[row]), scale.clampedPosition($0.ends[row])) }
    let (low, high) = ends ?? (scale.base, scale.clampedPosition(value))
    return (Point(x, low), Point(x, high))
  }

  private static func draw(
    _ corners: [(low: Point, high: Point)], _ color: Color, isStacked: Bool, into drawing: inout Drawing
  ) {
    var fill = color
    fill.alpha = isStacked ? 0.75 : 0.25
    guard corners.count > 1 else {
      // A single value has no area, so it is drawn as a line.
      if let only = corners.first { drawing.stroke(.line(only.low, only.high), Stroke(color, width: 2)) }
      return
    }
    drawing.fill(.polygon(corners.map(\.high) + corners.map(\.low).reversed()), fill)
    drawing.stroke(.polyline(corners.map(\.high)), Stroke(color, width: 1.2))
  }
}
