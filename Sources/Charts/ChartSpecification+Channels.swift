import Basics

extension ChartSpecification {
  /// What nothing draws would be lost without a word.
  ///
  /// - Throws: `badData` for a channel that is given and that no mark of the chart has.
  package func checkChannels(hasObservations: Bool) throws(Diagnostic) {
    let name = marks.joined(separator: " + ")
    let valid = try ChartKind.channels(of: marks).map(\.name)
    let hint = valid.isEmpty ? nil : "it has: \(valid.joined(separator: ", "))"
    // A fill that is not the number of a cell separates series, as 'color' does.
    for channel in MarkChannel.all where channel.name != MarkChannel.fill.name && !valid.contains(channel.name) {
      guard channel.isGiven(self, hasObservations) else { continue }
      throw Diagnostic(.badData, "'\(name)' does not draw '\(channel.name)'", hint: hint)
    }
    if valid.contains(MarkChannel.fill.name), color != nil {
      throw Diagnostic(.badData, "'\(name)' does not draw 'color'", hint: "its colours are those of 'fill'")
    }
  }
}
