import Foundation
import TestSupport
import Testing

/// Values and paths that would be shell code or options of Slurm if a script contained them unquoted.
/// `make test-cluster` gives the paths to a real Slurm.
@Suite struct HostileSlurmTests {
  /// A grid of one trial that takes a few milliseconds.
  private static let grid = """
    tasks: dot
    datasets: one_hot
    networks: [{type: multiply_simple}]
    search: {rates: [1e-3], steps: 1}
    training: {steps: 1, validate_every: 1, patience: 1}
    """

  private func slurm(
    _ options: [String], in scratch: ScratchFolder, notebook: String = "n.md", out: String
  ) throws -> Program.Outcome {
    let grid = try scratch.write(Self.grid, to: "grid.yaml")
    try scratch.write("Just a text.\n", to: notebook)
    return try Program.run(
      ["slurm", grid, "--shards", "1", "--out", out, "--notebook", scratch(notebook)] + options, folder: scratch.path)
  }

  @Test(arguments: [
    "--partition=p\ntouch canary", "--partition=p\u{301}", "--partition=", "--partition=p q",
    "--partition=p;touch canary",
    "--partition=$(touch canary)", "--partition=`touch canary`", "--partition=-p", "--partition=p,,q", "--partition=é",
    "--partition=p\r", "--partition=p#", "--partition=\"p\"", "--time=1:00\ntouch canary", "--time=1:00:00:00",
    "--time=", "--time=-1", "--time=1-", "--time=1:", "--time=1h", "--time=١", "--time=1\u{301}", "--time=1-2-3",
    "--time=9999999999", "--shards=0", "--shards=-1", "--shards=1000000000000000000", "--shards=4000001",
    "--shards=9223372036854775808", "--cores=0", "--cores=1025", "--cores=9223372036854775807",
  ])
  func valuesOfAnotherFormAreRefused(option: String) throws {
    try ScratchFolder.with { scratch in
      let outcome = try slurm([option], in: scratch, out: "out")
      #expect(outcome.exitCode == 64 && outcome.errors.contains("--"), "\(outcome.errors)")
      #expect(scratch.files() == ["grid.yaml", "n.md"])
    }
  }

  @Test(arguments: ["compute", "a_b.c+d-1,gpu", "0"], ["30", "90:00", "12:00:00", "2-12", "2-12:30", "2-12:30:59"])
  func valuesOfSlurmAreTaken(partition: String, time: String) throws {
    try ScratchFolder.with { scratch in
      let outcome = try slurm(["--partition", partition, "--time", time], in: scratch, out: "out")
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      let script = try scratch.text("out/slurm/train.sh")
      #expect(script.contains("\n#SBATCH --partition=\(partition)\n#SBATCH --time=\(time)\n"))
    }
  }

  @Test(arguments: ["a\nb", "a\rb", "a\\b", "a\u{7F}b", "a\tb", "\u{1B}[2J"])
  func foldersThatNoLineCanHoldAreRefused(name: String) throws {
    try ScratchFolder.with { scratch in
      let outcome = try slurm([], in: scratch, out: name)
      #expect(outcome.exitCode == 64 && outcome.errors.contains("Slurm cannot write its logs to"), "\(outcome.errors)")
      #expect(scratch.files() == ["grid.yaml", "n.md"])
    }
  }

  /// Paths that would create a file `canary` if a shell interpreted them.
  static let folders = [
    "it's", "'\u{301}; touch canary; '\u{301}", "'; touch canary; '", "\"; touch canary; \"",
    "\"\u{301}$(touch canary)",
    "$(touch canary)", "`touch canary`", "a;touch canary", "a&&touch canary", "a|touch canary", "a b  c", "#", "*", "?",
    "~", "!!", "{a,b}", "%a %j %%", "-x", "--help", "é", "e\u{301}", "👩🏽‍🔬", "\u{2028}touch canary", "[a]", "$HOME",
    "<a>",
  ]

  @Test(arguments: folders) func pathsStandForThemselves(name: String) throws {
    try ScratchFolder.with { scratch in
      let outcome = try slurm([], in: scratch, notebook: "\(name).md", out: scratch(name))
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      let folder = scratch.folder(name)
      for script in ["train.sh", "report.sh"] {
        try expectOnlyOptions(folder.text("slurm/\(script)"))
        #expect(try Tool.run("bash", ["-n", folder("slurm/\(script)")]) != nil)
        #expect(try run(folder("slurm/\(script)"), in: scratch) == 0, "\(script)")
      }
      #expect(Set(["results.csv", "results-1-of-1.csv", "report.html"]).isSubset(of: folder.files()))
      #expect(!scratch.files().contains { $0.split(separator: "/").last == "canary" })
    }
  }

  /// Checks that every line that Slurm reads is an option that the program writes.
  private func expectOnlyOptions(_ script: String) {
    let lines = script.split(separator: "\nset -euo pipefail\n")[0].split(separator: "\n").dropFirst()
    let options = /^#SBATCH --(job-name|output|open-mode|array|cpus-per-task|requeue|signal)/
    #expect(lines.allSatisfy { $0.contains(options) })
  }

  private func run(_ script: String, in scratch: ScratchFolder) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [script]
    process.environment = ["PATH": "/usr/bin:/bin", "SLURM_ARRAY_TASK_ID": "1", "SLURM_CPUS_PER_TASK": "1"]
    process.currentDirectoryURL = URL(filePath: scratch.path)
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// No script could contain such a path.
  @Test func bytesThatAreNoTextAreRefused() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.grid, to: "grid.yaml")
      let grid = scratch("grid.yaml")
      let entering = "cd '\(scratch.path)' && mkdir $'a\\xff' && cd $'a\\xff'"
      let outcome = try Program.run(["slurm", grid, "--shards", "1", "--out", "out"], after: entering)
      #expect(outcome.exitCode == 64 && outcome.errors.contains("not UTF-8"), "\(outcome.errors)")
      let argument = try Program.run(["slurm", grid, "--shards", "1"], after: "set -- \"$@\" --out $'a\\xff'")
      #expect(argument.exitCode == 64 && argument.errors.contains("not UTF-8"), "\(argument.errors)")
    }
  }
}
