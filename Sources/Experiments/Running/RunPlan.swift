import Basics

/// What a run of a grid in a folder would do, and why. Reading only: nothing is changed or repaired by making it.
package struct RunPlan: Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    case new = "never trained"
    case retry = "failed before"
  }

  /// The trials to train: replicate by replicate, so that what is there of a long run can be looked at, and the longest
  /// of each first, so that the last core is not alone at the end.
  package private(set) var toDo: [Trial] = []
  package private(set) var reasons: [Reason: Int] = [:]
  /// Why the trials to be retried failed, in the order of the grid.
  package private(set) var failures: [(trial: Trial, reason: String)] = []
  /// Trials of the grid that have a row, by its status; those to be retried are not among them.
  package private(set) var done: [TrialResult.Status: Int] = [:]
  /// Trials of the grid without a row that this run is not about.
  package private(set) var leftOut = 0
  /// Trials with a row that the grid does not name (any more); their rows stay.
  package private(set) var outsideGrid = 0
  /// Trials to do that the grid of the last run in this folder did not name.
  package private(set) var added = 0
  /// What an interrupted run left of a row, to be cut off.
  package private(set) var tornLine: String?
  /// There are failed rows with later rows of the same trial: a run was stopped before it removed them.
  private(set) var hasSupersededRows = false
  /// Of every trial that has a row, in the grid or not; of several rows one that did not fail counts.
  private var statuses: [Trial: TrialResult.Status] = [:]
  private var failureReasons: [Trial: String] = [:]
  package private(set) var forecast: Forecast
  package let record: RunRecord?

  /// - Parameter isIncluded: which trials of the grid this run is about.
  /// - Throws: `usage` with the difference if rows were made with other settings, `badData` for a damaged file.
  package init(
    _ grid: Grid, in folder: RunFolder, retryFailed: Bool = false, where isIncluded: (Trial) -> Bool = { _ in true }
  ) throws {
    let file = try ResultsFile(reading: folder.results)
    record = try RunRecord.read(folder.record)
    tornLine = file.tornLine
    if let record, file.count > 0 { try Self.check(RunRecord.Settings(grid), against: record, folder) }
    forecast = Forecast(steps: grid.researchProtocol.steps(grid.settings))
    try takeNote(of: file)
    sort(grid.trials.filter { folder.shard?.contains($0) ?? true }, retryFailed, where: isIncluded)
  }

  /// - Throws: `usage`, with one line for every setting that differs.
  private static func check(
    _ settings: RunRecord.Settings, against record: RunRecord, _ folder: RunFolder
  ) throws(Diagnostic) {
    let differences = settings.differences(from: record.settings)
    guard !differences.isEmpty else { return }
    throw Diagnostic(
      .usage,
      "the trials in '\(folder.path)' were made with other settings:\n  "
        + differences.joined(separator: "\n  "),
      hint: "use another folder with --out, or use those settings again", at: SourceLocation(file: folder.record))
  }

  /// Whether a trial has a row, in the grid or not.
  func hasRow(_ trial: Trial) -> Bool {
    statuses[trial] != nil
  }

  private mutating func takeNote(of file: ResultsFile) throws(Diagnostic) {
    statuses.reserveCapacity(file.count)
    for index in 0..<file.count {
      let row = try file.row(index)
      let earlier = statuses[row.trial]
      if earlier == .failed { hasSupersededRows = true }
      if earlier == nil || earlier == .failed { statuses[row.trial] = row.status }
      if row.status == .failed { failureReasons[row.trial] = row.reason ?? "no reason given" }
      if let seconds = row.seconds, row.status == .finished { forecast.learn(row.trial, seconds: seconds) }
    }
  }

  private mutating func sort(_ trials: [Trial], _ retryFailed: Bool, where isIncluded: (Trial) -> Bool) {
    var known = 0
    var toDo: [(trial: Trial, operations: Double)] = []
    for trial in trials {
      let status = statuses[trial]
      known += status == nil ? 0 : 1
      guard isIncluded(trial) else {
        leftOut += status == nil ? 1 : 0
        continue
      }
      if let status, !(status == .failed && retryFailed) {
        done[status, default: 0] += 1
        continue
      }
      reasons[status == nil ? .new : .retry, default: 0] += 1
      if status != nil { failures.append((trial, failureReasons[trial] ?? "")) }
      if record?.grid.contains(trial) == false { added += 1 }
      forecast.add(trial)
      toDo.append((trial, forecast.operations(of: trial)))
    }
    outsideGrid = statuses.count - known
    // Stable, so that equal runs begin alike.
    self.toDo = toDo.enumerated()
      .sorted { a, b in
        (a.element.trial.seed, b.element.operations, a.offset) < (b.element.trial.seed, a.element.operations, b.offset)
      }
      .map(\.element.trial)
  }

  private static let failureLimit = 20

  /// The plan in words, for `--dry-run`.
  package func description(jobs: Int) -> String {
    let all = toDo.count + done.values.reduce(0, +)
    var lines = [all.counted("trial"), "  \(toDo.count) to do"]
    lines += Reason.allCases.compactMap { reason in reasons[reason].map { "    \($0) \(reason.rawValue)" } }
    lines += failures.prefix(Self.failureLimit).map { "      \($0.trial): \($0.reason)" }
    if failures.count > Self.failureLimit { lines.append("      … and \(failures.count - Self.failureLimit) more") }
    lines += [TrialResult.Status.finished, .diverged].compactMap { status in
      done[status].map { "  \($0) \(status.rawValue)" }
    }
    if let failed = done[.failed] { lines.append("  \(failed) failed; --retry-failed trains them again") }
    if added > 0 { lines.append("  \(added) of the trials to do are new in the grid since the last run") }
    if outsideGrid > 0 { lines.append("  \(outsideGrid) more have rows but are not in the grid; their rows are kept") }
    if tornLine != nil { lines.append("  an incomplete last line would be removed") }
    lines.append("about \(SpanText.text(forecast.remainingSeconds(jobs: jobs))) with \(jobs) at a time")
    return lines.joined(separator: "\n")
  }
}
