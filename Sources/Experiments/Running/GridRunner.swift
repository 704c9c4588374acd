import Basics
import Networks

/// Executes the trials of a grid that have no results in a folder yet, in parallel, and appends each result when it is
/// ready.
///
/// Rows do not depend on the number of jobs, on their order, or on how often the run was stopped and resumed.
package struct GridRunner {
  package struct Options: Sendable {
    /// The number of trials that run at the same time, each on one thread.
    package var jobs = Machine.cores
    package var retryFailed = false
    /// True to keep the rows that a program made before it was changed.
    package var acceptsChanges = false
    /// The number of failed trials after which the run stops; nil for no limit.
    package var maximumFailures: Int?
    /// The grid file and the command line, for the record.
    package var gridFile = ""
    package var command = ""

    package init() {}
  }

  private let executor: any Executor
  private let folder: RunFolder
  private let options: Options
  private let request: StopRequest
  private let train: TrialQueue.Train

  package init(_ grid: Grid, in folder: RunFolder, options: Options = Options(), stopOn request: StopRequest = .init())
  {
    self.init(NetworkExecutor(grid), in: folder, options: options, stopOn: request)
  }

  package init(
    _ executor: any Executor, in folder: RunFolder, options: Options = Options(), stopOn request: StopRequest = .init()
  ) {
    self.init(executor, in: folder, options: options, stopOn: request) { try executor.execute($0, isStopping: $1) }
  }

  /// Creates a runner whose trials are executed by a function. Tests use it to make trials fail.
  ///
  /// - Parameter train: executes a trial and returns its result.
  package init(
    _ grid: Grid, in folder: RunFolder, options: Options, stopOn request: StopRequest,
    train: @escaping TrialQueue.Train
  ) {
    self.init(NetworkExecutor(grid), in: folder, options: options, stopOn: request, train: train)
  }

  private init(
    _ executor: any Executor, in folder: RunFolder, options: Options, stopOn request: StopRequest,
    train: @escaping TrialQueue.Train
  ) {
    self.executor = executor
    self.folder = folder
    self.options = options
    self.request = request
    self.train = train
  }

  /// Executes the trials that have no result yet.
  ///
  /// - Parameter filter: selects the trials of the grid that this run executes.
  /// - Throws: the error that prevents the run from beginning or continuing. Results up to then are on the disk.
  package func run(
    telling observer: some RunObserver, where filter: TrialFilter = .all
  ) throws -> RunSummary {
    let clock = ContinuousClock()
    let start = clock.now
    try OutputFolder.create(folder.path)
    let lock = try FolderLock(folder.lock, host: Machine.host)
    defer { withExtendedLifetime(lock) {} }
    let outputs = try RunOutputs(folder, inputs: Inputs([options.gridFile]))
    let plan = try RunPlan(
      executor, in: folder, retryFailed: options.retryFailed, acceptsChanges: options.acceptsChanges, where: filter)
    tellNotes(of: plan, lock, observer)
    try outputs.repair(plan, form: executor.form)
    try executor.prepare(in: folder, telling: observer.note)
    var record = try beginRecord(after: plan, outputs)
    for change in record.provenance?.versionChanges(from: plan.record?.provenance) ?? [] { observer.note(change) }
    observer.begin(plan, jobs: jobs)
    var summary = try trainAll(plan.toDo, outputs, observer)
    if plan.reasons[.retry] != nil { try SupersededRows.remove(from: outputs.results, form: executor.form) }
    if summary.end == .complete && plan.leftOut == 0 { try finish(&record, outputs) }
    summary.failedBefore = plan.done[.failed] ?? 0
    summary.seconds = (clock.now - start) / .seconds(1)
    observer.end(summary)
    return summary
  }

  /// The number of trials that run at the same time.
  private var jobs: Int { min(options.jobs, executor.mostJobs) }

  // MARK: beginning and end

  private func tellNotes(of plan: RunPlan, _ lock: FolderLock, _ observer: some RunObserver) {
    if let holder = lock.deadHolder {
      observer.note("the last run in this folder, \(holder), was interrupted; continuing from its rows")
    }
    if plan.tornAfter != nil {
      observer.note("removed an incomplete last line from '\(folder.results)'; its trial is trained again")
    }
    if plan.added > 0 {
      observer.note("\(plan.added.counted("trial is", "trials are")) new in the grid since the last run")
    }
    if plan.outsideGrid > 0 {
      observer.note(
        "\(plan.outsideGrid.counted("trial has a row but is", "trials have rows but are")) not in the grid; \(plan.outsideGrid.noun("its row is", "their rows are")) kept"
      )
    }
    for change in plan.changes { observer.note("changed since the rows that are there: \(change)") }
    if executor.form.parameters == nil, let before = plan.record, before.instructionSet != kernelInstructionSet {
      observer.note(
        "the run was started with \(before.instructionSet) and continues with \(kernelInstructionSet): equal trials may differ in their last digits"
      )
    }
  }

  private func beginRecord(after plan: RunPlan, _ outputs: RunOutputs) throws(Diagnostic) -> RunRecord {
    let record = RunRecord(
      instructionSet: kernelInstructionSet, command: options.command, jobs: options.jobs,
      started: plan.record?.started ?? UTCDate.now(), finished: plan.toDo.isEmpty ? plan.record?.finished : nil,
      trials: plan.trialCount, grid: executor.gridRecord(file: options.gridFile),
      settings: executor.settings.following(plan.record?.settings, isChanged: !plan.changes.isEmpty),
      provenance: plan.toDo.isEmpty ? plan.record?.provenance : try executor.provenance)
    try record.write(to: outputs.record)
    return record
  }

  private func finish(_ record: inout RunRecord, _ outputs: RunOutputs) throws(Diagnostic) {
    guard record.finished == nil else { return }
    record.finished = UTCDate.now()
    try record.write(to: outputs.record)
  }

  // MARK: execution

  private func trainAll(
    _ trials: TrialsToDo, _ outputs: RunOutputs, _ observer: some RunObserver
  ) throws -> RunSummary {
    var summary = RunSummary()
    // A run with nothing to do changes no file. But a shard without trials must leave an empty table to merge.
    guard !trials.isEmpty || !InputFile.exists(folder.results) else { return summary }
    let writer = try ResultsWriter(outputs, form: executor.form, besides: executor.ownColumns)
    let live = LiveFile(folder.live, lastMeasure: executor.lastMeasure)
    defer { live.clear() }
    if let rounds = executor.rounds {
      let run = HalvingRun(
        executor: executor, rounds: rounds, file: try RungsFile(outputs.rungs(of: folder), form: executor.form))
      try run.run(
        Array(trials),
        by: { try train($0, count: $0.count, writer, live, observer, &summary, waiting: $1) },
        stopping: { try write($0, $1, writer, observer, &summary) }, telling: observer.note)
    } else {
      _ = try train(trials, count: trials.count, writer, live, observer, &summary) { _, _ in }
    }
    summary.remaining = trials.count - summary.done
    summary.end = end(summary)
    return summary
  }

  /// Executes trials until none is left or the run stops.
  ///
  /// - Parameter wait: receives the record of a trial that has reached a rung.
  /// - Returns: true if no trial is left.
  private func train<Trials: Sequence<Trial>>(
    _ trials: Trials, count: Int, _ writer: ResultsWriter, _ live: LiveFile, _ observer: some RunObserver,
    _ summary: inout RunSummary,
    waiting wait: (Trial, RungRecord) throws -> Void
  ) throws -> Bool where Trials.Iterator: Sendable {
    let wanted = min(jobs, count)
    let queue = TrialQueue(
      trials, threads: max(1, wanted), maximumFailures: options.maximumFailures.map { max(1, $0 - summary.failed) },
      request: request, train: train)
    let threads = try queue.start()
    defer {
      queue.stop()
      threads.forEach { $0.join() }
    }
    if threads.count < wanted {
      observer.note("the system gives \(threads.count) of \(wanted) threads; training goes on with those")
    }
    var ended = 0
    while true {
      switch queue.next(within: 0.2) {
      case .results(let results):
        for (trial, result) in results {
          ended += 1
          if let record = result.rung, result.isWaiting {
            try wait(trial, record)
          } else {
            try write(trial, result, writer, observer, &summary)
          }
        }
      case .end:
        if let fault = queue.fault { throw fault }
        return ended == count
      case nil: break
      }
      let running = queue.running
      observer.tick(running: running)
      live.tick(running: running)
    }
  }

  private func write(
    _ trial: Trial, _ result: TrialResult, _ writer: ResultsWriter, _ observer: some RunObserver,
    _ summary: inout RunSummary
  ) throws {
    try writer.write(trial, result)
    summary.count(result.status)
    observer.finish(trial, result)
    for oddity in result.oddities { observer.note("\(trial): \(oddity)") }
  }

  private func end(_ summary: RunSummary) -> RunSummary.End {
    if summary.remaining == 0 { return .complete }
    return request.number.map(RunSummary.End.signal) ?? .failures(summary.failed)
  }
}
