import Basics

extension ChartSpecification {
  /// What nothing draws would be lost without a word.
  ///
  /// - Throws: `badData` for a channel that is given and that no mark of the chart has.
  package func checkChannels(hasObservations: Bool) throws(Diagnostic) {
    let name = marks.joined(separator: " + ")
    let valid = try ChartKind.channels(of: marks).map(\.name)
    // A fill that is not the number of a cell separates series, as 'color' does.
    for channel in MarkChannel.all where channel.name != MarkChannel.fill.name && !valid.contains(channel.name) {
      guard channel.isGiven(self, hasObservations) else { continue }
      throw Diagnostic(.badData, "'\(name)' does not draw '\(channel.name)'", hint: hint(valid, lacking: channel))
    }
    if valid.contains(MarkChannel.fill.name), color != nil {
      throw Diagnostic(.badData, "'\(name)' does not draw 'color'", hint: "its colours are those of 'fill'")
    }
  }

  /// What the marks have, and which marks together would draw what they lack.
  private func hint(_ valid: [String], lacking channel: MarkChannel) -> String? {
    let parts = [
      valid.isEmpty ? nil : "it has: \(valid.joined(separator: ", "))",
      ChartKind.marks(like: marks, with: channel).map { "[\($0.joined(separator: ", "))] as 'mark' draws it" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
