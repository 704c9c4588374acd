import Basics
import Experiments

/// The job scripts for a Slurm cluster and their copy of the grid. They replace only earlier files of the same kind.
struct SlurmFiles {
  private let train: OutputPath
  private let report: OutputPath
  /// The copy of the grid; nil if that file has the same bytes already, or is the grid itself.
  private let grid: OutputPath?
  private let gridBytes: [UInt8]

  /// - Throws: `cannotCreate` if another file is at one of the paths. Then nothing is written.
  init(_ train: String, _ report: String, grid: String, copyOf bytes: [UInt8], from source: String) throws(Diagnostic) {
    func script(_ path: String) throws(Diagnostic) -> OutputPath {
      try OutputPath(
        path, inputs: Inputs([source]),
        replacing: .beginning([Array("#!/bin/bash\n#SBATCH --job-name=".utf8)], what: "a script of a job"))
    }
    self.train = try script(train)
    self.report = try script(report)
    gridBytes = bytes
    // If a train script is there, the grid beside it is the copy that belongs to the script.
    let replaceable: OutputPath.Replaceable = InputFile.exists(train) ? .everything : .nothing
    self.grid =
      InputFile.kept(grid) == gridBytes
      ? nil : try OutputPath(grid, inputs: Inputs([source]), replacing: replaceable)
  }

  func write(_ job: SlurmJob) throws(Diagnostic) {
    try OutputFolder.create(train.path.folder)
    try grid?.write(gridBytes)
    try train.write(job.trainScript)
    try report.write(job.reportScript)
  }
}
