import Basics

/// The description of one chart: the columns of an aggregated table that each channel shows, and the options of a
/// notebook's chart cell.
///
/// Expressions, conditions and aggregation are already resolved. Lengths are in points.
package struct ChartSpecification: Sendable, Equatable {
  /// The name of one short form such as `heatmap` or `bar`, the name of one form, or the names of marks from back to
  /// front.
  package var marks: [String]
  package var x: Channel
  package var y: Channel
  /// The channel for the colour of areas: a number for `heatmap`, groups for `bar`.
  package var fill: Channel?
  /// The channel for the colour of lines and points.
  package var color: Channel?
  /// The channel for the text in cells or beside marks. If nil, the text is the value that the mark shows.
  package var label: Channel?
  /// The channel that divides the chart into panels side by side.
  package var facet: Channel?
  /// The channel that divides the chart into panels below one another.
  package var facetRow: Channel?
  /// Which axes the panels share.
  package var scales = PanelScales.fixed
  /// The columns that a form such as `parallel` compares, each on an axis of its own.
  package var axes: [Channel] = []
  /// The channel for the shape of points.
  package var shape: Channel?
  /// The channel for the dash pattern of lines.
  package var dash: Channel?
  /// The columns that separate lines and areas of the same look.
  package var detail: Channel?
  /// The channel for the area of points.
  package var size: Channel?
  /// The channel for the opacity of points.
  package var opacity: Channel?
  /// The interval around each value, for marks such as `error_bar` and `band`.
  package var interval: IntervalColumns?
  /// A column that flags rows, such as tasks that a constant output already solves. An empty value, `0`, `false` and
  /// `no` mean that a row is not flagged.
  package var flag: String?
  package var flagTitle = "flagged"
  /// The legend's name for hatched cells without a value, and for rows without a colour.
  package var missingTitle = usualMissingTitle
  static let usualMissingTitle = "no data"
  /// A column of values that are drawn as a tick across each bar, such as the accuracy of a constant output.
  package var baseline: String?
  package var baselineTitle = "baseline"
  /// The legend's name for the small dots over bars, such as `each seed`.
  package var observationsTitle: String?
  /// For `critical_difference`: a column of letters. Methods that share a letter do not differ significantly.
  package var cliques: String?
  /// For `critical_difference`: the difference of mean ranks that is significant.
  package var criticalDifference: Double?
  /// Reference lines at values on a numeric axis.
  package var rules: [ReferenceLine] = []
  /// Shaded parts of the plot between two values on a numeric axis.
  package var spans: [ReferenceSpan] = []
  /// Texts with arrows that point to positions in the plot.
  package var arrows: [ArrowNote] = []
  /// The size of labels in points. If nil, the layout chooses it.
  package var fontSize: Double?
  /// The kind of curve that a regression draws.
  package var fit = Fit.linear
  /// Whether bars and areas of several series are stacked.
  package var stacking = Stacking.none
  /// The width of a histogram's bins, in the units of the axis, or in decades on a logarithmic axis. If nil, it is
  /// computed from the data.
  package var binWidth: Double?
  /// True if a heatmap gets an additional row and an additional column of means.
  package var showsMarginalMeans = false
  /// True if the chart has a line where x and y are equal. If both axes show one quantity, it has one in any case.
  package var showsDiagonal = false
  /// Whether values are written in cells or beside marks.
  package var annotations = Visibility.automatic
  /// The name of a scheme in `ColorScheme.all`. If nil, the standard scheme for the kind of data is used.
  package var scheme: String?
  /// The value that has the middle colour of a diverging scheme.
  package var center: Double?
  package var title: String?
  /// The width in points.
  package var width = usualWidth
  static let usualWidth = 5.5 * 72
  static let greatestWidth = 2000.0
  /// The height in points. If nil, the layout chooses it for good proportions.
  package var height: Double?

  /// Creates a specification from the required parts.
  ///
  /// - Parameter configure: a closure that sets the properties that differ from their defaults.
  package init(marks: [String], x: Channel, y: Channel, _ configure: (inout ChartSpecification) -> Void = { _ in }) {
    self.marks = marks
    self.x = x
    self.y = y
    configure(&self)
  }

  /// Whether the texts of values are shown.
  package enum Visibility: String, Named, Sendable, CaseIterable {
    /// Shown if it fits legibly.
    case automatic
    /// Shown always. The layout throws an error if it does not fit.
    case always
    case never

    package var name: String { rawValue }
  }
}
