import Basics
import Graphics

extension Mark {
  /// A dot at each x and y.
  static let point = Mark(
    name: "point", summary: "a dot at each x and y",
    words: MarkWords(
      noun: "Scatter plot", horizontal: .init(noun: "Forest plot", category: "row", tellsSides: true)),
    zeroLine: .behind, comparesAxes: true, stance: .dodged, room: BandRoom(sparseRowLines: 2.25),
    swatch: Swatch.point, draw: PointMark.draw)
}

private enum PointMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    var count = 0
    let radius = panel.rows.count > 200 ? 1.3 : panel.rows.count > 40 ? 2.0 : 2.5
    for row in panel.rows {
      guard let x = panel.xPosition(row), let y = panel.yPosition(row) else { continue }
      let circle = Path.circle(center: Point(x, y), radius: radius)
      drawing.fill(circle, panel.colors.color(row))
      drawing.stroke(circle, Stroke(.white, width: 0.4))
      count += 1
    }
    return count
  }
}
