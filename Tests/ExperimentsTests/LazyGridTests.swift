import Foundation
import Basics
import Experiments
import Statistics
import TestSupport
import Testing

/// A plan counts and walks a grid without creating its trials. It must agree with a plain list of all trials.
@Suite struct LazyGridTests {
  private static let grid = try! Grid.parse(
    """
    seeds: {from: 7, count: 4}
    tasks: [dot, concat, equality, reduce_sum]
    datasets: [random, many_hot, one_hot]
    networks:
      - {type: dense, depth: [1, 2], activation: [relu, linear], batch_size: [32, 64]}
      - {type: mlp, depth: 3, activation: relu, width: [8, 256, 300], rate: [1e-3, 1e-2]}
      - {type: multiply}
    exclude:
      - {task: [concat, reduce_sum, dot], dataset: one_hot}
      - {task: equality, dataset: random}
      - {network_width: [8, 300], dataset: many_hot}
      - {network_type: dense, network_depth: 2, batch_size: 64}
    """, path: "grid.yaml")

  /// All trials, created by plain loops.
  private static let all: [Trial] = grid.networks.flatMap { network in
    grid.datasets.flatMap { dataset in
      grid.tasks.flatMap { task in
        (7..<11).map { seed in
          var trial = Trial(
            task: task, dataset: dataset, networkType: network.type, networkDepth: network.depth,
            networkActivation: network.activation, researchProtocol: "corrected", seed: seed)
          trial.settings = network.settings
          return trial
        }
      }
    }
  }.filter { trial in !grid.exclusions.contains { $0.matches { trial[$0] } } }

  /// Returns the operations of one step, from the parameters of the network itself.
  private func operations(_ trial: Trial) throws -> Double {
    let task = try #require(LearningTask.all.first { $0.name == trial.task })
    let network = try trial.choice.network(inputWidth: task.inputWidth, outputWidth: task.outputWidth)
    return 6 * Double(try trial.choice.setup.batchSize * network.parameterCount) + 6e5
  }

  @Test func trialsComeInTheOrderOfTheGrid() {
    #expect(Array(Self.grid.trials) == Self.all && Self.grid.trials.count == Self.all.count)
    #expect(Self.all.count == 352)
  }

  @Test func countsOfParametersAreThoseOfTheNetworks() throws {
    for architecture in Architecture.all {
      for depth in architecture.depths {
        for activation in architecture.activations {
          let network = try architecture.network(depth: depth, activation: activation, inputWidth: 10, outputWidth: 3)
          let count = try architecture.parameterCount(
            depth: depth, activation: activation, inputWidth: 10, outputWidth: 3)
          #expect(count == network.parameterCount, "\(architecture.name) \(depth) \(activation)")
        }
      }
    }
  }

  /// Returns rows of some trials, some of which failed, and of two that the grid does not have.
  private func rows(_ generator: inout RandomGenerator) -> [Trial: TrialResult.Status] {
    var rows: [Trial: TrialResult.Status] = [:]
    for trial in Self.all where generator.index(below: 3) == 0 {
      rows[trial] = TrialResult.Status.allCases[generator.index(below: 3)]
    }
    var (seed, task) = (Self.all[0], Self.all[1])
    (seed.seed, task.task) = (1, "logical_or")
    return rows.merging([seed: .finished, task: .failed]) { $1 }
  }

  private func write(_ rows: [Trial: TrialResult.Status], to path: String) throws {
    let header = ResultsHeader(besides: TrialSetting.all.map(\.name))
    let lines = rows.map { trial, status in
      header.line(ResultRow(trial, TrialResult(status: status, reason: "no luck"), datetime: "2026-01-01 00:00:00"))
    }
    try (header.line + lines.joined()).write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test(arguments: [nil, "1/1", "2/3", "5/7"], [false, true])
  func planIsThatOfAListOfAllTrials(shard: String?, retry: Bool) throws {
    let filters: [(TrialFilter, (Trial) -> Bool)] = [
      (.all, { _ in true }), (TrialFilter { $0.seed > 8 && $0.task != "dot" }, { $0.seed > 8 && $0.task != "dot" }),
      (
        TrialFilter(truths: { column, value in [column == "seed" && value == "9", column == "task" && value == "dot"] })
        {
          !($0[0] && $0[1])
        }, { !($0.seed == 9 && $0.task == "dot") }
      ),
    ]
    var generator = RandomGenerator("lazy", shard ?? "")
    for (filter, isIncluded) in filters {
      try ScratchFolder.with { scratch in
        let folder = RunFolder(scratch.path, shard: try shard.map { try Shard(parsing: $0) })
        let rows = rows(&generator)
        try write(rows, to: folder.results)
        let plan = try RunPlan(Self.grid, in: folder, retryFailed: retry, where: filter)
        try expect(plan, rows, retry, folder.shard, isIncluded)
      }
    }
  }

  private func expect(
    _ plan: RunPlan, _ rows: [Trial: TrialResult.Status], _ retry: Bool, _ shard: Shard?,
    _ isIncluded: (Trial) -> Bool
  ) throws {
    let all = Self.all.filter { shard?.contains($0) ?? true }
    let toDo = all.enumerated().filter { _, trial in
      isIncluded(trial) && (rows[trial] == nil || (retry && rows[trial] == .failed))
    }
    let sorted = try toDo.map { (trial: $1, key: ($1.seed, -(try operations($1)), $0)) }.sorted { $0.key < $1.key }
    #expect(Array(plan.toDo) == sorted.map(\.trial) && plan.toDo.count == sorted.count)
    #expect(plan.leftOut == all.count { !isIncluded($0) && rows[$0] == nil })
    #expect(plan.outsideGrid == rows.count - all.count { rows[$0] != nil })
    #expect(plan.reasons[.new, default: 0] == all.count { isIncluded($0) && rows[$0] == nil })
    for status in TrialResult.Status.allCases {
      let done = all.count { isIncluded($0) && rows[$0] == status }
      #expect(plan.done[status, default: 0] == (retry && status == .failed ? 0 : done))
    }
    #expect(plan.failures.map(\.trial) == (retry ? all.filter { isIncluded($0) && rows[$0] == .failed } : []))
  }

  /// Trials count as added if the earlier grid did not have them, because of a new replicate, task or network.
  @Test func addedTrialsAreThoseThatTheRecordDoesNotName() throws {
    try ScratchFolder.with { scratch in
      var (before, folder) = (Self.grid, RunFolder(scratch.path))
      before.seeds = ReplicateRange(first: 8, count: 9)
      (before.tasks, before.networks) = (["dot", "equality"], Array(before.networks.dropLast()))
      _ = try GridRunner(before, in: folder).run(telling: Recorder(), where: TrialFilter { _ in false })
      let known = Set(before.trials)
      #expect(try RunPlan(Self.grid, in: folder).added == Self.all.count { !known.contains($0) })
      folder = RunFolder(scratch("other"))
      #expect(try RunPlan(Self.grid, in: folder).added == 0)
    }
  }

  /// A record of 50 million cells with exclusions is refused without walking its cells.
  @Test func recordsOfTooManyCellsAreRefused() throws {
    let folder = RunFolder(Program.root + "Tests/Fixtures/corpus/folders/record-huge")
    let error = #expect(throws: Diagnostic.self) { try RunPlan(Self.grid, in: folder) }
    #expect(error?.message == "the grid of this record has more than 20000000 cells")
  }

  private func grid(seeds: Int) throws -> Grid {
    let sizes = (1...25).map(String.init).joined(separator: ", ")
    return try Grid.parse(
      """
      seeds: \(seeds)
      tasks: [dot, concat]
      datasets: [random, many_hot]
      networks: {type: dense, depth: 1, activation: linear, batch_size: [\(sizes)]}
      """, path: "grid.yaml")
  }

  private static let everyHundredth = TrialFilter(
    truths: { column, value in [column == "seed" && value?.hasSuffix("00") == true] }, hold: { $0[0] })

  /// A grid of a hundred cells with a hundred thousand replicates each.
  @Test func millionsOfTrialsAreCountedAndFiltered() throws {
    let grid = try grid(seeds: 100_000)
    #expect(grid.trials.count == 10_000_000)
    try ScratchFolder.with { scratch in
      let plan = try RunPlan(grid, in: RunFolder(scratch.path))
      #expect(plan.toDo.count == 10_000_000 && plan.toDo.prefix(101).map(\.seed).last == 1)
      #expect(try RunPlan(grid, in: RunFolder(scratch.path), where: Self.everyHundredth).toDo.count == 99_900)
    }
  }

  @Test func shardsOfManyTrialsAddUp() throws {
    let grid = try grid(seeds: 1_000)
    try ScratchFolder.with { scratch in
      let parts = try (1...3).map { index in
        try RunPlan(grid, in: RunFolder(scratch.path, shard: Shard(parsing: "\(index)/3")), where: Self.everyHundredth)
          .toDo
      }
      #expect(parts.reduce(0) { $0 + $1.count } == 900 && parts.allSatisfy { Array($0).count == $0.count })
      #expect(Set(parts.flatMap(Array.init)).count == 900)
    }
  }
}
