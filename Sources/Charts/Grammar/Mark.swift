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
  /// What it can compute along y; a cell names one, or gets the first.
  package var computes: [ComputedAxis] = []
  /// Whether two rows in one place would hide one another.
  var fillsItsPlace = false
  /// Whether its values are shares of their sum, from the largest to the smallest.
  var showsShares = false
  /// Whether lengths are read from it, so that the value axis begins at zero.
  var includesZero = false
  /// Where axes of numbers end that do not begin at zero.
  var axisEnds = ValueDomain.Ends.round
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
  /// Whether it draws something for each series as a whole, without joining its rows.
  var drawsSeries = false
  /// How a series of one colour is shown in the legend.
  var swatch: @Sendable (Color) -> Swatch.Symbol = Swatch.area
  /// The same where more than the colour tells series apart.
  var styledSwatch: (@Sendable (_ data: ChartData, _ series: Int, Color) -> Swatch.Symbol?)?
  /// Whether series have dashes of their own where no column is bound to them.
  var dashesSeries = false
  /// Whether the legend leaves its series out where the axis names each of them.
  var isNamedByAxis = false
  /// Whether each row has a sign of its own, so that marks that sum rows up need not show single ones.
  var showsEachRow = false
  /// What it draws beyond the rows, which the axes must hold too.
  ///
  /// - Parameter rows: those of some panels.
  var reach: (@Sendable (ChartData, ChartSpecification, _ rows: [Int]) -> [ComputedShape.OutlinePoint])?
  /// How far the sign of a row reaches around its place, in points, where it has one.
  var greatestRadius: @Sendable (ChartData) -> Double = { _ in 0 }
  /// How many of its rows have signs that overlap others for want of room.
  var crowded: (@Sendable (Panel) -> Int)?
  /// The finding, in sentences, where it is the main mark; else the greatest and the least value.
  var findings: (@Sendable (ChartData, RowPlaces) -> [String])?
  /// How it computes what it draws, as a sentence for the caption; empty if there is nothing to say.
  var method: (@Sendable (ChartData, ChartSpecification) -> String)?
  /// What else the legend explains.
  var signs: @Sendable (ChartData, ChartSpecification) -> [Swatch] = { _, _ in [] }
  /// Draws the rows of a panel.
  ///
  /// - Returns: how many of them it drew.
  let draw: @Sendable (Panel, inout Drawing) throws(Diagnostic) -> Int

  /// From back to front, where several are drawn.
  package static let all: [Mark] = [
    .span, .cell, .area, .histogram, .bar, .violin, .box, .ridgeline, .observation, .band, .density, .rule, .line,
    .step,
    .ecdf, .errorBar, .strip, .point, .regression, .text,
    .pareto, .arrow,
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
