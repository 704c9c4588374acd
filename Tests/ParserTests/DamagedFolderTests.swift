import Basics
import Experiments
import Foundation
import Statistics
import TestSupport
import Testing

/// Run folders with a damaged file. Each is planned, resumed, merged and shown, or refused with a diagnostic. No row
/// that was readable before is lost.
@Suite(.timeLimit(.minutes(60))) struct DamagedFolderTests {
  private static let grid = try! Grid.parse(
    """
    seeds: 2
    tasks: [dot, elementwise_mul]
    datasets: [one_hot, many_hot]
    networks: [{type: multiply_simple}, {type: mlp, depth: 2, activation: relu, width: [8, 16]}]
    search: {rates: [1e-3], steps: 20}
    training: {steps: 40, validate_every: 20, patience: 10}
    """, path: "grid.yaml")

  /// Returns a result at once, with a curve of two points. Some trials fail.
  private static let train: TrialQueue.Train = { trial, _ in
    var result = TrialResult(
      status: trial.seed == 1 && trial.task == "dot" ? .failed : .finished, reason: "no, \"luck\"")
    result[.accuracy] = 0.5
    result.curve = [20, 40].map { CurvePoint(phase: .train, learningRate: 1e-3, step: $0, trainingLoss: 1) }
    return result
  }

  private final class Silent: RunObserver {
    func note(_ text: String) {}
    func begin(_ plan: RunPlan, jobs: Int) {}
    func finish(_ trial: Trial, _ result: TrialResult) {}
    func tick(running: [Trial]) {}
    func end(_ summary: RunSummary) {}
  }

  private static func run(_ folder: RunFolder, retryFailed: Bool = false, where filter: TrialFilter = .all) throws {
    var options = GridRunner.Options()
    (options.jobs, options.retryFailed) = (1, retryFailed)
    let runner = GridRunner(grid, in: folder, options: options, stopOn: StopRequest(), train: train)
    _ = try runner.run(telling: Silent(), where: filter)
  }

  private static let names = ["results.csv", "curves.csv", "run.json"]

  /// Returns the files of a run with half of its trials, and the committed files that once made the program fail.
  private static func corpus() throws -> [String: [[UInt8]]] {
    try ScratchFolder.with { scratch in
      try run(RunFolder(scratch.path), where: TrialFilter { $0.dataset == "one_hot" })
      let committed = Program.root + "Tests/Fixtures/corpus/folders/"
      var files: [String: [[UInt8]]] = [:]
      for name in names { files[name] = [try scratch.bytes(name)] }
      for folder in try FileManager.default.contentsOfDirectory(atPath: committed).sorted() {
        for name in names where InputFile.exists("\(committed)\(folder)/\(name)") {
          files[name, default: []].append(try InputFile.bytes(at: "\(committed)\(folder)/\(name)"))
        }
      }
      return files
    }
  }

  @Test func foldersAreReadOrRefused() throws {
    let corpus = try Self.corpus()
    var damager = InputDamager("folders", besides: Self.tokens)
    var generator = RandomGenerator("folders", "choice")
    for round in 0..<FuzzRounds.count(usual: 60) {
      try ScratchFolder.with { scratch in
        for name in Self.names {
          let files = corpus[name] ?? []
          let isDamaged = generator.index(below: 2) == 0
          let bytes = isDamaged ? damager.damaged(files) : files[generator.index(below: 3) > 0 ? 0 : files.count - 1]
          try Data(bytes).write(to: URL(filePath: scratch(name)))
        }
        try useAll(scratch, round)
      }
    }
  }

  /// Tests each committed folder unchanged.
  @Test func committedFoldersAreReadOrRefused() throws {
    let committed = Program.root + "Tests/Fixtures/corpus/folders/"
    for folder in try FileManager.default.contentsOfDirectory(atPath: committed).sorted() {
      try ScratchFolder.with { scratch in
        for name in Self.names where InputFile.exists("\(committed)\(folder)/\(name)") {
          try Data(InputFile.bytes(at: "\(committed)\(folder)/\(name)")).write(to: URL(filePath: scratch(name)))
        }
        try useAll(scratch, 0)
      }
    }
  }

  private static let tokens = [
    "\"", "\"\"", ",\u{301}", "\"\u{301}", "failed", "finished", "-9223372036854775808", "9223372036854775807", "1e308",
    "\n\n", "\"\n\"", "\u{FEFF}", "{", "}", "null", "[[[[", "\"seeds\" : ", "\"count\" : 1000000", "multiply_simple",
    "nan",
  ]

  private func useAll(_ scratch: ScratchFolder, _ round: Int) throws {
    let folder = RunFolder(scratch.path)
    attempt(round) { _ = try RunStatus(of: scratch.path).description }
    attempt(round) { _ = try RunPlan(Self.grid, in: folder, retryFailed: true).description(jobs: 1) }
    attempt(round) { _ = try RunRecord.exclusions(beside: scratch("results.csv")) }
    attempt(round) { try mergeTwice(scratch) }
    let before = (try? rows(folder.results)) ?? [:]
    attempt(round) { try Self.run(folder, retryFailed: round % 2 == 0) }
    let after = try rows(folder.results, orElse: before)
    for (trial, line) in before where line != "failed" { #expect(after[trial] != nil, "round \(round) lost \(trial)") }
  }

  /// Checks that merging the merged file again does not change it.
  private func mergeTwice(_ scratch: ScratchFolder) throws {
    for (from, to) in [("results.csv", "a/results.csv"), ("a/results.csv", "b/results.csv")] {
      try ShardMerge([scratch(from)]).write(to: scratch(to))
    }
    #expect(try scratch.bytes("a/results.csv") == scratch.bytes("b/results.csv"))
  }

  /// Returns the status of each trial that has a row.
  private func rows(_ path: String) throws -> [Trial: String] {
    let file = try ResultsFile(reading: path)
    return try (0..<file.count).reduce(into: [:]) { rows, index in
      let row = try file.row(index)
      rows[row.trial] = row.status.rawValue
    }
  }

  /// Returns the rows of a file. If the file was refused before, it may be refused again, so it is not read.
  private func rows(_ path: String, orElse before: [Trial: String]) throws -> [Trial: String] {
    before.isEmpty ? [:] : try rows(path)
  }

  private func attempt(_ round: Int, _ body: () throws -> Void) {
    do {
      try body()
    } catch {
      #expect(error is Diagnostic || error is DiagnosticList, "round \(round): \(error)")
    }
  }
}
