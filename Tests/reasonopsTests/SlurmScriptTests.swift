import Foundation
import TestSupport
import Testing

/// The generated scripts, run by a shell in the same way as by Slurm. `make test-cluster` uses a real Slurm.
@Suite struct SlurmScriptTests {
  private static let shards = 3

  /// A grid of twelve trials that take a tenth of a second each.
  private static let grid = """
    tasks: [dot]
    datasets: all
    networks: [{type: dense, depth: 1, activation: linear}, {type: mlp, depth: 2, activation: relu}, {type: multiply}]
    search: {rates: [1e-3], steps: 100}
    training: {steps: 2400, validate_every: 400, patience: 10}
    """

  private func start(_ script: String, task: Int? = nil, in scratch: ScratchFolder) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [script]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["SLURM_ARRAY_TASK_ID": task.map(String.init) ?? "", "SLURM_CPUS_PER_TASK": "2"]
    ) { $1 }
    // A Slurm job starts in another folder.
    process.currentDirectoryURL = URL(filePath: scratch.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func killedAndRequeuedShardsMergeToTheWhole() throws {
    try ScratchFolder.with { scratch in
      let folder = scratch.folder("a folder of 'shards'")
      let grid = try scratch.write(Self.grid, to: "grid.yaml")
      let written = try Program.run(
        ["slurm", grid, "--shards", "\(Self.shards)", "--out", folder.path, "--partition", "p", "--time", "1:00:00"])
      #expect(written.exitCode == 0, "\(written.errors)")
      let train = try folder.text("slurm/train.sh")
      for option in ["array=1-3", "requeue", "partition=p", "time=1:00:00", "signal=B:TERM@60", "open-mode=append"] {
        #expect(train.contains("#SBATCH --\(option)\n"))
      }
      let killed = try start(folder("slurm/train.sh"), task: 2, in: scratch)
      folder.wait(for: "results-2-of-3.csv", longerThan: 300)
      kill(killed.processIdentifier, SIGKILL)
      killed.waitUntilExit()
      for task in 1...Self.shards {
        let process = try start(folder("slurm/train.sh"), task: task, in: scratch)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      let report = try start(folder("slurm/report.sh"), in: scratch)
      report.waitUntilExit()
      #expect(report.terminationStatus == 0)
      #expect(folder.files().contains("report.pdf"))
      _ = try Program.run(["run", grid, "--out", scratch("whole"), "--quiet"])
      #expect(try RowSet(folder) == RowSet(scratch.folder("whole")))
    }
  }

  @Test func devicesAndCoresOfTrialsAreOptionsOfTheJob() throws {
    try ScratchFolder.with { scratch in
      let grid = try scratch.write(Self.grid, to: "grid.yaml")
      func slurm(_ more: [String]) throws -> Program.Outcome {
        try Program.run(["slurm", grid, "--shards", "2", "--out", scratch("out"), "--cores", "8"] + more)
      }
      #expect(try slurm(["--cpus", "3", "--gpus", "a100:2", "--mem", "16G"]).exitCode == 0)
      let train = try scratch.text("out/slurm/train.sh")
      for option in ["cpus-per-task=8", "gpus=a100:2", "mem=16G"] { #expect(train.contains("#SBATCH --\(option)\n")) }
      #expect(train.contains(#"--jobs "2""#))
      for wrong in [
        ["--cpus", "9"], ["--gpus", "2\n#SBATCH"], ["--gpus", "a:b:1"], ["--mem", "16GB"], ["--mem", "$(id)"],
      ] {
        #expect(try slurm(wrong).exitCode == 64, "\(wrong)")
      }
    }
  }
}
