/// Trains networks of our own.
package struct NetworkExecutor: Executor {
  private let grid: Grid
  private let trainer: Trainer

  package init(_ grid: Grid) {
    self.grid = grid
    trainer = Trainer(settings: grid.settings, masterSeed: grid.masterSeed)
  }

  package var form: TrialForm { .networks }
  package var trials: GridTrials { grid.trials }
  package var ownColumns: [String] { grid.ownColumns }
  package var settings: RunRecord.Settings { RunRecord.Settings(grid) }
  package var provenance: RunRecord.Provenance? { nil }
  package var steps: Int? { grid.researchProtocol.steps(grid.settings) }
  package var mostJobs: Int { .max }

  package func gridRecord(file: String) -> RunRecord.GridRecord { RunRecord.GridRecord(grid, file: file) }

  package func prepare(in folder: RunFolder, telling tell: (String) -> Void) {}

  package func execute(_ trial: Trial, isStopping: @escaping @Sendable () -> Bool) throws -> TrialResult {
    try trainer.train(trial, isStopping: isStopping)
  }
}
