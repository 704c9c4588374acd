import Analysis
import ArgumentParser
import Basics
import Experiments
import Platform
import Processes

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Train the trials that are not yet in the output folder, and append their rows to results.csv.",
    discussion: """
      A grid with a 'command' runs that program for each trial instead: see templates/grids/README.md. A trial is done when its row is on the disk. To continue a run that was stopped, start it again. The folder also \
      gets curves.csv and run.json. The rows do not depend on which trials are trained, in which order, or on how many \
      threads. In a task of a Slurm array, the default shard is that of the task.

      EXAMPLES
        reasonops run quick --out reports/quick
        reasonops run octavian_2018 --out study --where 'task = dot and network_type in (multiply, dense)'
        reasonops run corrected --out study --shard 2/8
        reasonops run sweep.yaml --out sweep --jobs 4 --where 'model = cnn'
        reasonops run quick --out reports/quick --preview writeup
      """)

  @Argument(help: "The grid: a YAML file, or the name of one that comes with the program.")
  var grid: String

  @Option(help: "The folder for the results. It is created if it does not exist.", transform: \.withoutFinalSlashes)
  var out: String

  @Option(help: "How many trials to train at once, each on one thread (default: the number of cores).")
  var jobs: Int?

  @Option(help: "The master seed, instead of that of the grid.")
  var seed: Int?

  @Option(name: .customLong("where"), help: "Train only the trials that match, such as 'task = dot and seed < 3'.")
  var condition: String?

  @Option(help: "Train one part of the grid, such as 2/8, into results-2-of-8.csv.")
  var shard: String?

  @Flag(help: "Print what would be trained, why, and how long it would take. Change nothing.")
  var dryRun = false

  @Flag(help: "Train failed trials again.")
  var retryFailed = false

  @Flag(help: "Of a grid with a command: keep rows that were made before the program or its inputs were edited.")
  var acceptChanges = false

  @Flag(help: "Stop at the first trial that fails.")
  var failFast = false

  @Option(help: "Stop after this many failed trials.")
  var maxFailures: Int?

  @Option(
    help: """
      Show the report of this notebook in a browser while trials finish, as the command preview does. The page stays when \
      the run is done, until Ctrl-C.
      """)
  var preview: String?

  @Option(
    help: "With --preview: the port of 127.0.0.1; 0 takes any that is free (default: \(PreviewCommand.usualPort)).")
  var port: UInt16?

  @Flag(help: "Print only failures.")
  var quiet = false

  func validate() throws {
    guard (1...1_024).contains(jobs ?? 1) else { throw ValidationError("--jobs must be at least 1 and at most 1024") }
    guard maxFailures ?? 1 >= 1 else { throw ValidationError("--max-failures must be at least 1") }
    if failFast && maxFailures != nil {
      throw ValidationError("--fail-fast means --max-failures 1: give only one of them")
    }
    guard port == nil || preview != nil else { throw ValidationError("--port is for --preview") }
    guard preview == nil || !dryRun else { throw ValidationError("--preview and --dry-run exclude each other") }
    if seed.map({ $0 < 0 }) == true { throw ValidationError("--seed must not be negative") }
  }

  @OptionGroup var limits: LimitOptions

  func run() throws {
    try limits.apply()
    let path = try TemplateSearch.grids.path(of: grid)
    let folder = RunFolder(out, shard: try chosenShard())
    let executor = try executor(of: try GridFile.load(path), in: folder)
    let filter = try filter(executor.form.trialColumns)
    if dryRun {
      let plan = try RunPlan(
        executor, in: folder, retryFailed: retryFailed, acceptsChanges: acceptChanges, where: filter)
      return Console.output(plan.description(jobs: min(options(path).jobs, executor.mostJobs)))
    }
    let request = StopRequest()
    try StopSignals.forward(to: request)
    let address = try preview.map { notebook throws in
      try RunPreview(notebook, of: folder.results).start(port: port ?? PreviewCommand.usualPort)
    }
    if let address { Console.output(address) }
    let runner = GridRunner(executor, in: folder, options: options(path), stopOn: request)
    let summary = try runner.run(
      telling: Progress(isQuiet: quiet, lastMeasure: executor.lastMeasure), where: filter)
    Console.output(folder.results)
    if let address, summary.end == .complete {
      Console.error("the run is done; its report stays at \(address) until Ctrl-C")
      _ = request.wait()
    }
    try end(summary)
  }

  private func executor(of file: GridFile, in folder: RunFolder) throws -> any Executor {
    switch file {
    case .networks(var grid):
      guard !acceptChanges else {
        throw Diagnostic(
          .usage, "--accept-changes is for grids with a command",
          hint: "networks that were trained with other settings need a folder of their own")
      }
      grid.masterSeed = seed ?? grid.masterSeed
      return NetworkExecutor(grid)
    case .program(let grid):
      guard seed == nil else {
        throw Diagnostic(
          .usage, "--seed is for grids of networks", hint: "a program gets its seed where its command has {seed}")
      }
      LeftProcesses.adopt()
      return try ProgramExecutor(grid, in: folder)
    }
  }

  /// Returns the requested shard, or that of the current task of a Slurm array; nil for the whole grid.
  private func chosenShard() throws(Diagnostic) -> Shard? {
    if let shard { return try Shard(parsing: shard) }
    return try Shard(slurmEnvironment: ProcessInfo.processInfo.environment)
  }

  private func options(_ path: String) -> GridRunner.Options {
    var options = GridRunner.Options()
    options.jobs = jobs ?? options.jobs
    options.retryFailed = retryFailed
    options.acceptsChanges = acceptChanges
    options.maximumFailures = failFast ? 1 : maxFailures
    options.gridFile = path
    options.command = CommandLine.arguments.map(\.quotedForShell).joined(separator: " ")
    return options
  }

  /// Returns the filter for `--where`, which may use only the columns of trials.
  private func filter(_ columns: [String]) throws(Diagnostic) -> TrialFilter {
    guard let text = condition else { return .all }
    let condition = try Condition(option: text, columns: columns)
    let columnwise = ColumnwiseCondition(condition)
    return TrialFilter(truths: columnwise.truths, hold: columnwise.matches)
  }

  private func end(_ summary: RunSummary) throws {
    switch summary.end {
    case .signal(let number):
      Console.error("stopped; the same command continues from here")
      throw ExitCode(128 + number)
    case .failures(let count):
      Console.error("stopped after \(count) failed trials; --retry-failed trains them again")
      throw ExitCode(1)
    case .complete:
      let failed = summary.failed + summary.failedBefore
      guard failed > 0 else { return }
      Console.error("\(failed.counted("trial")) failed; --retry-failed trains \(failed.noun("it", "them")) again")
      throw ExitCode(1)
    }
  }
}
