import Basics
import Experiments
import Tables
import TestSupport
import Testing

/// The evaluation sets that a grid file adds.
@Suite struct EvaluationSetTests {
  /// A grid in which `identity` and `own` are the test examples themselves, and `far` has another range.
  private static let grid = """
    tasks: elementwise_mul
    datasets: [random_pos, one_hot]
    networks: {type: multiply_simple}
    search: {rates: [1e-2], steps: 20}
    training: {steps: 200, validate_every: 100, patience: 10}
    evaluate:
      identity: {scale: 1}
      own: {range: [0, 1]}
      far: {range: [2, 6]}
    """

  @Test func setsAreColumnsOfTheResults() throws {
    try ScratchFolder.with { scratch in
      let grid = try Grid.parse(Self.grid, path: "grid.yaml")
      _ = try GridRunner(grid, in: RunFolder(scratch.path)).run(telling: Recorder())
      let table = try CSVReader().read(path: scratch("results.csv"))
      #expect(table.rowCount == 2)
      for row in 0..<table.rowCount {
        func number(_ column: String) -> Double? { table[column]?.number(row) }
        for metric in EvaluationMetric.everywhere {
          #expect(number(metric.name) == number(metric.column(on: "identity")), "\(metric.name)")
          #expect(number(metric.name) == number(metric.column(on: "own")), "\(metric.name)")
        }
        // Products of up to 36 are not yet as accurate.
        #expect(try #require(number("loss_far")) > 10 * #require(number("loss")))
      }
      // A run with other sets is refused, since its settings differ.
      var other = grid
      other.settings?.evaluation?.removeLast()
      let error = try #require(throws: Diagnostic.self) { try RunPlan(other, in: RunFolder(scratch.path)) }
      #expect(error.message.contains("evaluation sets: "))
      #expect(try RunPlan(grid, in: RunFolder(scratch.path)).toDo.isEmpty)
    }
  }

  /// Every mapping gives the expected images, also when it maps a range to itself.
  @Test(arguments: [
    ("scale", [2.0], [Float(-2), 0, 2]), ("range", [-1, 1], [-1, 0, 1]), ("range", [2, 6], [2, 4, 6]),
    // A union of two ranges of equal width: half of the numbers go to each.
    ("range", [-6, -2, 2, 6], [-6, 2, 6]),
  ])
  func mappingsGoWhereTheySay(mapping: String, numbers: [Double], images: [Float]) throws {
    let map = try EvaluationSet(name: "x", mapping: mapping, numbers: numbers).map(from: -1...1)
    #expect([-1, 0, 1].map { map($0) } == images)
  }

  @Test(arguments: InputMapping.all) func mappingsRefuseNoNumbers(mapping: InputMapping) {
    #expect(!mapping.accepts([]), "'\(mapping.name)' takes no numbers")
  }

  private func mistakes(_ evaluate: String) -> [String] {
    let text = "tasks: dot\ndatasets: random\nnetworks: {type: multiply}\nevaluate: \(evaluate)\n"
    do {
      _ = try Grid.parse(text, path: "grid.yaml")
      return []
    } catch let error as DiagnosticList {
      return error.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.message)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: [
    ("{}", "4:11 'evaluate' must be a mapping of names to sets"),
    ("{há: {scale: 2}}", "4:12 'há' cannot name an evaluation set"),
    ("{far: {scale: 1e300}}", "4:25 'scale' must be one number from 0.000001 to 1000000, or the same below 0"),
    ("{far: {scale: 1e-50}}", "4:25 'scale' must be one number from 0.000001 to 1000000, or the same below 0"),
    (
      "{far: {range: [1, 1.00000001]}}",
      "4:25 'range' must be low and high of one range or of several, ascending and at most 1000000: [2, 6] or [-6, -2, 2, 6]"
    ),
    ("{Far: {scale: 2}}", "4:12 'Far' cannot name an evaluation set"),
    ("{seen: {scale: 2}}", "4:12 the evaluation set 'seen' already exists"),
    ("{pct: {scale: 2}}", "4:12 the evaluation set 'pct' already exists"),
    ("{far: {}}", "4:17 the evaluation set 'far' needs one of 'scale' or 'range' or 'dataset' or 'grid'"),
    ("{far: {shift: 2}}", "4:18 unknown key 'shift'"),
    ("{far: {scale: 0}}", "4:25 'scale' must be one number from 0.000001 to 1000000, or the same below 0"),
    (
      "{far: {range: [6, 2]}}",
      "4:25 'range' must be low and high of one range or of several, ascending and at most 1000000: [2, 6] or [-6, -2, 2, 6]"
    ),
  ])
  func mistakesAreToldAtTheirPlace(evaluate: String, mistake: String) {
    #expect(mistakes(evaluate).first == mistake)
  }

  @Test func protocolsWithNumbersOfTheirOwnTakeNone() {
    let text =
      "protocol: octavian_2018\ntasks: dot\ndatasets: random\nnetworks: {type: multiply}\nevaluate: {far: {scale: 2}}\n"
    let error = #expect(throws: DiagnosticList.self) { try Grid.parse(text, path: "grid.yaml") }
    #expect(error?.diagnostics.first?.message.hasPrefix("'evaluate'") == true)
    #expect(error?.diagnostics.first?.location?.line == 5)
  }
}
