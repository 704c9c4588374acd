import Basics
import Graphics

/// The marks of one chart from back to front, and what they need as a whole.
package struct Layers: Sendable {
  let marks: [Mark]
  /// The main mark, which gives the chart its name and decides the layout.
  package let main: Mark
  /// True if the layout may exchange x and y to make the chart easier to read.
  let canTurn: Bool
  package private(set) var needs: ChannelNeeds

  /// - Throws: `badData` if two marks cannot be combined.
  package init(_ marks: [Mark], canTurn: Bool = false) throws(Diagnostic) {
    precondition(!marks.isEmpty, "a chart without marks")
    self.marks = marks
    self.canTurn = canTurn
    main = marks.dropFirst().reduce(marks[0]) { $1.prominence > $0.prominence ? $1 : $0 }
    needs = try ChannelNeeds(of: marks)
    needs.separatesSeries = separatesSeries
    needs.joinsRows = joinsRows
  }

  /// The function that returns the corners of the line through the points of a series; nil if no mark joins rows.
  var path: (@Sendable ([Point]) -> [Point])? { marks.lazy.compactMap(\.path).last }

  var joinsRows: Bool { path != nil }

  var includesZero: Bool { marks.contains(where: \.includesZero) }

  var zeroLine: ZeroLine { marks.map(\.zeroLine).max() ?? .none }

  /// True if the panel becomes a square with a diagonal when both axes show one quantity and are equal.
  var comparesAxes: Bool { !joinsRows && marks.contains(where: \.comparesAxes) }

  var writesTexts: Bool { marks.contains(where: \.writesTexts) }

  /// True if a mark fills the part of a band that its series has.
  var hasSlots: Bool { marks.contains { $0.stance == .slot } }

  /// True if rows are drawn by series, which have lines or parts of bands of their own. If false, each row is drawn by
  /// itself.
  var separatesSeries: Bool { joinsRows || hasSlots || marks.contains { $0.drawsSeries || !$0.computes.isEmpty } }

  /// True if a mark draws a separate symbol for each row.
  var showsEachRow: Bool { marks.contains(where: \.showsEachRow) }

  /// True if points of several series are side by side in a band, as bars are.
  var dodges: Bool { !joinsRows && marks.contains { $0.stance == .dodged } }

  /// The words for what shows the intervals, such as `Lines show`.
  var intervalWords: String? { marks.lazy.compactMap(\.words.intervals).first }
}
