import Analysis
import Basics

/// The settings of the command line for a report.
package struct ReportOptions: Sendable {
  /// The policy for several rows of one trial. It overrides the notebook's policy, and a cell's policy overrides it.
  package var duplicates: DuplicatePolicy?
  /// The condition for rows of `results`. Other rows are ignored everywhere.
  package var condition: Condition?
  /// The venue of the report. It sets the width of all figures that have no venue of their own.
  package var venue: Venue?
  /// The time in seconds since 1970. Its day is printed if the notebook gives no date.
  package var day: Int?
  /// True if the report is made even if parts of it cannot be computed.
  package var isLenient: Bool
  /// The values of parameters, by name. They take precedence over those of the notebook.
  package var parameters: [(name: String, text: String)]
  /// The intervals that were computed for an earlier version of the report; nil to compute all.
  package var cache: IntervalCache?
  /// The identity that the run beside the data declares for its cells and trials; nil if there is no run.
  package var runIdentity: Identity?
  /// The sources that may be missing beside the data.
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
