/// The words with which alternative texts describe a chart that has a mark as its main one.
package struct MarkWords: Sendable {
  /// The name of the chart: `Line chart`.
  package var noun: String
  /// The word for what each category has, as in `by task (12 bars)`, or nil if the values are described along an axis.
  var category: String?
  /// The plural of `category`, if it is not formed by adding an s.
  var categories: String?
  /// What each series has, as `a bar` in `with a bar for each dataset`.
  var series: String?
  /// What shows the intervals, with a verb: `Lines show`.
  var intervals: String?
  /// True if the text says how many intervals are wholly above and wholly below the first reference line.
  var tellsSides = false
  /// The words that replace these in a horizontal chart, whose values are along x and whose categories are along y.
  var horizontal: Horizontal?

  /// The words that differ for a horizontal chart.
  struct Horizontal: Sendable {
    var noun: String
    var category: String
    var tellsSides = false
  }

  /// Returns the words for a vertical or a horizontal chart.
  package func inDirection(isHorizontal: Bool) -> MarkWords {
    guard isHorizontal, let horizontal else { return self }
    return MarkWords(
      noun: horizontal.noun, category: horizontal.category, intervals: intervals, tellsSides: horizontal.tellsSides)
  }
}
