import Basics
import Graphics

/// One layer of a chart. It describes itself: what it needs, where it is, how it is explained and how it draws rows
/// through the scales of a panel. It knows neither the page nor other marks; who lays a chart out asks marks and never
/// for their names.
package struct Mark: Named, Sendable {
  package let name: String
  package let summary: String
  /// What the chart is called where this is its main mark.
  package var words: MarkWords
  /// The most prominent of several marks is the main mark. Of equally prominent ones it is the first.
  package var prominence = Prominence.single
  package var positions = PositionScales.any
  /// Without what these say there is nothing to draw.
  package var requires: [MarkChannel] = []
  /// What it draws besides, where it is given.
  package var accepts: [MarkChannel] = []
  /// Whether two rows in one place would hide one another.
  var fillsItsPlace = false
  /// Whether lengths are read from it, so that the value axis begins at zero.
  var includesZero = false
  var zeroLine = ZeroLine.none
  /// Whether it compares two measurements of one kind where both axes are equal: a square panel with its diagonal.
  var comparesAxes = false
  var stance = Stance.middle
  var room = BandRoom()
  /// The place of the text of a row.
  var textPlace = TextPlace.free
  /// Whether it writes the texts.
  var writesTexts = false
  /// How it goes through the points of a series, by rising x; nil if it does not join them.
  var path: (@Sendable ([Point]) -> [Point])?
  /// How a series of one colour is shown in the legend.
  var swatch: @Sendable (Color) -> Swatch.Symbol = Swatch.area
  /// Whether the legend leaves its series out where the axis names each of them.
  var isNamedByAxis = false
  /// What else the legend explains.
  var signs: @Sendable (ChartData, ChartSpecification) -> [Swatch] = { _, _ in [] }
  /// Draws the rows of a panel.
  ///
  /// - Returns: how many of them it drew.
  let draw: @Sendable (Panel, inout Drawing) throws(Diagnostic) -> Int

  /// From back to front, where several are drawn.
  package static let all: [Mark] = [
    .cell, .bar, .observation, .band, .rule, .line, .step, .errorBar, .point, .text,
  ]

  package enum Prominence: Int, Comparable, Sendable {
    /// Explains other marks.
    case supporting
    /// One sign for each row.
    case single
    /// Goes through rows.
    case joined
    /// A bar for each category.
    case filled
    /// All of the panel.
    case whole

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }
}
