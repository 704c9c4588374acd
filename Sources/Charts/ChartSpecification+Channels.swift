import Basics

extension ChartSpecification {
  /// Checks that the chart draws every channel that is given, so that none is ignored silently.
  ///
  /// - Throws: `badData` for a channel that is given and that no mark of the chart draws.
  package func checkChannels(hasObservations: Bool) throws(Diagnostic) {
    let name = marks.joined(separator: " + ")
    let valid = try ChartKind.channels(of: marks).map(\.name)
    // For marks that do not show a number by 'fill', 'fill' separates series, as 'color' does.
    for channel in MarkChannel.all + MarkChannel.ofPanels
    where channel.name != MarkChannel.fill.name && !valid.contains(channel.name) {
      guard channel.isGiven(self, hasObservations) else { continue }
      throw Diagnostic(.badData, "'\(name)' does not draw '\(channel.name)'", hint: hint(valid, lacking: channel))
    }
    if valid.contains(MarkChannel.fill.name), color != nil {
      throw Diagnostic(.badData, "'\(name)' does not draw 'color'", hint: "its colours are those of 'fill'")
    }
  }

  /// Returns a hint that lists the channels of the marks, and marks that would draw the missing channel.
  private func hint(_ valid: [String], lacking channel: MarkChannel) -> String? {
    let drawn = valid.filter { name in !MarkChannel.ofPanels.contains { $0.name == name } }
    let parts = [
      drawn.isEmpty ? nil : "it has: \(drawn.joined(separator: ", "))",
      ChartKind.marks(like: marks, with: channel).map { "[\($0.joined(separator: ", "))] as 'mark' draws it" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
