/// Receives the progress of a run, on the thread that called `GridRunner.run`.
package protocol RunObserver: AnyObject {
  /// Something about the folder that the user should know: a repair, a lock taken over, a grid that changed.
  func note(_ text: String)
  func begin(_ plan: RunPlan, jobs: Int)
  func finish(_ trial: Trial, _ result: TrialResult)
  /// Called a few times per second, with the running trials.
  func tick(running: [Trial])
  func end(_ summary: RunSummary)
}
