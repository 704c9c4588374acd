import Basics

/// The statuses of the trials that have a row in a results file.
struct TrialRows: Sendable {
  /// The status of every trial with a row, whether it is in the grid or not. Of several rows, one that did not fail
  /// counts.
  private(set) var statuses: [Trial: TrialResult.Status] = [:]
  private(set) var failureReasons: [Trial: String] = [:]
  /// True if a failed row has a later row of the same trial, which happens if a run was stopped before it removed it.
  private(set) var hasSuperseded = false

  /// - Parameter forecast: the forecast that learns how long the trials took.
  init(_ file: ResultsFile, teaching forecast: inout Forecast) throws(Diagnostic) {
    statuses.reserveCapacity(file.count)
    for index in 0..<file.count {
      let row = try file.row(index)
      take(row)
      if let seconds = row.seconds, row.status == .finished { forecast.learn(row.trial, seconds: seconds) }
    }
  }

  private mutating func take(_ row: ResultsFile.Row) {
    let earlier = statuses[row.trial]
    if earlier == .failed { hasSuperseded = true }
    if earlier == nil || earlier == .failed { statuses[row.trial] = row.status }
    if row.status == .failed { failureReasons[row.trial] = row.reason ?? "no reason given" }
  }
}
