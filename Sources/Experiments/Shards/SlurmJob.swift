import Basics

/// The two scripts that train a grid on a cluster under Slurm: an array of shards, and a job after it that merges
/// their results and renders the writeup.
package struct SlurmJob: Sendable {
  package var shards: Int
  package var partition: String?
  /// As Slurm writes it, such as `12:00:00`.
  package var timeLimit: String?
  package var coresPerShard: Int
  /// Absolute paths, since a job begins in a folder of its own.
  package var program: String
  package var grid: String
  package var folder: String
  package var notebook: String

  package init(
    shards: Int, partition: String?, timeLimit: String?, coresPerShard: Int, program: String, grid: String,
    folder: String, notebook: String
  ) {
    self.shards = shards
    self.partition = partition
    self.timeLimit = timeLimit
    self.coresPerShard = coresPerShard
    self.program = program
    self.grid = grid
    self.folder = folder
    self.notebook = notebook
  }

  /// One task of the array trains one shard. The shard depends only on the task's number, so a task that is requeued or
  /// submitted again continues its own shard.
  package var trainScript: String {
    script(
      name: "reasonops-train", log: "train-%a.log",
      options: [
        "array=1-\(shards)", "cpus-per-task=\(coresPerShard)", "requeue",
        // Slurm signals the program a minute before the time limit. It needs a second to stop.
        "signal=B:TERM@60",
      ],
      body: """
        exec \(Self.quoted(program)) run \(Self.quoted(grid)) --out \(Self.quoted(folder)) \\
          --shard "$SLURM_ARRAY_TASK_ID/\(shards)" --jobs "${SLURM_CPUS_PER_TASK:-\(coresPerShard)}"
        """)
  }

  package var reportScript: String {
    let (program, folder) = (Self.quoted(program), Self.quoted(folder))
    return script(
      name: "reasonops-report", log: "report.log", options: ["cpus-per-task=1"],
      body: """
        \(program) status \(folder)
        \(program) merge \(folder)/results-*-of-\(shards).csv -o \(folder)/results.csv
        exec \(program) render \(Self.quoted(notebook)) --data \(folder)/results.csv --out \(folder)
        """)
  }

  private func script(name: String, log: String, options: [String], body: String) -> String {
    let all =
      ["job-name=\(name)", #"output="\#(folder.replacing("%", with: "%%"))/slurm/\#(log)""#, "open-mode=append"]
      + [partition.map { "partition=\($0)" }, timeLimit.map { "time=\($0)" }].compactMap { $0 } + options
    return "#!/bin/bash\n" + all.map { "#SBATCH --\($0)\n" }.joined() + "set -euo pipefail\n" + body + "\n"
  }

  /// For a shell.
  package static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}
