import ArgumentParser
import Basics
import Kernels
import Networks
import Platform
import Statistics

/// `bench train`: measures the training steps per second of each network, and the share of the machine's peak that this
/// is.
struct TrainingBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Measure training steps per second, and compare them with the machine's multiply-add peak.",
    discussion: """
      All times are processor time of the thread that trains, so that other programs disturb little. A step makes its \
      examples and targets, too. Rates are medians of windows of 20 ms.

      EXAMPLE  reasonops bench train --only dense_2_relu,multiply_1_linear --json
      """)

  @Flag(help: "Print one JSON object.")
  var json = false

  @Option(help: "Measure only the steps of these networks, such as dense_2_relu,multiply_1_linear.")
  var only: String?

  @Option(help: "The seconds for each network.")
  var seconds = 0.3

  func validate() throws {
    guard seconds > 0, seconds <= 3_600 else { throw ValidationError("--seconds must be above 0 and at most 3600") }
  }

  func run() throws {
    let names = try chosenNames()
    func chosen(_ networks: [BenchedNetwork]) -> [BenchedNetwork] { networks.filter { names.contains($0.name) } }
    var report = TrainingReport(instructionSet: kernelInstructionSet, peakGflops: Self.peak(of: 5))
    report.networks = try entries(chosen(BenchedNetwork.all), .outputs128, report)
    let plain = chosen(BenchedNetwork.plain)
    for (networks, work) in [
      (plain, BenchedWork.outputs1), (plain, .outputs256), (plain, .oneHot),
      (chosen(BenchedNetwork.arithmetic(depth: 1)), .pairs),
      (chosen(BenchedNetwork.arithmetic(depth: 2)), .fourNumbers),
      (chosen(BenchedNetwork.arithmetic(depth: 2)), .hundredNumbers),
    ] {
      report.variants[work.name] = try entries(networks, work, report)
    }
    for network in plain.prefix(5) {
      report.timeShares[network.name] = try TrainingLoop(network, .outputs128).shares(steps: 2_000)
    }
    if only == nil { try measureAroundSteps(BenchedNetwork.all.named("dense_2_relu", what: "network"), &report) }
    report.peakRssMb = ProcessorTime.peakMegabytes
    Console.output(try json ? encoded(report) : report.description)
  }

  private func chosenNames() throws -> [String] {
    let all = BenchedNetwork.all.map(\.name)
    guard let only else { return all }
    let chosen = only.split(separator: ",").map(String.init)
    for name in chosen where !all.contains(name) {
      throw Diagnostic.unknownName(name, what: "network", valid: all, kind: .usage)
    }
    return chosen
  }

  private func entries(
    _ networks: [BenchedNetwork], _ work: BenchedWork, _ report: TrainingReport
  ) throws -> [String: TrainingReport.Entry] {
    var entries: [String: TrainingReport.Entry] = [:]
    for network in networks {
      let loop = try TrainingLoop(network, work)
      let operations = Double(work.examples / Batch.size * loop.network.operationsPerStep)
      let rates = loop.rates(seconds: seconds)
      let median = Summary.median(rates) ?? .nan
      entries[network.name] = TrainingReport.Entry(
        stepsPerSecond: median, bestStepsPerSecond: rates.max() ?? .nan,
        shareOfPeak: median * operations / (report.peakGflops * 1e9))
    }
    return entries
  }

  /// Measures the speed-up from a second worker, and the share of a whole cell's time that is not spent in steps.
  ///
  /// The four rates are measured in turn, so that other work of the machine affects all of them alike. The results are
  /// medians of ratios.
  private func measureAroundSteps(_ network: BenchedNetwork, _ report: inout TrainingReport) throws {
    let rate = { @Sendable () throws -> Double in
      let loop = try TrainingLoop(network, .outputs128)
      return Summary.median(loop.rates(seconds: seconds)) ?? .nan
    }
    let peak = { @Sendable in Self.peak(of: 3) }
    let rounds = try (0..<9).map { _ in
      (training: try Self.together(rate) / rate(), peak: try Self.together(peak) / peak())
    }
    report.outsideSteps = try WholeCell(network).shareOutsideSteps(rounds: 3)
    report.twoWorkersSpeedup = Summary.median(rounds.map(\.training)) ?? .nan
    report.twoWorkersPeakSpeedup = Summary.median(rounds.map(\.peak)) ?? .nan
    report.twoWorkersShareOfPeak = Summary.median(rounds.map { $0.training / $0.peak }) ?? .nan
  }

  /// Returns the sum of the rates of two threads that work at the same time.
  private static func together(_ rate: @Sendable () throws -> Double) throws -> Double {
    try (0..<2).concurrentMap { _ in try rate() }.reduce(0, +)
  }

  /// Returns the peak of multiply-adds in GFLOP per second, the best of several runs.
  private static func peak(of runs: Int) -> Double {
    (0..<runs).map { _ in
      let start = ProcessorTime.seconds
      let operations = MultiplyAddLoop.run(5_000_000)
      return Double(operations) / (ProcessorTime.seconds - start) / 1e9
    }.max() ?? .nan
  }

  private func encoded(_ report: TrainingReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}
