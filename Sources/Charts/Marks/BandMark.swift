import Basics
import Graphics

extension Mark {
  /// A pale area between the ends of the intervals of each series, in order of x.
  static let band = Mark(
    name: "band", summary: "an area over an interval along x",
    words: MarkWords(noun: "Band chart", intervals: "Lines show"), prominence: .supporting, positions: .values,
    requires: [.interval], draw: BandMark.draw)
}

private enum BandMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    guard let lows = panel.data.low, let highs = panel.data.high else { return 0 }
    var count = 0
    let lines = panel.rowsBySeries
    for rows in lines {
      var (lower, upper): ([Point], [Point]) = ([], [])
      for row in rows {
        guard let x = panel.xPosition(row), let low = panel.valuePosition(lows[row]),
          let high = panel.valuePosition(highs[row])
        else { continue }
        lower.append(Point(x, low))
        upper.append(Point(x, high))
      }
      count += lower.count
      var color = panel.colors.color(rows[0])
      color.alpha = lines.count > 2 ? 0.12 : 0.2
      if lower.count > 1, let path = panel.layers.path { (lower, upper) = (path(lower), path(upper)) }
      drawing.mark(panel.seriesNote(rows[0], [panel.specification.interval?.title ?? ""])) {
        draw(lower, upper, color, into: &$0)
      }
    }
    return count
  }

  private static func draw(_ lower: [Point], _ upper: [Point], _ color: Color, into drawing: inout Drawing) {
    if lower.count == 1 {
      // A single interval has no area, so it is drawn as a line.
      drawing.stroke(.line(lower[0], upper[0]), Stroke(color, width: 3))
    } else {
      drawing.fill(.polygon(lower + upper.reversed()), color)
    }
  }
}
