import Basics
import Platform
import Processes

/// The executor that runs a program for each trial.
package struct ProgramExecutor: Executor {
  private let grid: CommandGrid
  private let inputs: InputLinks
  private let pool: SlotPool
  /// The command, with absolute paths of the files that it names.
  private let words: [CommandWord]
  /// The absolute path of the run's folder.
  private let folder: String
  private let mark: ProcessMark
  /// The environment of this process, to which that of the grid is added.
  private let environment: [String: String]
  package let settings: RunRecord.Settings
  package let rounds: HalvingRounds?

  /// - Throws: `notFound` for inputs that do not exist.
  package init(_ grid: CommandGrid, in folder: RunFolder) throws(Diagnostic) {
    self.grid = grid
    let found = try CommandFiles(grid.command, in: grid.folder)
    words = found.words
    inputs = try InputLinks(grid.inputs + found.files.filter { !grid.inputs.contains($0) }, in: grid.folder)
    pool = SlotPool(grid.slots)
    self.folder = try AbsolutePath.canonical(folder.path)
    mark = ProcessMark(run: try AbsolutePath.canonical(folder.results))
    environment = ProcessInfo.processInfo.environment
    settings = RunRecord.Settings(
      program: ProgramSettings(
        command: grid.command.words.map(\.text), inputs: inputs.digests, measures: grid.measures,
        measuresFile: grid.measuresFile, curves: grid.curves, environment: grid.environment.mapValues(\.text),
        halving: grid.halving))
    rounds = grid.halving.map { HalvingRounds($0, grid.trials) }
  }

  package var form: TrialForm { grid.form }
  package var trials: GridTrials { grid.trials }
  package var ownColumns: [String] { [] }
  package var steps: Int? { nil }
  package var mostJobs: Int { grid.slots.map(\.values.count).min() ?? .max }
  package var provenance: RunRecord.Provenance? {
    get throws(Diagnostic) {
      let own = grid.environment.filter { $0.value.names.isEmpty }.mapValues(\.text)
      return try ProgramProvenance(grid, environment.merging(own) { $1 }, mark).provenance()
    }
  }

  package func gridRecord(file: String) -> RunRecord.GridRecord {
    RunRecord.GridRecord(file: file, seeds: grid.seeds, parameters: grid.parameters, cells: grid.cells)
  }

  package var refusalOfParts: Diagnostic? {
    guard grid.halving != nil else { return nil }
    return Diagnostic(
      .usage, "a part of a grid with 'halving' cannot be run: each setting is compared with all others",
      hint: "leave out --where and --shard and run it on one machine, or leave out 'halving' in the grid")
  }

  /// Reads the rungs that trials have reached, ends processes that an earlier run has left, and checks that the program
  /// exists.
  package func prepare(in folder: RunFolder, telling tell: (String) -> Void) throws {
    try rounds?.read(folder.rungs, form)
    let count = LeftProcesses.end(mark)
    if count > 0 {
      tell("ended \(count.counted("process", "processes")) that an earlier run in this folder had left")
    }
    guard let program = words.first, program.names.isEmpty else { return }
    try ProgramSearch.check(program.text, environment)
  }

  // MARK: trials

  package func execute(_ trial: Trial, isStopping: @escaping @Sendable () -> Bool) throws -> TrialResult {
    if let record = reachedBefore(trial) { return .waiting(at: record) }
    return try pool.with { slots in
      var use = ProgramUse(version: settings.program?.version ?? "")
      while true {
        var result = try attemptWithRoom(trial, slots, &use, isStopping)
        result.program = use
        guard result.status == .failed, use.attempts <= grid.retries else {
          return result.isWaiting ? result.waitingWithUse : rounds?.adding(rungsOf: trial, to: result) ?? result
        }
        try Self.pause(after: use.attempts, isStopping)
        use.attempts += 1
      }
    }
  }

  /// Waits 1, 2, 4, … seconds, at most a minute, since the cause of a failure may be gone then.
  private static func pause(after attempts: Int, _ isStopping: () -> Bool) throws {
    for _ in 0..<(20 * min(60, 1 << min(6, attempts - 1))) {
      if isStopping() { throw CancellationError() }
      usleep(50_000)
    }
  }

  /// Makes an attempt. If it fails while the disk is full, the run ends, because that is not a failure of the trial.
  private func attemptWithRoom(
    _ trial: Trial, _ slots: [String: String], _ use: inout ProgramUse, _ isStopping: () -> Bool
  ) throws -> TrialResult {
    do {
      let result = try attempt(trial, slots, &use, isStopping)
      if result.status == .failed { try EndOfRun.check(diskOf: folder) }
      return result
    } catch let error as Diagnostic {
      try EndOfRun.check(diskOf: folder)
      throw error
    }
  }

  private func attempt(
    _ trial: Trial, _ slots: [String: String], _ use: inout ProgramUse, _ isStopping: () -> Bool
  ) throws -> TrialResult {
    let place = place(of: trial)
    try prepare(place, for: trial)
    let output = PrintedText(try place.log("stdout.log")) { $0.first == UInt8(ascii: "{") }
    let errors = PrintedText(try place.log("stderr.log"))
    let request = request(for: trial, in: place, slots)
    let watch = watch(trial, in: place)
    let outcome = try ChildProcess.run(request, output: output, errors: errors) {
      isStopping() || watch?.look() == true
    }
    output.finishLine()
    errors.finishLine()
    use.peakMegabytes = max(use.peakMegabytes, outcome.peakMegabytes)
    use.seconds += outcome.seconds
    // The program has reached the rung if it was ended there, and also if it ended before the watch noticed.
    if let record = record(of: trial, in: place) {
      return .waiting(at: record, after: use.seconds)
    }
    if outcome.end == .stopped {
      guard watch?.isReached == true, !isStopping() else { throw CancellationError() }
      return TrialResult(status: .failed, reason: "it was ended at a rung, but its curve lacks the step of the rung")
    }
    var result = ProgramResult(grid, place).result(outcome, output, errors)
    result.seconds = use.seconds
    return result
  }

  package func lastMeasure(of trial: Trial) -> String? {
    let place = place(of: trial)
    let names = [grid.halving?.measure].compactMap(\.self) + grid.measures
    return grid.curves.flatMap { LastMeasure.text(in: place($0), names) }
      ?? LastMeasure.text(in: place("stdout.log"), names)
  }

  private func place(of trial: Trial) -> TrialFolder {
    TrialFolder(of: trial, in: folder, parameters: grid.parameterNames)
  }

  private func request(for trial: Trial, in place: TrialFolder, _ slots: [String: String]) -> ProcessRequest {
    func value(_ name: String) -> String? {
      switch name {
      case "seed": String(trial.seed)
      case "folder": place.path
      default: trial.settings[name] ?? slots[name]
      }
    }
    var environment = environment
    if let gpu = slots["gpu"] { environment["CUDA_VISIBLE_DEVICES"] = gpu }
    environment.merge(grid.environment.mapValues { $0.filled(value) }) { $1 }
    var mark = mark
    mark.trial = place.path
    return ProcessRequest(
      words.map { $0.filled(value) }, environment: environment, in: place.path, timeLimit: grid.timeLimit, mark: mark)
  }
}

// MARK: rungs

extension ProgramExecutor {
  /// Prepares the folder of a trial. The curve of earlier starts is kept for a trial that has reached a rung, since it
  /// may continue from files in its folder.
  private func prepare(_ place: TrialFolder, for trial: Trial) throws {
    var results = [grid.measuresFile, grid.curves].compactMap(\.self)
    if let curves = grid.curves, let rounds {
      if rounds.records(of: trial).isEmpty {
        results.append(EarlierCurve.name(curves))
      } else {
        try EarlierCurve.keep(curves, in: place)
      }
    }
    try place.prepare(without: results, links: inputs.links)
  }

  private func watch(_ trial: Trial, in place: TrialFolder) -> CurveWatch? {
    guard let rounds, let curves = grid.curves, let goal = rounds.goal(of: trial) else { return nil }
    return CurveWatch(place(curves), until: goal.step, of: rounds.halving.measure)
  }

  /// Returns the record of a trial at the rung up to which it runs; nil if it has not reached that rung.
  private func record(of trial: Trial, in place: TrialFolder) -> RungRecord? {
    guard let rounds, let curves = grid.curves, let goal = rounds.goal(of: trial) else { return nil }
    let points = ProgramResult.curve(curves, of: grid, in: place).points
    let measure = rounds.halving.measure
    guard let point = points.first(where: { $0.step >= goal.step && $0.measures[measure] != nil }) else { return nil }
    return RungRecord(rung: goal.rung, step: point.step, value: point.measures[measure] ?? .nan)
  }

  /// Returns the record at the next rung of a trial that has passed a rung and had already reached the next one when it
  /// was ended; nil otherwise.
  private func reachedBefore(_ trial: Trial) -> RungRecord? {
    guard let rounds, !rounds.records(of: trial).isEmpty else { return nil }
    return record(of: trial, in: place(of: trial))
  }

  package func curve(of trial: Trial, upTo record: RungRecord) -> (points: [CurvePoint], oddities: [String]) {
    guard let curves = grid.curves else { return ([], []) }
    let curve = ProgramResult.curve(curves, of: grid, in: place(of: trial))
    let end = curve.points.firstIndex { $0.step >= record.step }.map { $0 + 1 } ?? curve.points.count
    return (Array(curve.points[..<end]), curve.oddities)
  }
}
