/// What a run did.
package struct RunSummary: Sendable, Equatable {
  package enum End: Sendable, Equatable {
    case complete
    case signal(Int32)
    /// As many failed trials as were allowed.
    case failures(Int)
  }

  package var end = End.complete
  package var finished = 0
  package var diverged = 0
  package var failed = 0
  /// At a rung.
  package var stopped = 0
  /// Trials with a failed row from an earlier run that were not trained again.
  package var failedBefore = 0
  /// Trials of the plan that were not trained.
  package var remaining = 0
  /// On the clock.
  package var seconds = 0.0

  package init() {}

  /// Trials that have got a row.
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
