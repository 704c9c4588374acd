import Basics

/// What the rows of a results file say of their trials.
struct TrialRows: Sendable {
  /// Of every trial that has a row, in the grid or not; of several rows one that did not fail counts.
  private(set) var statuses: [Trial: TrialResult.Status] = [:]
  private(set) var failureReasons: [Trial: String] = [:]
  /// There are failed rows with later rows of the same trial: a run was stopped before it removed them.
  private(set) var hasSuperseded = false

  /// - Parameter forecast: learns how long trials took.
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
