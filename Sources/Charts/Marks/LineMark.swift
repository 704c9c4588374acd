import Basics
import Graphics

extension Mark {
  /// A line through the rows of each series, by rising x; a missing value leaves a gap.
  static let line = Mark(name: "line", summary: "a line through the values of each series", draw: LineMark.draw)
}

private enum LineMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) {
    for rows in panel.rowsBySeries {
      var path = Path()
      var isDown = false
      for row in rows {
        guard let x = panel.xPosition(row), let y = panel.yPosition(row) else {
          isDown = false
          continue
        }
        path.elements.append(isDown ? .line(Point(x, y)) : .move(Point(x, y)))
        isDown = true
      }
      drawing.stroke(path, Stroke(panel.colors.color(rows[0]), width: 1.2))
    }
  }
}

extension ChartData {
  /// Whether values are joined along x.
  var hasLines: Bool { marks.contains(.line) || marks.contains(.step) }
}

extension Panel {
  /// The rows of each series that has any, by rising x.
  var rowsBySeries: [[Int]] {
    let count = data.series?.domain?.count ?? 1
    var members = [[Int]](repeating: [], count: count)
    for row in rows { members[data.series?.codes?[row] ?? 0].append(row) }
    return members.filter { !$0.isEmpty }.map { rows in
      rows.map { (row: $0, x: xPosition($0) ?? .infinity) }.sorted { ($0.x, $0.row) < ($1.x, $1.row) }.map(\.row)
    }
  }
}
