/// How a chart is put in words where a mark is its main one.
package struct MarkWords: Sendable {
  /// Of the chart: `Line chart`.
  package var noun: String
  /// The word for each category, as in `by task (12 bars)`; nil if values are described along an axis.
  var category: String?
  /// The same of several, where it is more than the word with an s.
  var categories: String?
  /// What each series has, as in `with a bar for each dataset`.
  var series: String?
  /// What shows the intervals, with its verb: `Lines show`.
  var intervals: String?
  /// Whether it says how many intervals are wholly above and below the first reference line.
  var tellsSides = false
  /// The same where the values go to the right and the categories down.
  var horizontal: Horizontal?

  /// What is said otherwise of a horizontal chart.
  struct Horizontal: Sendable {
    var noun: String
    var category: String
    var tellsSides = false
  }

  package func inDirection(isHorizontal: Bool) -> MarkWords {
    guard isHorizontal, let horizontal else { return self }
    return MarkWords(
      noun: horizontal.noun, category: horizontal.category, intervals: intervals, tellsSides: horizontal.tellsSides)
  }
}
