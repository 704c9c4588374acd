import Analysis
import Basics

/// What the command line decides about a report.
package struct ReportOptions: Sendable {
  /// Overrides the notebook's policy; a cell's policy overrides it.
  package var duplicates: DuplicatePolicy?
  /// Which rows of `results` count at all.
  package var condition: Condition?
  /// The width of all figures in points; goes before the cells'.
  package var figureWidth: Double?
  /// As printed, if the notebook gives no date.
  package var date: String
  /// Whether a report is made even if parts of it cannot be computed.
  package var isLenient: Bool
  /// Values of parameters by name, which go before the notebook's.
  package var parameters: [(name: String, text: String)]
  /// Intervals of the last time.
  package var cache: IntervalCache?
  /// What may stand beside the data.
  package var optionalSources = [OptionalSource("run", facts: nil), OptionalSource("curves", facts: [])]

  package init(
    duplicates: DuplicatePolicy? = nil, condition: Condition? = nil, figureWidth: Double? = nil, date: String = "",
    isLenient: Bool = false,
    parameters: [(name: String, text: String)] = [], cache: IntervalCache? = nil
  ) {
    self.duplicates = duplicates
    self.condition = condition
    self.figureWidth = figureWidth
    self.date = date
    self.isLenient = isLenient
    self.parameters = parameters
    self.cache = cache
  }
}
