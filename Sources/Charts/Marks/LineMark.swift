import Basics
import Graphics

extension Mark {
  /// A line through the rows of each series, in order of x. A missing value leaves a gap.
  static let line = Mark(
    name: "line", summary: "a line through the values of each series", words: MarkWords(noun: "Line chart"),
    prominence: .joined, accepts: [.dash], path: { $0 }, swatch: { Swatch.line($0) }, styledSwatch: DashSigns.swatch,
    dashesSeries: true, signs: DashSigns.signs, draw: LineMark.draw)
}

private enum LineMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    var count = 0
    let notes = panel.notes
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
      if !path.elements.isEmpty {
        let stroke = Stroke(color, width: 1.2, dash: panel.data.styles.dash(rows[0]))
        drawing.mark(panel.memberNote(rows[0])) { $0.stroke(path, stroke) }
      }
      panel.drawSpots(rows, notes, into: &drawing)
    }
    return count
  }
}

/// Draws a value without neighbours as a dot, because a line through one point is invisible.
enum LonePoint {
  static func draw(_ points: [Point], _ color: Color, into drawing: inout Drawing) {
    for point in points { drawing.fill(.circle(center: point, radius: 1.5), color) }
  }
}

extension Panel {
  /// Makes the values on a line respond to the pointer.
  ///
  /// - Parameter distance: the least distance between two such values, in points; values that are nearer are left out.
  func drawSpots(_ rows: [Int], _ notes: RowNotes?, into drawing: inout Drawing, distance: Double = 2.5) {
    guard let notes else { return }
    var last: Point?
    for row in rows {
      guard let x = xPosition(row), let y = yPosition(row) else { continue }
      if let last, max(abs(x - last.x), abs(y - last.y)) < distance { continue }
      drawing.spot(notes[row], at: Point(x, y))
      last = Point(x, y)
    }
  }
}

/// Legend entries for dashes.
enum DashSigns {
  /// Returns a line with the dash of a series, or nil if dashes do not distinguish series.
  @Sendable static func swatch(_ data: ChartData, _ series: Int, _ color: Color) -> Swatch.Symbol? {
    data.styles.dash(ofSeries: series, data.series).map { Swatch.line(color, dash: $0) }
  }

  /// Returns the entries for a column that is bound to dashes, unless the entries for series show the dashes too.
  static func signs(_ data: ChartData, _ specification: ChartSpecification) -> [Swatch] {
    guard let domain = data.styles.dash?.domain, data.styles.dash(ofSeries: 0, data.series) == nil else { return [] }
    return (0..<domain.count).map { index in
      Swatch(
        label: domain.name(index), title: index == 0 ? data.styles.dash?.title ?? "" : "",
        Swatch.line(Theme.ink, dash: RowStyles.dashes[index]))
    }
  }
}

extension Panel {
  /// The rows of each line, in order of x. Each series that has rows is a line, and within it each dash and each value
  /// of the columns that separate lines.
  var rowsBySeries: [[Int]] {
    ComputedShapes.groups(rows, [data.series?.codes, data.styles.dash?.codes, data.detail?.codes]).map { rows in
      rows.map { (row: $0, x: xPosition($0) ?? .infinity) }.sorted { ($0.x, $0.row) < ($1.x, $1.row) }.map(\.row)
    }
  }
}
