import Basics

/// The two scripts that run a grid on a cluster under Slurm: an array of shards, and a later job that merges their
/// results and renders the report.
package struct SlurmJob: Sendable {
  private let shards: Int
  private let coresPerShard: Int
  /// The number of cores that a trial uses.
  private let coresPerTrial: Int
  /// A whole `#SBATCH` option, as are the time limit and the devices.
  private let partition: String?
  private let timeLimit: String?
  private let devices: [String]
  private let folder: SlurmPath
  private let program: String
  private let grid: String
  private let notebook: String

  /// - Parameters:
  ///   - timeLimit: the time limit in Slurm's notation, such as `12:00:00`.
  ///   - program: the path of this program. Like those of the grid, the folder and the notebook it must be absolute,
  ///     since jobs start in another folder.
  /// - Throws: `usage` for any value that Slurm or a shell could understand in another way than it was meant.
  package init(
    shards: Int, partition: String?, timeLimit: String?, coresPerShard: Int, coresPerTrial: Int = 1,
    gpus: String? = nil, memory: String? = nil, program: String, grid: String, folder: String, notebook: String
  ) throws(Diagnostic) {
    self.shards = try Self.number(shards, "--shards", most: Shard.most)
    self.coresPerShard = try Self.number(coresPerShard, "--cores", most: 1_024)
    guard (1...coresPerShard).contains(coresPerTrial) else {
      throw Diagnostic(
        .usage, "--cpus must be at least 1 and at most the \(coresPerShard) of --cores",
        hint: "each shard runs as many trials at a time as it has cores for")
    }
    self.coresPerTrial = coresPerTrial
    devices = [
      try gpus.map { value throws(Diagnostic) in try SlurmOption.gpus.line(value) },
      try memory.map { value throws(Diagnostic) in try SlurmOption.memory.line(value) },
    ].compactMap(\.self)
    self.partition = try partition.map { value throws(Diagnostic) in try SlurmOption.partition.line(value) }
    self.timeLimit = try timeLimit.map { value throws(Diagnostic) in try SlurmOption.timeLimit.line(value) }
    self.folder = try SlurmPath(folder)
    (self.program, self.grid, self.notebook) = (program, grid, notebook)
  }

  private static func number(_ number: Int, _ option: String, most: Int) throws(Diagnostic) -> Int {
    guard (1...most).contains(number) else {
      throw Diagnostic(.usage, "\(option) must be at least 1 and at most \(most)")
    }
    return number
  }

  /// The script of the array, in which each task runs one shard. The shard depends only on the task's number, so a task
  /// that is requeued or submitted again continues its own shard.
  package var trainScript: String {
    script(
      name: "reasonops-train", log: "train-%a.log",
      options: [
        "array=1-\(shards)", "cpus-per-task=\(coresPerShard)", "requeue",
        // Slurm signals the program a minute before the time limit. The program needs about a second to stop.
        "signal=B:TERM@60",
      ] + devices,
      body: """
        exec \(program.inShellQuotes) run \(grid.inShellQuotes) --out \(folder.path.inShellQuotes) \\
          --shard "$SLURM_ARRAY_TASK_ID/\(shards)" --jobs "\(jobs)"
        """)
  }

  /// The number of trials at a time, as a shell expression.
  private var jobs: String {
    guard coresPerTrial > 1 else { return "${SLURM_CPUS_PER_TASK:-\(coresPerShard)}" }
    return "\(coresPerShard / coresPerTrial)"
  }

  /// The script of the job that merges the results of the shards and renders the notebook.
  package var reportScript: String {
    let (program, folder) = (program.inShellQuotes, folder.path.inShellQuotes)
    return script(
      name: "reasonops-report", log: "report.log", options: ["cpus-per-task=1"],
      body: """
        \(program) status \(folder)
        \(program) merge \(folder)/results-*-of-\(shards).csv -o \(folder)/results.csv
        exec \(program) render \(notebook.inShellQuotes) --data \(folder)/results.csv --out \(folder)
        """)
  }

  private func script(name: String, log: String, options: [String], body: String) -> String {
    let all =
      ["job-name=\(name)", "output=\(folder.pattern("slurm/" + log))", "open-mode=append"]
      + [partition, timeLimit].compactMap(\.self) + options
    return "#!/bin/bash\n" + all.map { "#SBATCH --\($0)\n" }.joined() + "set -euo pipefail\n" + body + "\n"
  }
}
