import Analysis
import Basics
import Statistics
import Tables
import Testing

@Suite struct PairedReducerTests {
  /// `multiply` and `dense` on three problems with two seeds. `dense` lacks a seed of `sum`, and only `dense` was tried
  /// on `max`. `mlp` was tried only on `dot`.
  let table: Table = {
    let rows: [(String, String, Double, Double)] = [
      ("dot", "multiply", 0, 1), ("dot", "multiply", 1, 0.8), ("dot", "dense", 0, 0.5), ("dot", "dense", 1, 0.5),
      ("mul", "multiply", 0, 1), ("mul", "multiply", 1, 1), ("mul", "dense", 0, 0.9), ("mul", "dense", 1, 0.7),
      ("sum", "multiply", 0, 0.2), ("sum", "multiply", 1, 0.3), ("sum", "dense", 0, 1),
      ("max", "dense", 0, 1), ("dot", "mlp", 0, 0.9),
    ]
    return Table([
      Column("task", texts: rows.map(\.0)), Column("network", texts: rows.map(\.1)),
      Column("seed", numbers: rows.map(\.2)), Column("accuracy", numbers: rows.map(\.3)),
    ])
  }()
  let identity = Identity(cell: ["task", "network"], replicate: ["seed"])

  private func estimate(_ text: String, _ table: Table? = nil) throws -> Estimate {
    let aggregation = Aggregation(identity: identity, interval: .standard, ranges: ["accuracy": 0...1])
    let value = try aggregation.value(of: Expression(parsing: text), in: table ?? self.table)
    guard case .estimate(let estimate) = value else { return Estimate(nil) }
    return estimate
  }

  /// The value of each reducer that compares two: for `multiply` and `dense`, and for two networks without a common
  /// problem. They are worked out by hand in the tests below. Of the pairs' trials, 0.8, 1, 1 and 0.5, 0.7, 0.9 lie
  /// between the quartiles.
  static let expected: [String: (value: Double, ofNoProblem: Double?)] = [
    "difference": ((0.4 + 0.2 - 0.8) / 3, nil), "iqm_difference": ((0.8 + 1 + 1) / 3 - (0.5 + 0.7 + 0.9) / 3, nil),
    "solved_difference": ((0.5 + 1 - 1) / 3, nil), "improvement": (2.0 / 3, nil), "wilcoxon": (1, nil),
    "mcnemar": (0.625, nil), "common_problems": (3, 0),
  ]

  @Test(arguments: Reducer.all.filter(\.comparesTwo).map(\.name))
  func everyComparisonHasAReferenceValue(_ name: String) throws {
    let expected = try #require(
      Self.expected[name], "PairedReducerTests.expected has no value worked by hand for the reducer '\(name)'")
    let found = try estimate("\(name)(accuracy, network, multiply, dense)").value
    #expect(abs(try #require(found) - expected.value) < 1e-12)
  }

  /// By hand: dot (0.5 + 0.3)/2 = 0.4, mul (0.1 + 0.3)/2 = 0.2, sum 0.2 − 1 = −0.8.
  @Test func differencePairsTrialsAndAveragesProblems() throws {
    let found = try estimate("difference(accuracy, network, multiply, dense)")
    #expect(abs(found.value! - (0.4 + 0.2 - 0.8) / 3) < 1e-15)
    #expect(found.cells == 3 && found.n == 5 && found.possibleCells == 4)
    #expect(found.interval!.low <= -0.79 && found.interval!.high >= 0.39)
    let reversed = try estimate("difference(accuracy, network, dense, multiply)")
    #expect(abs(reversed.value! + found.value!) < 1e-15)
  }

  /// P(multiply > dense) is 4/4 on dot, 4/4 on mul, and 0/1 on sum.
  @Test func improvementAveragesProblems() throws {
    #expect(abs(try estimate("improvement(accuracy, network, multiply, dense)").value! - 2.0 / 3) < 1e-15)
  }

  /// The |d| are 0.2, 0.4 and 0.8, and T = 3 of 6: p = 1. Solved pairs are 1:0 on dot, 2:0 on mul and 0:1 on sum,
  /// together 3:1: p = 5/8.
  @Test func tests() throws {
    #expect(try estimate("wilcoxon(accuracy, network, multiply, dense)").value == 1)
    #expect(abs(try estimate("mcnemar(accuracy, network, multiply, dense)").value! - 0.625) < 1e-12)
  }

  @Test func solvedDifference() throws {
    let found = try estimate("solved_difference(accuracy, network, multiply, dense)")
    #expect(abs(found.value! - (0.5 + 1 - 1) / 3) < 1e-15)
    #expect(found.interval!.low >= -1 && found.interval!.high <= 1)
  }

  @Test func severalCellsOfOneSideAreAveraged() throws {
    let typed = table.adding(
      Column("kind", texts: (0..<table.rowCount).map { table["network"]!.text($0) == "multiply" ? "x" : "y" }))
    var aggregation = Aggregation(identity: identity)
    aggregation.identity.joint = ["kind": ["network"]]
    let found = try aggregation.value(
      of: Expression(parsing: "difference(accuracy, kind, x, y where task = dot)"), in: typed)
    #expect(abs(found.number! - ((1 - 0.7) + (0.8 - 0.5)) / 2) < 1e-15)
  }

  @Test func boundsOfAnInterval() throws {
    let found = try estimate("difference(accuracy, network, multiply, dense)")
    #expect(try estimate("low(difference(accuracy, network, multiply, dense))").value == found.interval?.low)
    #expect(try estimate("high(difference(accuracy, network, multiply, dense))").value == found.interval?.high)
    #expect(try estimate("low(mean(accuracy where task = none))").value == nil)
  }

  /// Samples with no, one and two common problems.
  @Test func fewProblems() throws {
    for reducer in Reducer.all where reducer.comparesTwo {
      let expected = try #require(Self.expected[reducer.name]).ofNoProblem
      #expect(
        try estimate("\(reducer.name)(accuracy, network, multiply, nowhere)").value == expected, "\(reducer.name)")
    }
    let one = try estimate("difference(accuracy, network, mlp, dense)")
    #expect(abs(one.value! - 0.4) < 1e-15 && one.cells == 1 && one.interval == nil)
    let two = try estimate("difference(accuracy, network, multiply, dense where task != sum)")
    #expect(abs(two.value! - 0.3) < 1e-15 && two.cells == 2)
    #expect(two.interval == Interval(low: 0.2, high: 0.4) || abs(two.interval!.low - 0.2) < 1e-12)
  }

  @Test(
    arguments: [
      ("difference(accuracy)", 20, "expected ','"),
      ("difference(accuracy, netwrok, a, b)", 22, "unknown column 'netwrok'"),
      ("difference(accuracy, network, a)", 32, "expected ','"),
      ("difference(accuracy, network, a, b, 3)", 1, "too many arguments"), ("low(accuracy)", 5, "unknown reducer"),
      ("low(mean(accuracy)", 19, "expected ')'"),
    ] as [(String, Int, String)])
  func errorsNameTheColumn(_ text: String, _ column: Int, _ message: String) {
    #expect { try estimate(text) } throws: { error in
      let diagnostic = error as? Diagnostic
      return diagnostic?.location?.column == column && diagnostic?.message.hasPrefix(message) == true
    }
  }

  @Test func withoutCellsThereIsNothingToCompareOn() throws {
    #expect(throws: Diagnostic.self) {
      try Aggregation().value(of: Expression(parsing: "difference(accuracy, network, multiply, dense)"), in: table)
    }
  }
}
