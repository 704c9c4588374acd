import Analysis
import Basics

/// What the command line decides about a report.
package struct ReportOptions: Sendable {
  /// Overrides the notebook's policy; a cell's policy overrides it.
  package var duplicates: DuplicatePolicy?
  /// Which rows of `results` count at all.
  package var condition: Condition?
  /// Where the report will appear, which decides the width of all figures but those with a venue of their own.
  package var venue: Venue?
  /// In seconds since 1970: its day is printed if the notebook gives no date.
  package var day: Int?
  /// Whether a report is made even if parts of it cannot be computed.
  package var isLenient: Bool
  /// Values of parameters by name, which go before the notebook's.
  package var parameters: [(name: String, text: String)]
  /// Intervals of the last time.
  package var cache: IntervalCache?
  /// What the run beside the data says of its cells and trials; nil where there is none.
  package var runIdentity: Identity?
  /// What may stand beside the data.
  package var optionalSources = [OptionalSource("run", facts: nil), OptionalSource("curves", facts: [])]

  package init(
    duplicates: DuplicatePolicy? = nil, condition: Condition? = nil, venue: Venue? = nil, day: Int? = nil,
    isLenient: Bool = false,
    parameters: [(name: String, text: String)] = [], cache: IntervalCache? = nil
  ) {
    self.duplicates = duplicates
    self.condition = condition
    self.venue = venue
    self.day = day
    self.isLenient = isLenient
    self.parameters = parameters
    self.cache = cache
  }
}
