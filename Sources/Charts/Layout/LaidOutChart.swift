import Graphics

/// A finished drawing, with the number of rows that it shows and what it does not show.
package struct LaidOutChart: Sendable {
  package let drawing: Drawing
  let counts: DrawnCounts
  package private(set) var omissions: Omissions?

  init(drawing: Drawing, _ counts: DrawnCounts) { (self.drawing, self.counts) = (drawing, counts) }

  init(drawing: Drawing, rowsDrawn: Int) { self.init(drawing: drawing, DrawnCounts(rows: rowsDrawn)) }

  /// The number of rows that the main mark draws, in all panels.
  package var rowsDrawn: Int { counts.rows }

  /// Returns a copy that includes the omissions of the data and of the layout.
  func telling(_ omissions: Omissions) -> LaidOutChart {
    var chart = self
    chart.omissions = omissions.drawn(counts)
    return chart
  }
}
