import Basics
import Graphics

extension Mark {
  /// A staircase through the rows of each series: each value holds until the next x, as in a survival curve.
  static let step = Mark(
    name: "step", summary: "a staircase through the values of each series", words: MarkWords(noun: "Step chart"),
    prominence: .joined, accepts: [.dash], path: StepMark.staircase, swatch: { Swatch.line($0) },
    styledSwatch: DashSigns.swatch, dashesSeries: true, signs: DashSigns.signs, draw: StepMark.draw)
}

private enum StepMark {
  /// Returns the corners of the staircase through some points.
  static func staircase(_ points: [Point]) -> [Point] {
    zip(points, points.dropFirst()).reduce(into: Array(points.prefix(1))) { stairs, pair in
      stairs += [Point(pair.1.x, pair.0.y), pair.1]
    }
  }

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    var count = 0
    let notes = panel.notes
    for rows in panel.rowsBySeries {
      let points = rows.compactMap { row -> Point? in
        guard let x = panel.xPosition(row), let y = panel.yPosition(row) else { return nil }
        return Point(x, y)
      }
      count += points.count
      let color = panel.colors.color(rows[0])
      if points.count == 1 {
        LonePoint.draw(points, color, into: &drawing)
      } else {
        let stroke = Stroke(color, width: 1.2, dash: panel.data.styles.dash(rows[0]))
        drawing.mark(panel.memberNote(rows[0])) { $0.stroke(.polyline(staircase(points)), stroke) }
      }
      panel.drawSpots(rows, notes, into: &drawing)
    }
    return count
  }
}
