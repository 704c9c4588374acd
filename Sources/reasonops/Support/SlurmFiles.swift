import Basics
import Experiments

/// The scripts of a cluster and their copy of the grid, which replace earlier ones of their kind only.
struct SlurmFiles {
  private let train: OutputPath
  private let report: OutputPath
  /// Nil where the copy has the grid's bytes already, or is the grid.
  private let grid: OutputPath?
  private let gridBytes: [UInt8]

  /// - Throws: `cannotCreate` if another file stands where one of them goes; then none is written.
  init(_ train: String, _ report: String, grid: String, copyOf bytes: [UInt8], from source: String) throws(Diagnostic) {
    func script(_ path: String) throws(Diagnostic) -> OutputPath {
      try OutputPath(
        path, inputs: Inputs([source]),
        replacing: .beginning([Array("#!/bin/bash\n#SBATCH --job-name=".utf8)], what: "a script of a job"))
    }
    self.train = try script(train)
    self.report = try script(report)
    gridBytes = bytes
    // A grid beside a script of ours is the copy that belongs to it.
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
