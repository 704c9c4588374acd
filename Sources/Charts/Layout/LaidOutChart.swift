import Graphics

/// A finished picture, and how many rows of the table it shows.
package struct LaidOutChart: Sendable {
  package let drawing: Drawing
  /// Over all panels: the maximum that one of the marks drew in each.
  package let rowsDrawn: Int
}
