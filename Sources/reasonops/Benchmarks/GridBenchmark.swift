import ArgumentParser
import Basics
import Experiments
import Platform
import Statistics
import Tables

/// `bench grid`: estimates how long a grid takes, from a random sample of its trials that is trained like the whole
/// grid.
struct GridBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grid",
    abstract: "Estimate how long a grid takes, from a sample of its trials.",
    discussion: """
      Trains as many trials of every network, drawn at random, into a folder that is thrown away. The estimate is the \
      sum over networks of the mean time of their trials, times how many there are, shared among the jobs.

      EXAMPLE  reasonops bench grid octavian_2018 --trials 69
      """)

  @Argument(help: "The grid: a YAML file, or the name of one that comes with the program.")
  var grid = "octavian_2018"

  @Option(help: "The minimum number of trials. Each network gets the same number.")
  var trials = 60

  @Option(help: "How many trials to train at once (default: the number of cores).")
  var jobs = Machine.cores

  func validate() throws {
    guard trials >= 1, jobs >= 1 else { throw ValidationError("--trials and --jobs must be at least 1") }
  }

  func run() throws {
    let grid = try Grid.load(TemplateSearch.grids.path(of: grid))
    let networks = Dictionary(grouping: grid.trials, by: \.network)
    let sample = drawSample(networks)
    let results = try train(grid, sample)
    let strata = networks.mapValues { members in
      Stratum(size: members.count, results: members.compactMap { results[$0] })
    }
    Console.output(report(grid, strata, sampled: sample.count))
  }

  private func drawSample(_ networks: [String: [Trial]]) -> Set<Trial> {
    var generator = RandomGenerator("bench grid")
    let each = max(2, (trials + networks.count - 1) / networks.count)
    return Set(
      networks.keys.sorted().flatMap { name in
        var members = networks[name, default: []]
        generator.shuffle(&members)
        return members.prefix(each)
      })
  }

  private func train(_ grid: Grid, _ sample: Set<Trial>) throws -> [Trial: TrialResult] {
    let folder = try BenchmarkFolder()
    let request = StopRequest()
    try StopSignals.forward(to: request)
    var options = GridRunner.Options()
    options.jobs = jobs
    let observer = ResultCollector()
    let runner = GridRunner(
      grid, in: RunFolder(folder.path), options: options, stopOn: request)
    let summary = try runner.run(telling: observer, where: TrialFilter { sample.contains($0) })
    if case .signal(let number) = summary.end { throw ExitCode(128 + number) }
    return observer.results
  }

  private func report(_ grid: Grid, _ strata: [String: Stratum], sampled: Int) -> String {
    let minutes = strata.values.reduce(0) { $0 + $1.total(\.seconds) } / Double(jobs) / 60
    let error = strata.values.reduce(0) { $0 + $1.varianceOfSeconds }.squareRoot() / Double(jobs) / 60
    let steps = strata.values.reduce(0) { $0 + $1.total { Double($0.totalSteps ?? 0) } }
    return """
      \(grid.trials.count) trials, estimated from \(sampled): \(NumberText.fixed(minutes, digits: 0)) ± \(NumberText.fixed(error.rounded(.up), digits: 0)) min \
      with \(jobs) at a time, \(NumberText.fixed(steps / 1e6, digits: 0)) million steps; \(NumberText.fixed(ProcessorTime.peakMegabytes, digits: 0)) MB at most
      """
  }
}

/// The trials of one network, with the results of those that were trained.
private struct Stratum {
  let size: Int
  let results: [TrialResult]

  /// Returns an estimate of the sum of a value over all trials.
  func total(_ value: (TrialResult) -> Double) -> Double {
    Double(size) * (Summary.mean(results.map(value)) ?? 0)
  }

  /// The variance of the estimated total of seconds: N² s² / n (1 − n/N), for a sample without replacement.
  var varianceOfSeconds: Double {
    let (all, sampled) = (Double(size), Double(results.count))
    let deviation = Summary.standardDeviation(results.map(\.seconds)) ?? 0
    return all * all * deviation * deviation / sampled * (1 - sampled / all)
  }
}

/// Collects the results of a run and reports nothing.
private final class ResultCollector: RunObserver {
  private(set) var results: [Trial: TrialResult] = [:]

  func note(_ text: String) {}
  func begin(_ plan: RunPlan, jobs: Int) {}
  func finish(_ trial: Trial, _ result: TrialResult) { results[trial] = result }
  func tick(running: [Trial]) {}
  func end(_ summary: RunSummary) {}
}
