import Basics

/// What the marks of a chart, or its form, need of a specification.
package struct ChannelNeeds: Sendable {
  package var positions: PositionScales
  package var channels: [MarkChannel]
  /// Whether two rows in one place would hide one another.
  var hasUniquePlaces: Bool
  /// Whether a colour separates rows that are drawn together, such as the points of a line.
  var separatesSeries = true

  package init(_ positions: PositionScales, channels: [MarkChannel], hasUniquePlaces: Bool = false) {
    self.positions = positions
    self.channels = channels
    self.hasUniquePlaces = hasUniquePlaces
  }

  /// - Throws: `badData` if the marks need different kinds of scale.
  init(of marks: [Mark]) throws(Diagnostic) {
    var positions = PositionScales.any
    for (index, mark) in marks.enumerated() {
      guard let merged = positions.merged(with: mark.positions) else {
        let others = marks[..<index].map { "'\($0.name)'" }.joined(separator: ", ")
        throw Diagnostic(
          .badData, "'\(mark.name)' cannot be combined with \(others) in one chart",
          hint: "'\(mark.name)' needs \(mark.positions.described)")
      }
      positions = merged
    }
    self.init(
      positions, channels: marks.flatMap { $0.requires + $0.accepts },
      hasUniquePlaces: marks.contains(where: \.fillsItsPlace))
  }

  package func uses(_ channel: MarkChannel) -> Bool { channels.contains { $0.name == channel.name } }
}

extension PositionScales {
  /// For messages: `categories along x and numbers along y, or the other way round`.
  var described: String {
    let sides = [("x", x), ("y", y)].compactMap { name, kind in kind.noun.map { "\($0) along \(name)" } }
    return sides.joined(separator: " and ") + (canExchange ? ", or the other way round" : "")
  }
}

extension PositionScales.Kind {
  fileprivate var noun: String? {
    switch self {
    case .band: "categories"
    case .continuous: "numbers"
    case .either: nil
    }
  }
}
