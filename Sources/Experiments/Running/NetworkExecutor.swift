import Basics

/// The executor that trains networks.
package struct NetworkExecutor: Executor {
  private let grid: Grid
  private let trainer: Trainer
  /// The rates that trials hand on; nil if trials do not depend on one another.
  private let chain: RateChain?

  package init(_ grid: Grid) {
    self.grid = grid
    trainer = Trainer(settings: grid.settings, masterSeed: grid.masterSeed)
    chain = grid.isSequential ? RateChain(grid.trials) : nil
  }

  package var form: TrialForm { .networks }
  package var trials: GridTrials { grid.trials }
  package var ownColumns: [String] { grid.ownColumns }
  package var settings: RunRecord.Settings { RunRecord.Settings(grid) }
  package var provenance: RunRecord.Provenance? { nil }
  package var steps: Int? { grid.researchProtocol.steps(grid.settings) }
  package var mostJobs: Int { isSequential ? 1 : .max }
  package var isSequential: Bool { grid.isSequential }

  package var refusalOfParts: Diagnostic? {
    guard isSequential else { return nil }
    return Diagnostic(
      .usage, "a part of a sequential grid cannot be trained: each trial begins with the rate of the one before it",
      hint: "leave out --where and --shard, or 'sequential' in the grid")
  }

  package func gridRecord(file: String) -> RunRecord.GridRecord { RunRecord.GridRecord(grid, file: file) }

  package func prepare(in folder: RunFolder, telling tell: (String) -> Void) throws {
    guard let chain else { return }
    try chain.read(ResultsFile(reading: folder.results))
    tell("sequential: each trial begins with the rate of the one before, so one is trained at a time")
  }

  package func execute(_ trial: Trial, isStopping: @escaping @Sendable () -> Bool) throws -> TrialResult {
    guard let chain else { return try trainer.train(trial, isStopping: isStopping) }
    let result = try trainer.train(trial, after: chain.rate(before: trial), isStopping: isStopping)
    chain.take(trial, result.status == .finished ? result.learningRate : nil)
    return result
  }
}
