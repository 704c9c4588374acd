/// Receives the progress of a run, on the thread that called `GridRunner.run`.
package protocol RunObserver: AnyObject {
  /// Called with a message for the user, for example about a repaired file, a lock of a dead run or a changed grid.
  func note(_ text: String)
  func begin(_ plan: RunPlan, jobs: Int)
  func finish(_ trial: Trial, _ result: TrialResult)
  /// Called a few times per second, with the running trials.
  func tick(running: [Trial])
  func end(_ summary: RunSummary)
}
