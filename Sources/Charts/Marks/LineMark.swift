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
      for run in runs {
        for (index, point) in run.compactMap(\.self).enumerated() {
          path.elements.append(index > 0 ? .line(point) : .move(point))
        }
        // A value between two gaps is joined to none, so that nothing of it is seen.
        if run.count > 1 { count += run.count }
      }
      drawing.stroke(path, Stroke(panel.colors.color(rows[0]), width: 1.2))
    }
    return count
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
