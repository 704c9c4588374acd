import Graphics

/// A finished picture, how many rows of the table it shows, and what it does not show.
package struct LaidOutChart: Sendable {
  package let drawing: Drawing
  /// Over all panels, by the main mark.
  package let rowsDrawn: Int
  /// The texts beside marks: those that were asked for, and those that found room.
  var labels = (given: 0, drawn: 0)
  /// How many rows have signs that overlap others.
  private let crowded: Int
  package private(set) var omissions: Omissions?

  init(drawing: Drawing, rowsDrawn: Int, labels: (given: Int, drawn: Int) = (0, 0), crowded: Int = 0) {
    self.drawing = drawing
    self.rowsDrawn = rowsDrawn
    self.labels = labels
    self.crowded = crowded
  }

  /// With what its data say about rows without a place.
  func telling(_ omissions: Omissions) -> LaidOutChart {
    var chart = self
    chart.omissions = omissions.drawn(rows: rowsDrawn, labels: labels, crowded: crowded)
    return chart
  }
}
