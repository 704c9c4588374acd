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

/// How much of a chart is drawn, as far as that depends on the room.
struct DrawnCounts: Sendable {
  /// Of the main mark.
  var rows = 0
  /// The texts beside marks: those that were asked for, and those that found room.
  var labels = (given: 0, drawn: 0)
  /// Signs of rows that overlap others.
  var crowded = 0
  /// Lines that only their colours tell apart.
  var plainLines = 0

  static func += (a: inout DrawnCounts, b: DrawnCounts) {
    a.rows += b.rows
    a.labels = (a.labels.given + b.labels.given, a.labels.drawn + b.labels.drawn)
    a.crowded += b.crowded
  }
}
