import Basics
import Graphics

/// A chart that is laid out as a whole, without panels and marks.
package struct ChartForm: Named, Sendable {
  package let name: String
  package let summary: String
  /// What the chart is called: `Critical-difference diagram`.
  package let noun: String
  package var positions = PositionScales.any
  package var requires: [MarkChannel] = []
  package var accepts: [MarkChannel] = []
  /// Whether a colour separates rows that are drawn together.
  var separatesSeries = true
  /// What it shows and its finding, as sentences.
  let words: @Sendable (ChartData, ChartSpecification) -> [String]
  let layout:
    @Sendable (ChartData, ChartSpecification, ChartColors, any TextMeasurer) throws(Diagnostic) -> LaidOutChart

  package static let all: [ChartForm] = [.criticalDifference, .parallel, .scatterMatrix]
}
