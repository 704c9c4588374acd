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
