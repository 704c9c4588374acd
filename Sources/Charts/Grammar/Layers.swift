import Basics
import Graphics

/// The marks of one chart from back to front, and what they need together.
package struct Layers: Sendable {
  let marks: [Mark]
  /// The main mark. It gives the chart its name and decides the layout.
  package let main: Mark
  /// Whether x and y may be exchanged where that is easier to read.
  let canTurn: Bool
  package private(set) var needs: ChannelNeeds

  /// - Throws: `badData` if one mark needs what another excludes.
  package init(_ marks: [Mark], canTurn: Bool = false) throws(Diagnostic) {
    precondition(!marks.isEmpty, "a chart without marks")
    self.marks = marks
    self.canTurn = canTurn
    main = marks.dropFirst().reduce(marks[0]) { $1.prominence > $0.prominence ? $1 : $0 }
    needs = try ChannelNeeds(of: marks)
    needs.separatesSeries = separatesSeries
    needs.joinsRows = joinsRows
  }

  /// How rows are joined; nil if no mark joins them.
  var path: (@Sendable ([Point]) -> [Point])? { marks.lazy.compactMap(\.path).last }

  var joinsRows: Bool { path != nil }

  var includesZero: Bool { marks.contains(where: \.includesZero) }

  var zeroLine: ZeroLine { marks.map(\.zeroLine).max() ?? .none }

  /// Whether equal axes make a square panel with its diagonal.
  var comparesAxes: Bool { !joinsRows && marks.contains(where: \.comparesAxes) }

  var writesTexts: Bool { marks.contains(where: \.writesTexts) }

  /// Whether a mark is in its series' part of a band.
  var hasSlots: Bool { marks.contains { $0.stance == .slot } }

  /// Whether rows belong to series, which have lines or parts of bands of their own; else each row stands for itself.
  var separatesSeries: Bool { joinsRows || hasSlots || marks.contains { $0.drawsSeries || !$0.computes.isEmpty } }

  /// Whether a mark shows each row by a sign of its own.
  var showsEachRow: Bool { marks.contains(where: \.showsEachRow) }

  /// Whether points of several series are side by side in a band, like bars.
  var dodges: Bool { !joinsRows && marks.contains { $0.stance == .dodged } }

  /// What shows the intervals: `Lines show`.
  var intervalWords: String? { marks.lazy.compactMap(\.words.intervals).first }
}
