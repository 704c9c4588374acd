/// The numbers of trials that a run has executed, and why it ended.
package struct RunSummary: Sendable, Equatable {
  package enum End: Sendable, Equatable {
    case complete
    case signal(Int32)
    /// The run stopped after that many failed trials, the allowed maximum.
    case failures(Int)
  }

  package var end = End.complete
  package var finished = 0
  package var diverged = 0
  package var failed = 0
  /// The number of trials that were stopped at a rung.
  package var stopped = 0
  /// The number of trials that failed in an earlier run and were not retried.
  package var failedBefore = 0
  /// The number of planned trials that got no row.
  package var remaining = 0
  /// The elapsed time of the run.
  package var seconds = 0.0

  package init() {}

  /// The number of trials that got a row.
  var done: Int { finished + diverged + failed + stopped }

  mutating func count(_ status: TrialResult.Status) {
    switch status {
    case .finished: finished += 1
    case .diverged: diverged += 1
    case .failed: failed += 1
    case .stopped: stopped += 1
    }
  }
}
