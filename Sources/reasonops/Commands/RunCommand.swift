import Analysis
import ArgumentParser
import Basics
import Experiments
import Platform

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Train what a folder lacks of a grid, and append to its results.csv.",
    discussion: """
      A trial counts when its row is on the disk: a run that was stopped goes on where it was when it is started \
      again. Besides results.csv the folder gets curves.csv and run.json. Which trials are done, in which order and \
      on how many threads makes no difference to their rows. In a task of a Slurm array the shard is the task's, if \
      none is asked for.

      EXAMPLES
        reasonops run quick --out reports/quick
        reasonops run octavian_2018 --out study --where 'task = dot and network_type in (multiply, dense)'
        reasonops run corrected --out study --shard 2/8
      """)

  @Argument(help: "The grid: a YAML file, or the name of one that comes with the program.")
  var grid: String

  @Option(help: "The folder of the results; made if it is not there.")
  var out: String

  @Option(help: "Trials trained at a time, each on one thread; as many as there are cores, if not given.")
  var jobs: Int?

  @Option(help: "The master seed, in place of the grid's.")
  var seed: Int?

  @Option(name: .customLong("where"), help: "Train only the trials that match, such as 'task = dot and seed < 3'.")
  var condition: String?

  @Option(help: "Train one part of the grid, such as 2/8, into results-2-of-8.csv.")
  var shard: String?

  @Flag(help: "Say what would be trained, why, and how long it would take; change nothing.")
  var dryRun = false

  @Flag(help: "Train trials again whose row says that they failed.")
  var retryFailed = false

  @Flag(help: "Stop at the first trial that fails.")
  var failFast = false

  @Option(help: "Stop when so many trials have failed.")
  var maxFailures: Int?

  @Flag(help: "Tell nothing but failures.")
  var quiet = false

  func validate() throws {
    guard (1...1_024).contains(jobs ?? 1) else { throw ValidationError("--jobs must be at least 1 and at most 1024") }
    guard maxFailures ?? 1 >= 1 else { throw ValidationError("--max-failures must be at least 1") }
    if failFast && maxFailures != nil { throw ValidationError("--fail-fast is --max-failures 1: give one of them") }
    if seed.map({ $0 < 0 }) == true { throw ValidationError("--seed must not be negative") }
  }

  func run() throws {
    let path = try TemplateSearch.grids.path(of: grid)
    var grid = try Grid.load(path)
    grid.masterSeed = seed ?? grid.masterSeed
    let folder = RunFolder(out, shard: try chosenShard())
    let isIncluded = try filter()
    if dryRun {
      let plan = try RunPlan(grid, in: folder, retryFailed: retryFailed, where: isIncluded)
      return Console.output(plan.description(jobs: options(path).jobs))
    }
    let request = StopRequest()
    StopSignals.forward(to: request)
    let runner = GridRunner(grid, in: folder, options: options(path), stopOn: request)
    let summary = try runner.run(telling: Progress(isQuiet: quiet), where: isIncluded)
    Console.output(folder.results)
    try end(summary)
  }

  /// The one asked for, else that of the task of a Slurm array.
  private func chosenShard() throws(Diagnostic) -> Shard? {
    if let shard { return try Shard(parsing: shard) }
    return Shard(slurmEnvironment: ProcessInfo.processInfo.environment)
  }

  private func options(_ path: String) -> GridRunner.Options {
    var options = GridRunner.Options()
    options.jobs = jobs ?? options.jobs
    options.retryFailed = retryFailed
    options.maximumFailures = failFast ? 1 : maxFailures
    options.gridFile = path
    options.command = CommandLine.arguments.joined(separator: " ")
    return options
  }

  /// Which trials the condition means; its columns must be a trial's.
  private func filter() throws(Diagnostic) -> (Trial) -> Bool {
    guard let text = condition else { return { _ in true } }
    let condition = try Condition(option: text, columns: Trial.columns + TrialSetting.all.map(\.name))
    return { trial in condition.matches { trial[$0] } }
  }

  private func end(_ summary: RunSummary) throws {
    switch summary.end {
    case .signal(let number):
      Console.error("stopped; the same command goes on from here")
      throw ExitCode(128 + number)
    case .failures(let count):
      Console.error("stopped after \(count) failed trials; --retry-failed trains them again")
      throw ExitCode(1)
    case .complete:
      let failed = summary.failed + summary.failedBefore
      guard failed > 0 else { return }
      Console.error("\(failed) trials failed; --retry-failed trains them again")
      throw ExitCode(1)
    }
  }
}
