extension RunRecord {
  /// The files of example records that together have every key. They tell what notebooks can ask for.
  package static var examples: [[UInt8]] {
    var training = TrainingSettings.study
    training.evaluation = []
    training.examples = SetSizes(training: 0, validation: 0, test: 0)
    training.success = SuccessRule(epsilon: 0, error: 0)
    training.reported = .last
    let settings = Settings(protocolName: "", masterSeed: 0, training: training)
    return [0, 1].map { first in
      let seeds = ReplicateRange(first: first, count: 1)
      return example(
        GridRecord(file: "", seeds: seeds, tasks: [], datasets: [], networks: [], exclude: []), settings, nil
      ).json
    } + [ofProgram.json]
  }

  private static var ofProgram: RunRecord {
    let program = ProgramSettings(
      command: [""], inputs: [""], measures: [""], measuresFile: "", curves: "", environment: [:],
      halving: Halving(measure: "", best: .lowest, keep: "", rungs: [0]))
    let grid = GridRecord(file: "", seeds: ReplicateRange(count: 1), parameters: [], cells: [])
    let provenance = Provenance(gitCommit: "", gitState: "", interpreter: "", gpu: "", versions: [""])
    return example(grid, Settings(program: program), provenance)
  }

  private static func example(_ grid: GridRecord, _ settings: Settings, _ provenance: Provenance?) -> RunRecord {
    RunRecord(
      instructionSet: "", command: "", jobs: 1, started: "", finished: "", trials: 0, grid: grid, settings: settings,
      provenance: provenance)
  }
}
