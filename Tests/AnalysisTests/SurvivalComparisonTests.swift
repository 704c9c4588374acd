import Analysis
import Basics
import Statistics
import Tables
import Testing

@Suite struct SurvivalComparisonTests {
  /// On x, a reaches 0.99 at steps 10 and 30, and b once, at 20. On y, only a was tried and never reached it.
  private let table = Table([
    Column("task", texts: ["x", "x", "x", "x", "y", "x", "x"]),
    Column("network", texts: ["a", "a", "a", "a", "a", "b", "b"]),
    Column("seed", numbers: [0, 0, 1, 1, 0, 0, 1]), Column("step", numbers: [10, 20, 15, 30, 40, 20, 35]),
    Column("accuracy", numbers: [1, 1, 0.5, 1, 0.2, 0.99, 0.98]),
  ])
  private let aggregation = Aggregation(
    identity: Identity(axes: [["task"], ["network"]], replicate: ["seed"]))

  private func tables(
    _ event: String = "accuracy >= 0.99", where condition: String? = nil
  ) throws -> (curves: Table, tests: Table) {
    var aggregation = aggregation
    aggregation.condition = try condition.map { text throws(Diagnostic) in try Condition(parsing: text) }
    return try SurvivalComparison(of: "network", measure: "step", event: try Condition(parsing: event), with: "b")
      .tables(aggregation, table)
  }

  private func numbers(_ table: Table, _ name: String, of network: String) -> [Double?] {
    (0..<table.rowCount).filter { table["network"]!.text($0) == network }.map { table[name]!.number($0) }
  }

  @Test func curvesTurnWhereSomethingHappens() throws {
    let curves = try tables().curves
    #expect(curves.columnNames.prefix(3) == ["network", "step", "survival"])
    #expect(numbers(curves, "step", of: "a") == [0, 10, 10, 30, 30, 40])
    #expect(numbers(curves, "step", of: "b") == [0, 20, 20, 35])
    #expect(numbers(curves, "share", of: "b") == [0, 0, 0.5, 0.5])
    let expected = KaplanMeier([.init(10), .init(30), .init(40, happened: false)]).steps
    #expect(numbers(curves, "survival", of: "a").last == expected[1].survival)
    #expect(numbers(curves, "survival_low", of: "a").last == expected[1].interval()?.low)
    #expect(numbers(curves, "share_high", of: "a").last == expected[1].interval().map { 1 - $0.low })
  }

  /// z is worked out by hand, on x alone.
  @Test func testsAreWithinProblems() throws {
    let tests = try tables().tests
    #expect(numbers(tests, "trials", of: "a") == [3] && numbers(tests, "events", of: "a") == [2])
    #expect(numbers(tests, "median", of: "a") == [30] && numbers(tests, "median", of: "b") == [20])
    let z = try #require(numbers(tests, "z", of: "a")[0])
    #expect(abs(z - 0.7844645405527362) < 1e-12)
    #expect(numbers(tests, "holm", of: "a") == numbers(tests, "p", of: "a"))
    #expect(numbers(tests, "z", of: "b") == [nil])
  }

  @Test func whatNeverHappensHasNoMedianAndNoTest() throws {
    let (curves, tests) = try tables("accuracy > 2")
    #expect(numbers(curves, "survival", of: "a") == [1, 1] && numbers(curves, "step", of: "a") == [0, 40])
    #expect(numbers(tests, "median", of: "a") == [nil] && numbers(tests, "p", of: "a") == [nil])
    #expect(try tables(where: "task = z").curves.rowCount == 0)
  }

  @Test func whatWillNotComeCountsUntilTheEnd() throws {
    var comparison = SurvivalComparison(
      of: "network", measure: "step", event: try Condition(parsing: "accuracy in (0.99, 0.2)"))
    // Of a, only the trial on y has the event, at 40. The other two end before, at 20 and 30.
    #expect(numbers(try comparison.tables(aggregation, table).curves, "share", of: "a").last == 1)
    comparison.endsAreFinal = true
    let curves = try comparison.tables(aggregation, table).curves
    #expect(abs(numbers(curves, "share", of: "a").last!! - 1.0 / 3) < 1e-12)
    let results = table.rows([0, 1, 5])
    #expect(numbers(try comparison.tables(aggregation, table, among: results).tests, "trials", of: "a") == [1])
  }

  @Test func protocolsAreNotPooled() throws {
    var aggregation = aggregation
    aggregation.identity.separate = ["seed"]
    let comparison = SurvivalComparison(of: "network", measure: "step", event: try Condition(parsing: "accuracy > 1"))
    #expect(throws: Diagnostic.self) { try comparison.tables(aggregation, table) }
  }

  @Test func timesMustBeNumbers() {
    #expect(throws: Diagnostic.self) {
      try SurvivalComparison(of: "network", measure: "task", event: try Condition(parsing: "accuracy > 1"))
        .tables(aggregation, table)
    }
  }
}
