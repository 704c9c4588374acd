/// Is told how a run goes on; called on the thread that called `GridRunner.run`.
package protocol RunObserver: AnyObject {
  /// Something about the folder that the user should know: a repair, a lock taken over, a grid that changed.
  func note(_ text: String)
  func begin(_ plan: RunPlan, jobs: Int)
  func finish(_ trial: Trial, _ result: TrialResult)
  /// Comes a few times a second, with the trials at work.
  func tick(running: [Trial])
  func end(_ summary: RunSummary)
}
