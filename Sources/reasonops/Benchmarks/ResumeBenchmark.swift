import ArgumentParser
import Basics
import Experiments
import Foundation
import Statistics
import Tables

/// `bench resume`: measures how long a run of a large grid that is nearly finished takes to print its plan, and to
/// begin.
struct ResumeBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Measure a dry run and a resumed run of 100,000 trials, of which nearly all are done.",
    discussion: """
      A results file and curves are made up for all trials but the last ones. The program is started on them as by a \
      user: once with --dry-run, once until it says what there is to do. The longest times are printed.
      """)

  @Option(help: "The number of trials that are not done.")
  var missing = 10

  @Option(help: "How many times to do both.")
  var rounds = 3

  func validate() throws {
    guard missing >= 1, rounds >= 1 else { throw ValidationError("--missing and --rounds must be at least 1") }
  }

  func run() throws {
    let folder = try BenchmarkFolder()
    let run = ["run", folder("grid.yaml"), "--out", folder.path]
    let trials = try prepare(folder, run)
    var (dry, resume) = (0.0, 0.0)
    for _ in 0..<rounds {
      dry = max(dry, try Self.seconds(run + ["--dry-run"], until: "\(missing) to do"))
      resume = max(resume, try Self.seconds(run, until: "\(missing.counted("trial")) to do"))
    }
    Console.output(
      """
      \(trials) trials, \(missing) to do: dry run \(NumberText.fixed(dry, digits: 2)) s, start of a resume \
      \(NumberText.fixed(resume, digits: 2)) s, \(NumberText.fixed(ProcessorTime.peakMegabytesOfChildren, digits: 0)) \
      MB at most
      """)
  }

  /// A grid of ten tasks, four datasets, 25 networks and 100 seeds.
  private static let grid = """
    protocol: corrected
    seeds: 100
    tasks: [concat, dot, elementwise_add, elementwise_mul, equality, logical_and, logical_or, logical_xor, reduce_max, reduce_sum]
    datasets: all
    networks:
      - {type: dense, depth: [1, 2, 3], activation: [linear, tanh, relu, sigmoid, selu]}
      - {type: dense_residual, depth: [2, 3], activation: [linear, tanh, relu, sigmoid, selu]}
    search: {rates: [1e-3, 1e-2], steps: 1000}
    training: {steps: 30000, validate_every: 500, patience: 10}
    """

  /// Writes the grid, and the results and curves of all trials but the missing ones.
  ///
  /// - Returns: The number of trials in the grid.
  private func prepare(_ folder: BenchmarkFolder, _ run: [String]) throws -> Int {
    try folder.write(Self.grid, to: "grid.yaml")
    let trials = try Grid.load(folder("grid.yaml")).trials
    // Make the record (`run.json`) that a run leaves, with a run that trains nothing.
    _ = try Self.seconds(run + ["--where", "seed < 0"], until: "nothing to do")
    var generator = RandomGenerator("bench", "resume")
    let done = trials.shuffled(using: &generator).dropFirst(missing)
    let (header, curvesHeader) = (ResultsHeader(), CurvesHeader())
    var (results, curves) = (header.line, curvesHeader.line)
    for trial in done {
      let result = Self.result(&generator)
      results += header.line(ResultRow(trial, result, datetime: "2026-01-01 00:00:00"))
      curves += curvesHeader.lines(trial, result.curve)
    }
    try folder.write(results, to: "results.csv")
    try folder.write(curves, to: "curves.csv")
    return trials.count
  }

  private static func result(_ generator: inout RandomGenerator) -> TrialResult {
    var result = TrialResult(status: .finished)
    result[.accuracy] = generator.uniform()
    result[.loss] = generator.uniform()
    result.learningRate = 1e-3
    result.step = 30_000
    result[.exactMatch] = generator.uniform()
    result[.r2] = generator.uniform()
    result.validationLoss = generator.uniform()
    result.parameters = 98_432
    result.totalSteps = 32_000
    result.seconds = 10 * generator.uniform()
    result.curve = [
      CurvePoint(phase: .search, learningRate: 1e-3, step: 1_000, trainingLoss: generator.uniform()),
      CurvePoint(phase: .train, learningRate: 1e-3, step: 500, trainingLoss: generator.uniform()),
    ]
    return result
  }

  /// Starts the program, returns the seconds until it has printed `text`, and then stops it.
  private static func seconds(_ arguments: [String], until text: String) throws -> Double {
    let process = Process()
    process.executableURL = URL(filePath: ProgramPath.current)
    process.arguments = arguments
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    var printed = ""
    while !printed.contains(text) {
      let piece = pipe.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw Diagnostic(.badData, "the program did not print '\(text)', but:\n\(printed)") }
      printed += String(decoding: piece, as: UTF8.self)
    }
    let seconds = (clock.now - start) / .seconds(1)
    process.terminate()
    process.waitUntilExit()
    return seconds
  }
}
