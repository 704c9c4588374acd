import Basics
import Experiments
import Networks
import Platform
import Tables
import TestSupport
import Testing

/// The protocol that compares networks by the logarithm of their error, and the requirements on its grids.
@Suite struct LogErrorTests {
  private static let grid = """
    protocol: log_error
    seeds: {from: 1000, count: 1}
    problems:
      "uniform(-1, 1)": ["product(4)", "total(8)"]
      many_hot: ["product(4)"]
    networks:
      - {type: multiply, size: 4, rate: [1e-2, 3e-3], schedule: cosine, warm_up: 10, inputs: standardized}
    training: {steps: 600, validate_every: 100}
    evaluate: {twice: {scale: 2}}
    """

  private func run(_ text: String, _ scratch: ScratchFolder, in folder: String) throws -> Table {
    let grid = try Grid.parse(text, path: scratch("grid.yaml"))
    _ = try GridRunner(grid, in: RunFolder(scratch(folder))).run(telling: Recorder())
    return try CSVReader().read(path: scratch(folder) + "/results.csv")
  }

  @Test func runHasTheErrorAndTheFacts() throws {
    try ScratchFolder.with { scratch in
      let table = try run(Self.grid, scratch, in: "tuning")
      #expect(table.rowCount == 6)
      for row in 0..<table.rowCount {
        func number(_ column: String) -> Double? { table[column]?.number(row) }
        func text(_ column: String) -> String? { table[column]?.text(row) }
        let r2 = try #require(number("r2"))
        let log = try #require(number("unclipped_log_error"))
        #expect(abs(pow10(log) - (1 - r2)) < 1e-6)
        #expect(number("log_error") == min(max(log, -6), 0))
        #expect(number("global_step") == 600 && number("log_error_twice") != nil)
        #expect(number("solved") == ((number("exact_match") ?? 0) >= 0.99 ? 1 : 0))
        #expect(text("operation") == (text("task") == "total(8)" ? "total" : "product"))
        let population =
          text("dataset") == "many_hot" ? "bits" : text("operation") == "total" ? "linear" : "cross_terms"
        #expect(text("population") == population && text("cluster") == text("operation"))
        #expect(number("problem_width") == (text("task") == "total(8)" ? 8 : 4))
        // A network that multiplies easily learns a product of four numbers.
        guard text("operation") == "product", number("fixed_rate") == 0.01 else { continue }
        let reached = try #require(number("steps_to_hundredth"))
        #expect(log < -2 && reached <= 600 && reached.truncatingRemainder(dividingBy: 100) == 0)
      }
      #expect(table["distractors"] == nil && table["product_share"] == nil)

      let main = Self.grid.replacing(", rate: [1e-2, 3e-3]", with: "")
        .replacing("{from: 1000, count: 1}", with: "2\nsearch: {rates_from: tuning/results.csv}")
      let results = try run(main, scratch, in: "main")
      #expect(results.rowCount == 6)
      #expect((0..<6).allSatisfy { [0.01, 0.003].contains(results["lr"]?.number($0) ?? 0) })
    }
  }

  private func pow10(_ x: Double) -> Double { exp(x * log(10)) }

  @Test(arguments: [
    ("networks: {type: multiply}", "has no learning rate, which the protocol log_error does not look for"),
    ("networks: {type: multiply, rate: 0.1}\nsearch: {rates: [0.1]}", "'search' has 'rates_from' alone"),
    ("networks: {type: multiply, rate: 0.1}\ntasks: dot", "'tasks' has no effect beside 'problems'"),
    ("networks: {type: multiply, rate: 0.1, width: 3, size: 4}", "'width' or 'size', not both"),
    ("networks: {type: dense, depth: 1, activation: linear, rate: 0.1, size: 4}", "has no inner width"),
  ])
  func mistakesAreTold(lines: String, message: String) {
    let error = #expect(throws: DiagnosticList.self) {
      try Grid.parse("protocol: log_error\nproblems: {many_hot: dot}\n\(lines)", path: "grid.yaml")
    }
    #expect(error?.diagnostics.contains { $0.message.contains(message) } == true, "\(String(describing: error))")
  }

  /// Only the problems that are listed are cells.
  @Test func problemsAreNoProduct() throws {
    let grid = try Grid.parse(Self.grid, path: "grid.yaml")
    let problems = Set(grid.trials.map { "\($0.task) \($0.dataset)" })
    #expect(problems == ["product(4) uniform(-1, 1)", "total(8) uniform(-1, 1)", "product(4) many_hot"])
  }

  // MARK: the choice of rates

  private static let header =
    "task,dataset,network_type,network_depth,network_activation,seed,protocol,status,validation_loss,fixed_rate,"
    + "validation_log_error,steps_to_hundredth\n"

  private func choice(_ rows: [String]) throws -> Double? {
    try ScratchFolder.with { scratch in
      let path = try scratch.write(
        Self.header + rows.map { "dot,many_hot,multiply,1,linear,\($0)\n" }.joined(), to: "tuning.csv")
      let trial = Trial(
        task: "dot", dataset: "many_hot", networkType: "multiply", networkDepth: 1, networkActivation: "linear",
        researchProtocol: "log_error", seed: 0)
      return try TunedRates(reading: path)[trial]
    }
  }

  /// −3.04 is within 0.05 of −3.06, and −2 is not. Of the first two rates, the one with fewer steps is chosen.
  @Test func fewerStepsDecideAmongEqualErrors() throws {
    let rate = try choice([
      "0,log_error,finished,0.1,0.001,-3.06,9000", "0,log_error,finished,0.1,0.003,-3.04,2000",
      "0,log_error,finished,0.1,0.01,-2,500",
    ])
    #expect(rate == 0.003)
  }

  /// Errors below −6 are equal. If the steps are equal too, the error without bounds decides.
  @Test func unboundedErrorDecidesLast() throws {
    let rate = try choice([
      "0,log_error,finished,0.1,0.001,-9,2000", "0,log_error,finished,0.1,0.003,-13,2000",
      "0,log_error,finished,0.1,0.01,-7,2500",
    ])
    #expect(rate == 0.003)
  }

  /// The mean over replicates counts: −6 and −2 give −4, and −4.5 twice is better. A rate that diverged once is not
  /// chosen.
  @Test func meansOfReplicatesCount() throws {
    let rate = try choice([
      "0,log_error,finished,0.1,0.001,-12,500", "1,log_error,finished,0.1,0.001,-2,500",
      "0,log_error,finished,0.1,0.003,-4.5,", "1,log_error,finished,0.1,0.003,-4.5,9000",
      "0,log_error,finished,0.1,0.01,-6,500", "1,log_error,diverged,,0.01,,",
    ])
    #expect(rate == 0.003)
  }

  // MARK: networks of equal parameters

  /// Hidden widths h and parameters by hand, for 64 inputs and 32 outputs. The mlp with 4 · 32 hidden units has 128 ·
  /// 65 + 32 · 129 = 12,448 parameters. To match it, `multiply` with h · 66 + 32(h + 1) needs h = 126.7, `glu` with 2h
  /// · 65 + 32(h + 1) needs 76.6, and the mlp with layer norm, h · 67 + 32(h + 1), needs 125.4.
  @Test(arguments: [
    ("mlp", 2, "relu", 12_448), ("multiply", 1, "linear", 127 * 66 + 32 * 128),
    ("glu", 2, "linear", 154 * 65 + 32 * 78),
    ("mlp_layer_norm", 2, "gelu", 125 * 67 + 32 * 126),
  ])
  func sizeMeansEqualParameters(type: String, depth: Int, activation: String, expected: Int) throws {
    var setup = TrainingSetup()
    setup.size = 4
    let architecture = try Architecture.all.named(type, what: "network")
    let count = try architecture.parameterCount(
      depth: depth, activation: activation, inputWidth: 64, outputWidth: 32, setup: setup)
    #expect(count == expected && abs(Double(count) / 12_448 - 1) < 0.01)
    let network = try architecture.network(
      depth: depth, activation: activation, inputWidth: 64, outputWidth: 32, setup: setup)
    #expect(network.parameterCount == expected)
  }
}
