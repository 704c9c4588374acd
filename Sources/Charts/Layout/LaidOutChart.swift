import Graphics

/// A finished picture, how many rows of the table it shows, and what it does not show.
package struct LaidOutChart: Sendable {
  package let drawing: Drawing
  let counts: DrawnCounts
  package private(set) var omissions: Omissions?

  init(drawing: Drawing, _ counts: DrawnCounts) { (self.drawing, self.counts) = (drawing, counts) }

  init(drawing: Drawing, rowsDrawn: Int) { self.init(drawing: drawing, DrawnCounts(rows: rowsDrawn)) }

  /// Over all panels, by the main mark.
  package var rowsDrawn: Int { counts.rows }

  /// With what its data say about rows without a place.
  func telling(_ omissions: Omissions) -> LaidOutChart {
    var chart = self
    chart.omissions = omissions.drawn(counts)
    return chart
  }
}
