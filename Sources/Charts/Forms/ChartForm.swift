import Basics
import Graphics

/// A chart that is laid out as a whole, without panels and marks.
package struct ChartForm: Named, Sendable {
  package let name: String
  package let summary: String
  /// The name of the chart, such as `Critical-difference diagram`.
  package let noun: String
  /// The kinds of scales that the form needs along x and y.
  package var positions = PositionScales.any
  /// The channels without which the form has nothing to draw.
  package var requires: [MarkChannel] = []
  /// The channels that the form draws if they are given.
  package var accepts: [MarkChannel] = []
  /// True if a colour divides the rows into series that are drawn together.
  var separatesSeries = true
  /// Returns sentences that say what the chart shows, and its finding.
  let words: @Sendable (ChartData, ChartSpecification) -> [String]
  let layout:
    @Sendable (ChartData, ChartSpecification, ChartColors, any TextMeasurer) throws(Diagnostic) -> LaidOutChart

  package static let all: [ChartForm] = [.criticalDifference, .parallel, .scatterMatrix]
}
