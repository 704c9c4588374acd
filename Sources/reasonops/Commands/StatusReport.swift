import Experiments

/// How far runs are, for programs.
struct StatusReport: Encodable {
  let folder: String
  let parts: [Part]
  /// All parts as one: a trial that several have counts once.
  let together: Part

  struct Part: Encodable {
    let name: String
    let trials: Int
    let finished: Int
    let diverged: Int
    let failed: Int
    let stopped: Int
    let missing: Int
    /// The process that is at work, if there is one.
    let holder: String?
    /// The trials that it is at, with what was measured last.
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
