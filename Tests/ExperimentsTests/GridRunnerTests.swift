import Basics
import Experiments
import Platform
import TestSupport
import Testing

/// The guarantees of a run, tested within one process. `InterruptedRunTests` kills the real program.
@Suite struct GridRunnerTests {
  /// A grid of eight trials that take a few milliseconds each.
  static let grid = try! Grid.parse(
    """
    master_seed: 11
    seeds: 2
    tasks: [dot, elementwise_mul]
    datasets: [one_hot, many_hot]
    networks: [{type: multiply_simple}]
    search: {rates: [1e-3], steps: 20}
    training: {steps: 40, validate_every: 20, patience: 10}
    """, path: "grid.yaml")

  @discardableResult
  private func run(
    _ grid: Grid = grid, in path: String, jobs: Int = 2, retryFailed: Bool = false, failures: Int? = nil,
    observer: Recorder = Recorder(), where filter: TrialFilter = .all,
    train: TrialQueue.Train? = nil
  ) throws -> RunSummary {
    var options = GridRunner.Options()
    (options.jobs, options.retryFailed, options.maximumFailures) = (jobs, retryFailed, failures)
    let trainer = Trainer(settings: grid.settings, masterSeed: grid.masterSeed)
    let runner = GridRunner(grid, in: RunFolder(path), options: options, stopOn: observer.request) {
      try train?($0, $1) ?? trainer.train($0, isStopping: $1)
    }
    return try runner.run(telling: observer, where: filter)
  }

  /// A trial that says it was abandoned, although nothing stops the run, is a failed row and does not end its thread.
  @Test func noTrialIsDropped() throws {
    try ScratchFolder.with { scratch in
      let summary = try run(in: scratch.path, jobs: 1) { _, _ in throw CancellationError() }
      #expect(summary.failed == 8 && summary.remaining == 0)
    }
  }

  @Test func jobsMakeNoDifference() throws {
    try ScratchFolder.with { scratch in
      for jobs in [1, 2, 4] { try run(in: scratch("\(jobs)"), jobs: jobs) }
      let one = try RowSet(scratch.folder("1"))
      #expect(one.results.count == 8 + 1 && one.curves.count == 8 * 3 + 1)
      #expect(try RowSet(scratch.folder("2")) == one)
      #expect(try RowSet(scratch.folder("4")) == one)
    }
  }

  @Test func partsAddUpToTheWhole() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch("whole"))
      try run(in: scratch("parts"), where: TrialFilter { $0.task == "dot" })
      #expect(try RowSet(scratch.folder("parts")).results.count == 4 + 1)
      let summary = try run(in: scratch("parts"))
      #expect(summary.finished == 4)
      #expect(try RowSet(scratch.folder("parts")) == RowSet(scratch.folder("whole")))
    }
  }

  @Test func secondRunDoesNothing() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch.path)
      let before = try scratch.bytes("results.csv")
      let summary = try run(in: scratch.path)
      #expect(summary.end == .complete && summary.finished == 0 && summary.remaining == 0)
      #expect(try scratch.bytes("results.csv") == before)
    }
  }

  @Test func stoppedRunDropsWhatIsHalfDoneAndGoesOnLater() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch("whole"))
      // One trial of each dataset never ends by itself. The stop comes when two other trials are done.
      let trainer = Trainer(settings: Self.grid.settings, masterSeed: Self.grid.masterSeed)
      let summary = try run(
        in: scratch("stopped"), observer: Recorder(stopAfter: 2),
        train: { trial, isStopping in
          while trial.task == "dot" && trial.seed == 1 && !isStopping() { sched_yield() }
          return try trainer.train(trial, isStopping: isStopping)
        })
      #expect(summary.end == .signal(15) && summary.remaining >= 2)
      try run(in: scratch("stopped"))
      #expect(try RowSet(scratch.folder("stopped")) == RowSet(scratch.folder("whole")))
    }
  }

  /// The state after a kill: a row without its end, and curve rows without a result row.
  @Test func tornRowsAndOrphanedCurvesAreCutOff() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch.path)
      let whole = try RowSet(scratch)
      let results = try scratch.text("results.csv")
      let lines = results.split(separator: "\n")
      try scratch.write(
        lines.dropLast(2).joined(separator: "\n") + "\n" + lines[lines.count - 2].prefix(30), to: "results.csv")
      let curves = try scratch.text("curves.csv")
      try scratch.write(curves.dropLast(10).description, to: "curves.csv")
      let observer = Recorder()
      let summary = try run(in: scratch.path, observer: observer)
      #expect(summary.finished == 2)
      #expect(observer.notes.contains { $0.contains("incomplete last line") })
      #expect(try RowSet(scratch) == whole)
    }
  }

  @Test func tornHeaderIsWrittenAgain() throws {
    try ScratchFolder.with { scratch in
      try scratch.write("task,data", to: "results.csv")
      try run(in: scratch.path)
      #expect(try RowSet(scratch).results.count == 8 + 1)
    }
  }

  @Test func changedSettingsAreRefusedWithTheDifference() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch.path)
      var other = Self.grid
      other.masterSeed = 12
      other.settings?.searchSteps = 30
      let error = try #require(throws: Diagnostic.self) { try run(other, in: scratch.path) }
      #expect(error.message.contains("master_seed: 11 there, 12 here"))
      #expect(error.message.contains("search steps: 20 there, 30 here"))
    }
  }

  @Test func changedGridsAreAcceptedAndReported() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch.path)
      var other = Self.grid
      (other.tasks, other.seeds.count) = (["dot"], 3)
      let observer = Recorder()
      let summary = try run(other, in: scratch.path, observer: observer)
      #expect(summary.finished == 2)
      #expect(
        observer.notes == [
          "2 trials are new in the grid since the last run",
          "4 trials have rows but are not in the grid; their rows are kept",
        ])
    }
  }

  @Test func failuresAreRowsAndAreRetriedOnRequest() throws {
    struct Broken: Error, CustomStringConvertible { let description = "no luck, \"today\"\nat all" }
    let trainer = Trainer(settings: Self.grid.settings, masterSeed: Self.grid.masterSeed)
    try ScratchFolder.with { scratch in
      try run(in: scratch("whole"))
      let summary = try run(
        in: scratch("broken"),
        train: { trial, isStopping in
          if trial.task == "dot" { throw Broken() }
          return try trainer.train(trial, isStopping: isStopping)
        })
      #expect(summary.failed == 4 && summary.finished == 4)
      let rows = try RowSet(scratch.folder("broken")).results
      #expect(rows.filter { $0.contains(#"failed,"no luck, ""today"" at all",,,"#) }.count == 4)
      #expect(try run(in: scratch("broken")).finished == 0)
      #expect(try run(in: scratch("broken"), retryFailed: true).finished == 4)
      #expect(try RowSet(scratch.folder("broken")) == RowSet(scratch.folder("whole")))
    }
  }

  @Test func runStopsAtTheLimitOfFailures() throws {
    struct Broken: Error {}
    try ScratchFolder.with { scratch in
      let summary = try run(in: scratch.path, jobs: 1, failures: 2, train: { _, _ in throw Broken() })
      #expect(summary.end == .failures(2) && summary.failed == 2 && summary.remaining == 6)
    }
  }

  @Test func secondRunOnAFolderAtWorkIsRefused() throws {
    try ScratchFolder.with { scratch in
      let lock = try FolderLock(RunFolder(scratch.path).lock, host: "here")
      let error = try #require(throws: Diagnostic.self) { try run(in: scratch.path) }
      #expect(error.message.contains("another run is using this folder: process"))
      withExtendedLifetime(lock) {}
    }
    try ScratchFolder.with { scratch in
      try scratch.write("process 1 on elsewhere", to: "run.lock")
      let observer = Recorder()
      try run(in: scratch.path, observer: observer)
      #expect(
        observer.notes == [
          "the last run in this folder, process 1 on elsewhere, was interrupted; continuing from its rows"
        ])
      #expect(!scratch.files().contains("run.lock"))
    }
  }

  @Test func damagedResultsAreRefused() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch.path)
      try scratch.write(scratch.text("results.csv") + "dot,one_hot\n", to: "results.csv")
      let damage = try #require(throws: Diagnostic.self) { try run(in: scratch.path) }
      #expect(damage.kind == .badData && damage.location?.line == 10)
      try scratch.write("a,b\n1,2\n", to: "results.csv")
      let error = try #require(throws: Diagnostic.self) { try run(in: scratch.path) }
      #expect(error.kind == .badData)
    }
  }

  /// A record that is not JSON, and one without the needed keys.
  @Test func damagedRecordsAreRefused() throws {
    try ScratchFolder.with { scratch in
      for (text, reason) in [("{", "it is not JSON"), ("{}", "'program' is missing")] {
        try scratch.write(text, to: "run.json")
        let error = try #require(throws: Diagnostic.self) { try run(in: scratch.path) }
        #expect(error.kind == .badData && error.message == "not a record of a run: \(reason)")
      }
    }
  }

  @Test func folderThatCannotBeMadeIsAnError() throws {
    try ScratchFolder.with { scratch in
      let file = try scratch.write("", to: "file")
      let error = try #require(throws: Diagnostic.self) { try run(in: file + "/below") }
      #expect(error.kind == .cannotCreate)
    }
  }

  @Test func replicatesComeInTurnAndTheLongestTrialsOfEachFirst() throws {
    try ScratchFolder.with { scratch in
      var grid = Self.grid
      grid.tasks = ["dot", "concat"]
      grid.networks.append(NetworkChoice(type: "dense", depth: 3, activation: "relu"))
      let plan = try RunPlan(grid, in: RunFolder(scratch.path))
      #expect(plan.toDo.map(\.seed) == plan.toDo.map(\.seed).sorted())
      #expect(Array(plan.toDo).first.map { "\($0.task) \($0.network)" } == "concat dense_3_relu")
      #expect(plan.toDo.reversed().first.map { "\($0.task) \($0.network)" } == "dot multiply_simple_1_linear")
    }
  }

  @Test func shardsDivideTheGrid() throws {
    let trials = Self.grid.trials
    for count in [1, 3, 8] {
      let shards = try (1...count).map { try Shard(parsing: "\($0)/\(count)") }
      #expect(trials.allSatisfy { trial in shards.count { $0.contains(trial) } == 1 })
    }
    for text in ["0/3", "4/3", "1", "1/0", "a/b", "1/2/3", "1/2/", "/1/2"] {
      #expect(throws: Diagnostic.self) { try Shard(parsing: text) }
    }
  }
}
