/// Counts of what a laid-out chart draws and of what has no room.
struct DrawnCounts: Sendable {
  /// The number of rows that the main mark draws.
  var rows = 0
  /// The numbers of labels that were asked for, and of those that had room.
  var labels = (given: 0, drawn: 0)
  /// The number of points that overlap others.
  var crowded = 0
  /// The number of lines that differ by colour only, or 0.
  var plainLines = 0

  static func += (a: inout DrawnCounts, b: DrawnCounts) {
    a.rows += b.rows
    a.labels = (a.labels.given + b.labels.given, a.labels.drawn + b.labels.drawn)
    a.crowded += b.crowded
  }
}
