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
  /// The number of drawn rows that lack a value of some of the columns that a form compares.
  var gaps = 0

  init(rows: Int = 0) { self.rows = rows }

  /// Counts a drawn row.
  mutating func add(hasGap: Bool) {
    rows += 1
    gaps += hasGap ? 1 : 0
  }

  static func += (a: inout DrawnCounts, b: DrawnCounts) {
    a.rows += b.rows
    a.labels = (a.labels.given + b.labels.given, a.labels.drawn + b.labels.drawn)
    a.crowded += b.crowded
    a.gaps += b.gaps
    a.plainLines = max(a.plainLines, b.plainLines)
  }
}
