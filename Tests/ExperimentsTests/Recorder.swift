import Experiments

/// An observer that records the reports of a run, and can stop the run after a number of trials.
final class Recorder: RunObserver {
  let request = StopRequest()
  private(set) var notes: [String] = []
  private(set) var finished: [Trial] = []
  private let limit: Int?

  init(stopAfter limit: Int? = nil) {
    self.limit = limit
  }

  func note(_ text: String) {
    notes.append(text)
  }

  func begin(_ plan: RunPlan, jobs: Int) {}

  func finish(_ trial: Trial, _ result: TrialResult) {
    finished.append(trial)
    if finished.count == limit { request.stop(signal: 15) }
  }

  func tick(running: [Trial]) {}

  func end(_ summary: RunSummary) {}
}
