import Basics

/// What one chart shows: columns of an aggregated table bound to channels, in the words of a notebook's chart cell.
///
/// Everything is resolved: no expressions, no conditions, no aggregation. Lengths are in points.
package struct ChartSpecification: Sendable, Equatable {
  /// A short form such as `heatmap` or `bar`, or the marks themselves from back to front.
  package var marks: [String]
  package var x: Channel
  package var y: Channel
  /// Colour of areas: a number for `heatmap`, groups for `bar`.
  package var fill: Channel?
  /// Colour of lines and points.
  package var color: Channel?
  /// What the text in cells or beside marks says; the encoded value unless given.
  package var label: Channel?
  package var facet: Channel?
  /// Panels below one another, where `facet` puts them side by side.
  package var facetRow: Channel?
  /// Whether panels share their axes.
  package var scales = PanelScales.fixed
  /// The columns that a form compares, each on an axis of its own.
  package var axes: [Channel] = []
  /// What shapes of points and dashes of lines tell apart.
  package var shape: Channel?
  package var dash: Channel?
  /// The numbers that the area and the opacity of points show.
  package var size: Channel?
  package var opacity: Channel?
  package var interval: IntervalColumns?
  /// A column of numbers (0 means no) or texts (`true`, `yes`) that marks rows, such as those a constant already
  /// solves.
  package var flag: String?
  package var flagTitle = "flagged"
  package var missingTitle = "no data"
  /// A column of values drawn as a tick across each bar, such as what a constant output reaches.
  package var baseline: String?
  package var baselineTitle = "baseline"
  /// The name of the small dots behind bars, for the legend: `each seed`.
  package var observationsTitle: String?
  /// For `critical_difference`: a column of letters, one for each group of methods that do not differ.
  package var cliques: String?
  package var criticalDifference: Double?
  /// Reference lines at values of a numeric axis.
  package var rules: [ReferenceLine] = []
  /// Shaded parts of the plot between two values of a numeric axis.
  package var spans: [ReferenceSpan] = []
  /// Words with arrows to places of the plot.
  package var arrows: [ArrowNote] = []
  /// Of labels, in points; chosen by the room unless given.
  package var fontSize: Double?
  /// What a regression draws.
  package var fit = Fit.linear
  /// Whether bars and areas of several series are on top of one another.
  package var stacking = Stacking.none
  /// Of the bins of a histogram, in the units of the axis, or in decades where it is logarithmic.
  package var binWidth: Double?
  /// Adds a row and a column of means to a heatmap.
  package var showsMarginalMeans = false
  package var annotations = Visibility.automatic
  /// A name in `ColorScheme.all`; a suitable one unless given.
  package var scheme: String?
  /// The value in the middle of a diverging scheme.
  package var center: Double?
  package var title: String?
  package var width = usualWidth
  static let usualWidth = 5.5 * 72
  static let greatestWidth = 2000.0
  /// Chosen for good proportions unless given.
  package var height: Double?

  /// - Parameter configure: sets what else is not as it is by default.
  package init(marks: [String], x: Channel, y: Channel, _ configure: (inout ChartSpecification) -> Void = { _ in }) {
    self.marks = marks
    self.x = x
    self.y = y
    configure(&self)
  }

  package enum Visibility: String, Named, Sendable, CaseIterable {
    /// Shown where it fits legibly.
    case automatic
    /// Shown, or an error if it does not fit.
    case always
    case never

    package var name: String { rawValue }
  }
}
