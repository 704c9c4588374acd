import ArgumentParser
import Basics
import Experiments
import Foundation

struct SlurmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slurm",
    abstract: "Write the jobs that train a grid on a Slurm cluster. With --submit, also submit them.",
    discussion: """
      Writes a copy of the grid (for a grid of networks), train.sh and report.sh to OUT/slurm. train.sh is an array with one task for each \
      shard. report.sh merges the results and renders the notebook when all tasks have ended. A task that was killed \
      or requeued continues where it stopped. Its log is OUT/slurm/train-N.log.

      EXAMPLE  reasonops slurm corrected --shards 32 --out study --partition compute --time 12:00:00 --submit
      """)

  @Argument(help: "The grid: a YAML file, or the name of one that comes with the program.")
  var grid: String

  @Option(help: "The number of parts of the grid.")
  var shards: Int

  @Option(help: "The folder for the results, on a disk that all machines share.", transform: \.withoutFinalSlashes)
  var out: String

  @Option(help: "The Slurm partition.")
  var partition: String?

  @Option(help: "The Slurm time limit for one shard, such as 12:00:00.")
  var time: String?

  @Option(help: "The cores for each shard. Each core does one trial at a time, unless --cpus says otherwise.")
  var cores = 4

  @Option(help: "The cores that each trial of a program uses.")
  var cpus = 1

  @Option(help: "The graphics processors for each shard, such as 2 or a100:2.")
  var gpus: String?

  @Option(help: "The memory for each shard, such as 16G.")
  var mem: String?

  @Option(help: "The notebook to render at the end (default: writeup, or sweep for a grid with a command).")
  var notebook: String?

  @Flag(help: "Submit both jobs.")
  var submit = false

  @OptionGroup var limits: LimitOptions

  func run() throws {
    try limits.apply()
    let source = try TemplateSearch.grids.path(of: grid)
    let text = try InputFile.text(at: source)
    let file = try GridFile.parse(text, path: source)
    if case .program(let grid) = file, grid.halving != nil {
      throw Diagnostic(
        .usage, "a grid with 'halving' cannot be divided: each setting is compared with all others",
        hint: "run it on one machine with 'reasonops run', or leave out 'halving'", at: SourceLocation(file: source))
    }
    let folder = try Self.absolute(out)
    // A program and its inputs are named relative to the grid file, so a copy of the grid in another folder would not
    // work.
    let (grid, usual) =
      if case .program = file { (try Self.absolute(source), "sweep") } else { ("\(folder)/slurm/grid.yaml", "writeup") }
    let job = try SlurmJob(
      shards: shards, partition: partition, timeLimit: time, coresPerShard: cores, coresPerTrial: cpus,
      gpus: gpus, memory: mem, program: try Self.program(),
      grid: grid, folder: folder,
      notebook: try Self.absolute(try TemplateSearch.notebooks.path(of: notebook ?? usual)))
    let scripts = (train: "\(folder)/slurm/train.sh", report: "\(folder)/slurm/report.sh")
    try SlurmFiles(
      scripts.train, scripts.report, grid: grid, copyOf: Array(text.utf8), from: source
    ).write(job)
    guard submit else {
      Console.error("to submit the jobs, add --submit to this command, or run:")
      let (train, report) = (scripts.train.inShellQuotes, scripts.report.inShellQuotes)
      Console.output("sbatch --dependency=afterany:$(sbatch --parsable \(train)) \(report)")
      return
    }
    let array = try Self.sbatch(["--parsable", scripts.train])
    let report = try Self.sbatch(["--parsable", "--dependency=afterany:\(array)", scripts.report])
    Console.output("array \(array), report \(report)")
  }

  /// Returns an absolute path.
  ///
  /// - Throws: `usage` if the path of the current folder is not UTF-8, so that no script could contain it.
  private static func absolute(_ path: String) throws(Diagnostic) -> String {
    guard path.utf8.first != UInt8(ascii: "/") else { return path }
    let bytes = getcwd(nil, 0)
    defer { free(bytes) }
    guard let bytes, let folder = String(validatingCString: bytes) else {
      throw Diagnostic(.usage, "the path of this folder is not UTF-8 text", hint: "give --out an absolute path")
    }
    return "\(folder)/\(path)"
  }

  private static func program() throws(Diagnostic) -> String {
    let program = ProgramPath.installed
    guard InputFile.exists(program) else {
      throw Diagnostic(
        .cannotCreate, "no script can name this program: the path '\(program)' is not UTF-8 text",
        hint: "install it in another folder")
    }
    return program
  }

  /// Runs sbatch and returns what it prints: the number of the job.
  private static func sbatch(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sbatch"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Diagnostic(.notFound, "sbatch failed", hint: "run it on a machine of the cluster, or without --submit")
    }
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
