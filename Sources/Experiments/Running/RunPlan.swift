import Basics

/// What a run of a grid in a folder would do, and why. Creating a plan only reads files; it changes and repairs
/// nothing.
package struct RunPlan: Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    case new = "never trained"
    case retry = "failed before"
  }

  package let toDo: TrialsToDo
  package let reasons: [Reason: Int]
  /// The trials to retry and the reasons of their failures, in the order of the grid.
  package let failures: [(trial: Trial, reason: String)]
  /// The numbers of trials of the grid with a row, by status, without those to retry.
  package let done: [TrialResult.Status: Int]
  /// The number of trials of the grid, or of its shard.
  let trialCount: Int
  /// The number of trials of the grid without a row that the filter leaves out.
  package let leftOut: Int
  /// The number of trials with a row that are not, or no longer, in the grid. Their rows are kept.
  package let outsideGrid: Int
  /// The number of trials to do that the grid of the last run in this folder did not have.
  package let added: Int
  /// The number of bytes before a torn row that an interrupted run left and this run will cut off; nil if there is
  /// none.
  let tornAfter: Int?
  /// The differences from the settings of the existing rows, which the user has accepted.
  let changes: [String]
  private let rows: TrialRows
  private let halving: Halving?
  package let forecast: Forecast
  package let record: RunRecord?

  /// Plans a run of a grid of networks.
  ///
  /// - Parameter filter: selects the trials of the grid that the run executes.
  /// - Throws: `usage` with the differences if rows were made with other settings; `badData` for a damaged file.
  package init(
    _ grid: Grid, in folder: RunFolder, retryFailed: Bool = false, where filter: TrialFilter = .all
  ) throws {
    try self.init(NetworkExecutor(grid), in: folder, retryFailed: retryFailed, where: filter)
  }

  /// Plans a run of the trials of an executor.
  ///
  /// - Parameters:
  ///   - acceptsChanges: true to keep the rows that a program made before it was changed beside new ones.
  ///   - filter: selects the trials of the grid that the run executes.
  package init(
    _ executor: any Executor, in folder: RunFolder, retryFailed: Bool = false, acceptsChanges: Bool = false,
    where filter: TrialFilter = .all
  ) throws {
    record = try RunRecord.read(folder.record)
    let file = try ResultsFile(reading: folder.results, form: executor.form)
    tornAfter = file.tornAfter
    changes = file.count > 0 ? record.map { executor.settings.differences(from: $0.settings) } ?? [] : []
    try Self.check(changes, areAccepted: acceptsChanges && executor.form.parameters != nil, executor, folder)
    halving = executor.rounds?.halving
    if let refusal = executor.refusalOfParts, folder.shard != nil || !filter.isAll { throw refusal }
    let selection = TrialSelection(executor.trials, filter, in: folder.shard)
    let costs = TrialCosts(steps: executor.steps, cells: selection.trials.cells)
    var forecast = Forecast(costs)
    rows = try TrialRows(file, teaching: &forecast)
    let counts = PlanCounts(rows, selection, record: record, retryFailed: retryFailed, forecast: forecast)
    (reasons, failures, done) = (counts.reasons, counts.failures, counts.done)
    (trialCount, leftOut, outsideGrid) = (counts.totals.all, counts.leftOut, counts.outsideGrid)
    (added, self.forecast) = (counts.totals.added, counts.forecast)
    toDo = TrialsToDo(
      reasons.values.reduce(0, +), of: selection, without: counts.doneSeeds, costs: costs,
      isSequential: executor.isSequential)
  }

  /// Checks that settings do not differ from those of the existing rows, unless differences are accepted.
  ///
  /// - Throws: `usage` with one line for every setting that differs.
  private static func check(
    _ differences: [String], areAccepted: Bool, _ executor: any Executor, _ folder: RunFolder
  ) throws(Diagnostic) {
    guard !differences.isEmpty && !areAccepted else { return }
    let accepting = executor.form.parameters == nil ? "" : ", or keep those rows beside new ones with --accept-changes"
    throw Diagnostic(
      .usage,
      "the trials in '\(folder.path)' were made with other settings: " + differences.joined(separator: "; "),
      hint: "use another folder with --out, or use those settings again\(accepting)",
      at: SourceLocation(file: folder.record))
  }

  /// Returns true if a trial has a row, whether it is in the grid or not.
  func hasRow(_ trial: Trial) -> Bool { rows.statuses[trial] != nil }

  /// True if a failed row has a later row of the same trial, which happens if a run was stopped before it removed it.
  var hasSupersededRows: Bool { rows.hasSuperseded }

  private static let failureLimit = 20

  /// Returns the text of the plan for `--dry-run`.
  package func description(jobs: Int) -> String {
    let all = toDo.count + done.values.reduce(0, +)
    var lines = [all.counted("trial"), "  \(toDo.count) to do"]
    lines += Reason.allCases.compactMap { reason in reasons[reason].map { "    \($0) \(reason.rawValue)" } }
    lines += failures.prefix(Self.failureLimit).map { "      \($0.trial): \($0.reason)" }
    if failures.count > Self.failureLimit { lines.append("      … and \(failures.count - Self.failureLimit) more") }
    lines += [TrialResult.Status.finished, .diverged, .stopped].compactMap { status in
      done[status].map { "  \($0) \(status.rawValue)" }
    }
    if let failed = done[.failed] { lines.append("  \(failed) failed; --retry-failed trains them again") }
    if let halving, toDo.count > 0 { lines.append("  of the settings, \(halving) go on") }
    if added > 0 { lines.append("  \(added) of the trials to do are new in the grid since the last run") }
    if outsideGrid > 0 { lines.append("  \(outsideGrid) more have rows but are not in the grid; their rows are kept") }
    if tornAfter != nil { lines.append("  an incomplete last line would be removed") }
    lines += changes.map { "  changed: \($0)" }
    lines.append("\(SpanText.about(forecast.remainingSeconds(jobs: jobs))) with \(jobs) at a time")
    return lines.joined(separator: "\n")
  }
}
