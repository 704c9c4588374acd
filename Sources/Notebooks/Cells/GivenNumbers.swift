import Charts

/// Columns of the rows themselves that a chart draws as they stand, where nothing is left to compute: the ends of
/// intervals, baselines, and groups that do not differ.
struct GivenNumbers: Sendable {
  private var interval: IntervalColumns?
  private var baseline: (column: String, title: String?)?
  private var cliques: String?
  private var criticalDifference: Double?
  private var missingTitle: String?

  static let keys = [
    "low", "high", "interval", "baseline", "baseline_title", "cliques", "critical_difference", "missing_title",
  ]

  init(_ reader: OptionReader) {
    let (low, high) = (reader.text("low"), reader.text("high"))
    let title = reader.text("interval")?.text ?? "interval"
    if let low, let high { interval = IntervalColumns(low: low.text, high: high.text, title: title) }
    if let lonely = low ?? high, low == nil || high == nil {
      reader.problems.report("an interval needs both 'low' and 'high'", at: lonely.location())
    }
    baseline = reader.text("baseline").map { ($0.text, reader.text("baseline_title")?.text) }
    cliques = reader.text("cliques")?.text
    criticalDifference = reader.number("critical_difference", in: 0...1000)
    missingTitle = reader.text("missing_title")?.text
  }

  func apply(to specification: inout ChartSpecification) {
    if let interval { specification.interval = interval }
    if let baseline {
      specification.baseline = baseline.column
      specification.baselineTitle = baseline.title ?? specification.baselineTitle
    }
    specification.cliques = cliques
    specification.criticalDifference = criticalDifference
    if let missingTitle { specification.missingTitle = missingTitle }
  }
}
