import Basics

/// What the marks of a chart, or its form, need from a specification.
package struct ChannelNeeds: Sendable {
  package var positions: PositionScales
  package var channels: [MarkChannel]
  /// True if two rows at the same position would hide one another.
  var hasUniquePlaces: Bool
  /// True if a colour divides the rows into series that are drawn together, such as the points of a line.
  var separatesSeries = true
  /// True if values are converted to shares of their sum in each panel.
  package private(set) var showsShares = false
  /// True if each series gets a dash pattern of its own.
  package private(set) var dashesSeries = false
  /// True if a mark joins the rows of a series.
  var joinsRows = false
  /// The quantities that all marks can compute along y; empty if y is a column.
  package private(set) var computes: [ComputedChoice] = []

  package init(_ positions: PositionScales, channels: [MarkChannel], hasUniquePlaces: Bool = false) {
    self.positions = positions
    self.channels = channels
    self.hasUniquePlaces = hasUniquePlaces
  }

  /// Combines the needs of several marks.
  ///
  /// - Throws: `badData` if the marks need different kinds of scales, or compute nothing in common along y.
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
    dashesSeries = marks.contains(where: \.dashesSeries)
    showsShares = marks.contains(where: \.showsShares)
    computes = try Self.computed(by: marks.filter { !$0.computes.isEmpty })
  }

  private static func computed(by marks: [Mark]) throws(Diagnostic) -> [ComputedChoice] {
    guard let first = marks.first else { return [] }
    var choices: [ComputedChoice] = []
    for wanted in first.computes {
      var choice = ComputedChoice(name: wanted.name)
      for mark in marks {
        if let axis = mark.computes.first(where: { $0.name == wanted.name }) { choice.axes.append((mark.name, axis)) }
      }
      if choice.axes.count == marks.count { choices.append(choice) }
    }
    guard choices.isEmpty else { return choices }
    let names = marks.map { "'\($0.name)' (\($0.computes.map(\.name).joined(separator: ", ")))" }
    throw Diagnostic(
      .badData, "\(names.joined(separator: " and ")) compute nothing along y that both have",
      hint: "draw them in two charts")
  }

  package func uses(_ channel: MarkChannel) -> Bool { channels.contains { $0.name == channel.name } }
}

extension PositionScales {
  /// A description for messages: `categories along x and numbers along y, or the other way round`.
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
