import Experiments

/// The progress of runs, for JSON.
struct StatusReport: Encodable {
  let folder: String
  let parts: [Part]
  /// All parts together. A trial that is in several parts counts once.
  let together: Part

  struct Part: Encodable {
    let name: String
    let trials: Int
    let finished: Int
    let diverged: Int
    let failed: Int
    let stopped: Int
    let missing: Int
    /// The process that is running the part; nil if there is none.
    let holder: String?
    /// The trials that are running, with their last measurements.
    let running: [LiveTrials.Entry]

    init(_ part: RunStatus.Part) {
      (name, trials, missing, holder) = (part.name, part.trials, part.missing, part.holder)
      running = part.running
      finished = part.count(of: .finished)
      diverged = part.count(of: .diverged)
      failed = part.count(of: .failed)
      stopped = part.count(of: .stopped)
    }
  }

  init(_ status: RunStatus, of folder: String) {
    self.folder = folder
    parts = status.parts.map(Part.init)
    together = Part(status.together)
  }
}
