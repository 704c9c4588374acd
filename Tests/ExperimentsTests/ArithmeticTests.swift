import Basics
import Experiments
import Foundation
import Networks
import Tables
import TestSupport
import Testing

/// Tasks of arithmetic: the places of their subsets, the thresholds for solved trials, and the results of their runs.
@Suite struct ArithmeticTests {
  private func grid(
    _ task: String = "pair_add", _ dataset: String = "uniform(1, 2)",
    network: String = "{type: neural_addition, depth: 1}", _ rest: String = "evaluate: {extrapolation: {range: [2, 6]}}"
  ) throws -> Grid {
    try Grid.parse(
      """
      protocol: arithmetic
      tasks:
        - \(task)
      datasets:
        - \(dataset)
      networks: \(network)
      training: {steps: 300, validate_every: 100}
      examples: {validation: 500, test: 500}
      \(rest)
      """, path: "grid.yaml")
  }

  private func run(_ grid: Grid) throws -> Table {
    try ScratchFolder.with { scratch in
      _ = try GridRunner(grid, in: RunFolder(scratch.path)).run(telling: Recorder())
      return try CSVReader().read(path: scratch("results.csv"))
    }
  }

  // MARK: thresholds

  struct Published: Sendable, CustomTestStringConvertible {
    let task: String
    let dataset: String
    let threshold: Double
    var testDescription: String { "\(task) on \(dataset)" }
  }

  /// The thresholds that Madsen and Johansen print beside the results of their two-layer task, with ε = 1e-5 and
  /// numbers from U[2, 6]. The last two are computed by hand: (1 − (1 − ε)²)² E[(ab)²] for a product, and ε² E[(a +
  /// b)²] for a sum.
  static let thresholds = [
    Published(task: "two_sums_add", dataset: "uniform(2, 6)", threshold: 1.4786e-5),
    Published(task: "two_sums_subtract", dataset: "uniform(2, 6)", threshold: 1.3844e-8),
    Published(task: "two_sums_multiply", dataset: "uniform(2, 6)", threshold: 0.160011),
    Published(task: "two_sums_divide", dataset: "uniform(2, 6)", threshold: 4.938e-12),
    Published(task: "two_sums_root", dataset: "uniform(2, 6)", threshold: 8.955e-9),
    Published(task: "two_sums_square", dataset: "uniform(2, 6)", threshold: 0.159474),
    Published(task: "nested_sums_multiply", dataset: "uniform(2, 6)", threshold: 2.157e-6),
    Published(task: "pair_multiply", dataset: "uniform(2, 6)", threshold: 1.201778e-7),
    Published(task: "pair_add", dataset: "uniform(2, 6)", threshold: 6.66667e-9),
  ]

  /// The thresholds are means over about a hundred thousand examples, so they agree within two percent.
  @Test(arguments: thresholds) func thresholdsAreThoseThatWerePublished(published: Published) throws {
    let session = try session(of: grid(published.task, published.dataset, ""))
    let threshold = try #require(try session.threshold())
    #expect(abs(threshold / published.threshold - 1) < 0.02, "\(threshold)")
  }

  private func session(of grid: Grid, seed: Int = 0) throws -> TrialSession {
    var trial = try #require(Array(grid.trials).first)
    trial.seed = seed
    return try TrialSession(trial, settings: grid.settings, masterSeed: 1) { false }
  }

  // MARK: names with numbers

  @Test(arguments: [
    ("two_sums_add(100, 0.25, 0.5)", "two_sums_add"), ("two_sums_add(10 0.5 0)", "two_sums_add(10, 0.5, 0)"),
    ("two_sums_multiply( 4,0.25,0.5 )", "two_sums_multiply(4, 0.25, 0.5)"),
  ])
  func tasksAreWrittenInOneWay(text: String, name: String) throws {
    #expect(try LearningTask.all.resolve(text, what: "task").name == name)
    #expect(try Array(grid(text).trials).first?.task == name)
  }

  @Test(arguments: [
    ("two_sums_add(10, 0.9, 0)", "uniform(1, 2)", "3:5 'two_sums_add(10, 0.9, 0)' is not a task"),
    ("pair_add(3)", "uniform(1, 2)", "3:5 the task 'pair_add' takes no numbers"),
    ("pair_ad", "uniform(1, 2)", "3:5 unknown task 'pair_ad'"),
    ("pair_add", "uniform(2, 1)", "5:5 'uniform(2, 1)' is not a dataset"),
    ("pair_add", "uniform(1, 2", "5:5 'uniform(1, 2' is not a dataset"),
    ("pair_add", "normal(0, 0)", "5:5 'normal(0, 0)' is not a dataset"),
    ("pair_add", "truncated_normal(0, 1, 60, 70)", "5:5 'truncated_normal(0, 1, 60, 70)' is not a dataset"),
    ("pair_add", "exponential(nan)", "5:5 'exponential(nan)' is not a dataset"),
    (
      "pair_add", "exponential(1)",
      "5:3 the numbers of 'exponential' have no bounds, so that 'extrapolation' has no range to come from"
    ),
  ])
  func mistakesAreToldAtTheirPlace(task: String, dataset: String, mistake: String) {
    expect(mistake) { try grid(task, dataset) }
  }

  @Test(arguments: [
    ("success: {epsilon: 0}", "9:20 epsilon must be a number above 0"),
    ("success: {}", "9:10 'success' needs either 'epsilon' or 'error'"),
    ("success: {epsilon: 1, error: 1}", "9:10 'success' needs either 'epsilon' or 'error'"),
    ("search: {rates: [1]}", "9:9 'search' has no effect with the protocol arithmetic"),
    (
      "evaluate: {far: {grid: [1, 2]}}", "9:24 'grid' must be low, high and step, at most 1000 numbers: [-4.1, 4, 0.2]"
    ),
    (
      "evaluate: {far: {dataset: {\"uniform(1, 3)\": uniform}}}",
      "5:3 the evaluation set 'far' has no dataset for 'uniform(1, 2)'"
    ),
    ("evaluate: {far: {dataset: gaussian}}", "9:27 unknown dataset 'gaussian'"),
    ("exclude: {dataset: \"normal(1)\"}", "9:20 'normal(1)' is not a dataset"),
  ])
  func settingsAreCheckedAtTheirPlace(rest: String, mistake: String) {
    expect(mistake) { try grid("pair_add", "uniform(1, 2)", rest) }
  }

  private func expect(_ mistake: String, of parse: () throws -> Grid) {
    let error = #expect(throws: DiagnosticList.self) { try parse() }
    let found = error?.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.message)" }
    #expect(found == [mistake])
  }

  // MARK: examples

  /// Each replicate has its own subsets: two blocks of 25 places that share 12, anywhere among the 100 inputs.
  @Test func subsetsLieElsewhereInEachReplicate() throws {
    let task = try LearningTask.all.resolve("two_sums_subtract", what: "task")
    let variant = try #require(task.variant)
    let starts = (0..<200).map { seed in
      let batch = Batch(inputWidth: 100, outputWidth: 1)
      for place in 0..<100 { batch.inputs[place, 0] = Float(place) }
      let task = variant(UInt64(seed))
      task.writeTargets(batch.inputs, batch.targets)
      // Each place of the second block is 13 places after that of the first.
      #expect(batch.targets[0, 0] == -25 * 13)
      batch.inputs.fill(0)
      let first = (0..<100).first { place in
        batch.inputs[place, 0] = 1
        task.writeTargets(batch.inputs, batch.targets)
        return batch.targets[0, 0] != 0
      }
      return first ?? -1
    }
    #expect(Set(starts).isSubset(of: 0...62) && Set(starts).count > 50)
    #expect(variant(7).name == task.name)
  }

  /// Training examples of a given number are repeated in their order. Without a number they never repeat.
  @Test func trainingExamplesAreRepeated() throws {
    let splits = try Dataset.all.resolve("normal(3, 2)", what: "dataset").examples([]).splits(seed: 5)
    func blocks(_ splits: DataSplits) -> [Float] {
      var (stream, batch) = (splits.training.stream(), Batch(inputWidth: 2, outputWidth: 1))
      return (0..<6).map { _ in
        stream.fill(&batch)
        return batch.inputs[0, 0]
      }
    }
    let (endless, repeated) = (blocks(splits), blocks(splits.resized(SetSizes(training: 96, validation: 7))))
    #expect(Set(endless).count == 6 && repeated == Array(endless[..<3] + endless[..<3]))
    #expect(splits.resized(SetSizes(validation: 7)).validation.count == 7 && splits.validation.count == 1_000)
  }

  // MARK: runs

  @Test func runsSayWhatIsSolved() throws {
    let grid = try grid(
      network: "{type: neural_addition, depth: 1, rate: 0.01}",
      "evaluate: {extrapolation: {range: [2, 6]}, other: {dataset: {\"uniform(1, 2)\": \"uniform(-6, -2, 2, 6)\"}}}")
    var longer = grid
    longer.settings?.trainingSteps = 3_000
    let table = try run(longer)
    func number(_ column: String) -> Double? { table[column]?.number(0) }
    let threshold = try #require(number("threshold"))
    #expect(number("solved") == 1 && number("ever_solved") == 1)
    #expect(try #require(number("loss_extrapolation")) < threshold && number("loss_other") != nil)
    let step = try #require(number("solved_step"))
    #expect((100...3_000).contains(step) && step.truncatingRemainder(dividingBy: 100) == 0)
    #expect(try #require(number("sparsity_error")) < 1e-3)
    #expect(number("train_steps_total") == 3_000)
  }

  /// A trial of ten steps solves nothing, and its row says so.
  @Test func unsolvedTrialsHaveNoStep() throws {
    var grid = try grid("pair_multiply")
    grid.settings?.trainingSteps = 10
    let table = try run(grid)
    #expect(table["solved"]?.number(0) == 0 && table["ever_solved"]?.number(0) == 0)
    #expect(table["solved_step"]?.number(0) == nil)
    #expect(try #require(table["sparsity_error"]?.number(0)) > 0.01)
  }

  /// Each output of a task with several functions has its own error. An error that is not a number is left out.
  @Test func outputsOfSeveralFunctionsHaveTheirErrors() throws {
    let grid = try grid(
      "four_functions", "uniform(0.1, 2.1)", network: "{type: npu, depth: 2, width: 6, batch_size: 100}",
      "evaluate: {far: {grid: [-4.1, 4, 0.2]}, roots: {grid: [0.1, 4, 0.1]}}")
    let table = try run(grid)
    for output in ["sum", "product", "quotient", "root"] {
      for set in ["", "_far", "_roots"] {
        let error = table["absolute_error_\(output)\(set)"]?.number(0)
        #expect((error == nil) == (output == "root" && set == "_far"), "\(output) on \(set)")
      }
    }
    #expect(table["threshold"]?.number(0) == nil && table["solved"]?.number(0) == nil)
  }

  /// A run under another protocol has none of these columns.
  @Test func otherProtocolsHaveNoSuchColumns() throws {
    let grid = try Grid.parse(
      """
      tasks: dot
      datasets: many_hot
      networks: {type: multiply_simple, rate: 0.01}
      training: {steps: 10, validate_every: 10}
      """, path: "grid.yaml")
    let names = try run(grid).columnNames
    #expect(ProtocolMeasure.all.allSatisfy { !names.contains($0.name) })
  }
}
