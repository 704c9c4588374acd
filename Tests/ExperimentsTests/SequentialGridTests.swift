import Basics
import Experiments
import TestSupport
import Testing

/// Grids in which each trial first tries the rate of the previous one, as in the published program.
@Suite struct SequentialGridTests {
  /// A grid whose trials are solved after few steps, and do not all choose the same rate.
  private static func text(sequential: String = "true", protocol name: String = "octavian_2018") -> String {
    """
    protocol: \(name)
    master_seed: 5
    sequential: \(sequential)
    problems: {one_hot: [dot], random: [logical_xor, equality]}
    networks: [{type: multiply_simple}]
    """
  }

  private func run(_ grid: Grid, in path: String, stopAfter limit: Int? = nil) throws -> Recorder {
    var options = GridRunner.Options()
    options.jobs = 2
    let observer = Recorder(stopAfter: limit)
    _ = try GridRunner(grid, in: RunFolder(path), options: options, stopOn: observer.request).run(telling: observer)
    return observer
  }

  /// Returns for each trial, in the order of the grid, the rate that it tried first and the one that it reports.
  private func rates(_ grid: Grid, in scratch: ScratchFolder) throws -> [(first: String, chosen: String)] {
    func rows(_ file: String) throws -> [[String]] {
      try scratch.text(file).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    }
    func field(_ row: [String], _ name: String, of header: [String]) -> String {
      header.firstIndex(of: name).map { row[$0] } ?? ""
    }
    let (results, curves) = (try rows("results.csv"), try rows("curves.csv"))
    return try grid.trials.map { trial in
      func isOf(_ row: [String]) -> Bool { row.prefix(2) == [trial.task, trial.dataset] }
      let curve = try #require(curves.first(where: isOf))
      let result = try #require(results.first(where: isOf))
      return (field(curve, "lr", of: curves[0]), field(result, "lr", of: results[0]))
    }
  }

  @Test func eachTrialBeginsWithTheRateOfTheOneBefore() throws {
    let grid = try Grid.parse(Self.text(), path: "grid.yaml")
    try ScratchFolder.with { scratch in
      let observer = try run(grid, in: scratch.path)
      #expect(observer.finished == Array(grid.trials))
      #expect(observer.notes.contains { $0.hasPrefix("sequential:") })
      let rates = try rates(grid, in: scratch)
      #expect(rates[0].first == "1e-06")
      #expect(rates.dropFirst().map(\.first) == rates.dropLast().map(\.chosen))
      #expect(Set(rates.map(\.chosen)).count > 1)
    }
  }

  @Test func aStoppedRunGoesOnAsIfItHadNotStopped() throws {
    let grid = try Grid.parse(Self.text(), path: "grid.yaml")
    try ScratchFolder.with { scratch in
      _ = try run(grid, in: scratch("whole"))
      _ = try run(grid, in: scratch("stopped"), stopAfter: 2)
      _ = try run(grid, in: scratch("stopped"))
      #expect(try RowSet(scratch.folder("stopped")) == RowSet(scratch.folder("whole")))
    }
  }

  /// A trial that gets 0.01 from the previous one is trained like a trial that begins with 0.01 by itself.
  @Test func onlyTheFirstRateDiffers() throws {
    let (sequential, plain) = (
      try Grid.parse(Self.text(), path: "grid.yaml"), try Grid.parse(Self.text(sequential: "false"), path: "grid.yaml")
    )
    let trial = try #require(Array(plain.trials).last)
    let trainer = Trainer(settings: nil, masterSeed: 5)
    let (handed, own) = (try trainer.train(trial, after: 0.01) { false }, try trainer.train(trial))
    #expect(handed[.loss] == own[.loss] && handed.step == own.step && handed.totalSteps == own.totalSteps)
    #expect(sequential.isSequential && !plain.isSequential)
    #expect(RunRecord.Settings(sequential) != RunRecord.Settings(plain))
  }

  @Test func partsAreRefused() throws {
    let grid = try Grid.parse(Self.text(), path: "grid.yaml")
    try ScratchFolder.with { scratch in
      for (folder, filter) in [
        (RunFolder(scratch.path, shard: try Shard(parsing: "1/2")), TrialFilter.all),
        (RunFolder(scratch.path), TrialFilter { $0.task == "dot" }),
      ] {
        let refusal = #expect(throws: Diagnostic.self) { try RunPlan(grid, in: folder, where: filter) }
        #expect(refusal?.message.hasPrefix("a part of a sequential grid cannot be trained") == true)
      }
    }
  }

  @Test func otherProtocolsHaveNoOrder() {
    let problems = #expect(throws: DiagnosticList.self) {
      try Grid.parse(Self.text(protocol: "corrected"), path: "grid.yaml")
    }
    #expect(problems?.diagnostics.first?.message.hasPrefix("'sequential' has no effect with") == true)
    let word = #expect(throws: DiagnosticList.self) {
      try Grid.parse(Self.text(sequential: "maybe"), path: "grid.yaml")
    }
    #expect(word?.diagnostics.first?.location?.line == 3)
  }
}
