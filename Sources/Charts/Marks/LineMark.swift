import Basics
import Graphics

extension Mark {
  /// A line through the rows of each series, by rising x; a missing value leaves a gap.
  static let line = Mark(
    name: "line", summary: "a line through the values of each series", words: MarkWords(noun: "Line chart"),
    prominence: .joined, path: { $0 }, swatch: { Swatch.line($0) }, draw: LineMark.draw)
}

private enum LineMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    var count = 0
    for rows in panel.rowsBySeries {
      var path = Path()
      let runs = rows.map { row -> Point? in
        guard let x = panel.xPosition(row), let y = panel.yPosition(row) else { return nil }
        return Point(x, y)
      }.split(separator: nil)
      let color = panel.colors.color(rows[0])
      for run in runs {
        count += run.count
        guard run.count > 1 else {
          LonePoint.draw(run.compactMap(\.self), color, into: &drawing)
          continue
        }
        for (index, point) in run.compactMap(\.self).enumerated() {
          path.elements.append(index > 0 ? .line(point) : .move(point))
        }
      }
      if !path.elements.isEmpty { drawing.stroke(path, Stroke(color, width: 1.2)) }
    }
    return count
  }
}

/// A value that is joined to no other is a dot, because a line of one point cannot be seen.
enum LonePoint {
  static func draw(_ points: [Point], _ color: Color, into drawing: inout Drawing) {
    for point in points { drawing.fill(.circle(center: point, radius: 1.5), color) }
  }
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
