import Basics
import Graphics

/// One kind of layer in a chart.
///
/// A mark describes itself: the scales and channels that it needs, its legend, its words, and how it draws the rows of
/// a panel. It knows neither the page nor other marks. The layout depends on the properties of a mark, and not on which
/// mark it is.
package struct Mark: Named, Sendable {
  package let name: String
  package let summary: String
  /// The words that describe a chart of which this is the main mark.
  package var words: MarkWords
  /// The rank by which the main mark of a chart is chosen. Of equally prominent marks, the first is the main one.
  package var prominence = Prominence.single
  package var positions = PositionScales.any
  /// The channels without which the mark has nothing to draw.
  package var requires: [MarkChannel] = []
  /// The channels that the mark draws if they are given.
  package var accepts: [MarkChannel] = []
  /// The quantities that the mark can compute along y. A chart cell names one of them; the first is the default.
  package var computes: [ComputedAxis] = []
  /// True if two rows at the same position would hide one another.
  var fillsItsPlace = false
  /// True if values are converted to shares of their sum and sorted from the largest to the smallest.
  var showsShares = false
  /// True if the mark draws lengths, so that the value axis must begin at zero.
  var includesZero = false
  /// How numeric axes end that do not begin at zero.
  var axisEnds = ValueDomain.Ends.round
  var zeroLine = ZeroLine.none
  /// True if the mark compares two measurements when both axes show one quantity and are equal. The panel is then a
  /// square with a diagonal.
  var comparesAxes = false
  var stance = Stance.middle
  var room = BandRoom()
  /// The position of a row's text.
  var textPlace = TextPlace.free
  /// True if the mark writes the texts of rows.
  var writesTexts = false
  /// The function that returns the corners of the line through the points of a series, which are in order of x. Nil if
  /// the mark does not join rows.
  var path: (@Sendable ([Point]) -> [Point])?
  /// True if the mark draws something for each series as a whole, without joining its rows.
  var drawsSeries = false
  /// Returns the legend symbol of a series with a given colour.
  var swatch: @Sendable (Color) -> Swatch.Symbol = Swatch.area
  /// Returns the legend symbol of a series that differs from others by a shape or dash too, or nil if it does not.
  var styledSwatch: (@Sendable (_ data: ChartData, _ series: Int, Color) -> Swatch.Symbol?)?
  /// True if each series gets a dash of its own when no column is bound to dashes.
  var dashesSeries = false
  /// True if the legend leaves out series that the axis already names.
  var isNamedByAxis = false
  /// True if the mark draws a separate symbol for each row, so that marks that summarise rows need not draw single
  /// ones.
  var showsEachRow = false
  /// Returns points in the units of the axes that the mark draws besides the rows, and that the axes must contain. A
  /// NaN coordinate does not count.
  ///
  /// - Parameter rows: the rows of the panels that share the axes.
  var reach: (@Sendable (ChartData, ChartSpecification, _ rows: [Int]) -> [ComputedShape.OutlinePoint])?
  /// Returns the greatest radius of the symbols of rows, in points; 0 if rows have none.
  var greatestRadius: @Sendable (ChartData) -> Double = { _ in 0 }
  /// Returns the number of rows whose symbols overlap others for want of room.
  var crowded: (@Sendable (Panel) -> Int)?
  /// Returns the findings as sentences, for a chart of which this is the main mark. If nil, the findings are the
  /// greatest and the least value.
  var findings: (@Sendable (ChartData, RowPlaces) -> [String])?
  /// Returns a sentence for the caption that says how the mark computes what it draws, or an empty text.
  var method: (@Sendable (ChartData, ChartSpecification) -> String)?
  /// Returns the legend entries besides series and colours.
  var signs: @Sendable (ChartData, ChartSpecification) -> [Swatch] = { _, _ in [] }
  /// Draws the rows of a panel.
  ///
  /// - Returns: the number of rows drawn.
  let draw: @Sendable (Panel, inout Drawing) throws(Diagnostic) -> Int

  /// All marks, in an order in which they can be drawn from back to front.
  package static let all: [Mark] = [
    .span, .cell, .area, .histogram, .bar, .violin, .box, .ridgeline, .observation, .band, .density, .rule, .line,
    .step,
    .ecdf, .errorBar, .strip, .point, .regression, .text,
    .pareto, .arrow,
  ]

  /// The prominence of a mark, from the least to the greatest.
  package enum Prominence: Int, Comparable, Sendable {
    /// A mark that explains other marks.
    case supporting
    /// A symbol for each row.
    case single
    /// A line or area through the rows of a series.
    case joined
    /// A bar for each category.
    case filled
    /// A mark that fills the whole panel.
    case whole

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }
}
