import ArgumentParser
import Basics
import Experiments
import Foundation

struct SlurmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slurm",
    abstract: "Write, and with --submit submit, the jobs that train a grid on a cluster under Slurm.",
    discussion: """
      DIR/slurm gets a copy of the grid, train.sh, an array of one task for each shard, and report.sh, which merges \
      their results and renders the writeup when they have ended. A task that was killed or requeued goes on where it \
      was; its log is DIR/slurm/train-N.log.

      EXAMPLE  reasonops slurm corrected --shards 32 --out study --partition compute --time 12:00:00 --submit
      """)

  @Argument(help: "The grid: a YAML file, or the name of one that comes with the program.")
  var grid: String

  @Option(help: "Parts that the grid is divided into.")
  var shards: Int

  @Option(help: "The folder of the results, on a disk that all machines share.")
  var out: String

  @Option(help: "Slurm's partition.")
  var partition: String?

  @Option(help: "Slurm's time limit for a shard, such as 12:00:00.")
  var time: String?

  @Option(help: "Cores for each shard, one trial at a time on each.")
  var cores = 4

  @Option(help: "The notebook to render at the end.")
  var notebook = "writeup"

  @Flag(help: "Submit both jobs.")
  var submit = false

  func validate() throws {
    guard shards >= 1, cores >= 1 else { throw ValidationError("--shards and --cores must be at least 1") }
  }

  func run() throws {
    let source = try TemplateSearch.grids.path(of: grid)
    _ = try Grid.load(source)
    let job = SlurmJob(
      shards: shards, partition: partition, timeLimit: time, coresPerShard: cores, program: ProgramPath.current,
      grid: absolute("\(out)/slurm/grid.yaml"), folder: absolute(out),
      notebook: absolute(try TemplateSearch.notebooks.path(of: notebook)))
    try InputFile.createFolder("\(out)/slurm")
    try AtomicFile.write(try InputFile.bytes(at: source), to: "\(out)/slurm/grid.yaml")
    let scripts = (train: "\(out)/slurm/train.sh", report: "\(out)/slurm/report.sh")
    try AtomicFile.write(job.trainScript, to: scripts.train)
    try AtomicFile.write(job.reportScript, to: scripts.report)
    guard submit else {
      Console.error("to submit them: the same command with --submit, or")
      let (train, report) = (SlurmJob.quoted(scripts.train), SlurmJob.quoted(scripts.report))
      Console.output("sbatch --dependency=afterany:$(sbatch --parsable \(train)) \(report)")
      return
    }
    let array = try Self.sbatch(["--parsable", scripts.train])
    let report = try Self.sbatch(["--parsable", "--dependency=afterany:\(array)", scripts.report])
    Console.output("array \(array), report \(report)")
  }

  private func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
  }

  /// What sbatch prints: the number of the job.
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
      throw Diagnostic(.notFound, "sbatch failed", hint: "submit from a machine of the cluster, or without --submit")
    }
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
