import Analysis
import Basics
import Statistics
import Tables
import Testing

@Suite struct IntervalMethodTests {
  /// Three cells with one trial each.
  let three = Table([Column("cell", numbers: [0, 1, 2]), Column("x", numbers: [0, 0.5, 1])])
  let identity = Identity(cell: ["cell"], replicate: ["seed"])

  private func interval(
    _ method: String, _ table: Table, _ expression: String = "mean(x)", ranges: [String: ClosedRange<Double>] = [:]
  ) throws -> Interval? {
    let aggregation = Aggregation(
      identity: identity, interval: try IntervalMethod.all.named(method, what: "interval"), ranges: ranges)
    guard case .estimate(let estimate) = try aggregation.value(of: Expression(parsing: expression), in: table) else {
      return nil
    }
    return estimate.interval
  }

  /// The interval of three cells with 0, 0.5 and 1; nil for no interval. Wilson's is from scipy 1.17.1's
  /// `proportion_ci`, and Student's is 0.5 ± 4.302652729911275 · 0.5 / √3. A bootstrap interval of three values
  /// contains all of them, and in cells of one trial there is nothing to draw from.
  static let expected: [String: (expression: String, interval: Interval?)] = [
    "none": ("mean(x)", nil), "bootstrap": ("mean(x)", Interval(low: 0, high: 1)),
    "hierarchical_bootstrap": ("mean(x)", Interval(low: 0, high: 1)),
    "stratified_bootstrap": ("mean(x)", nil),
    "wilson": ("solved(x)", Interval(low: 0.0614919447, high: 0.7923403992)),
    "clopper_pearson": ("solved(x)", Interval(low: 0.008403758659612647, high: 0.9057006759492866)),
    "t": ("mean(x)", Interval(low: -0.7420688559, high: 1.7420688559)),
    "sd": ("mean(x)", Interval(low: 0, high: 1)),
    "sem": ("mean(x)", Interval(low: 0.2113248654, high: 0.7886751346)),
    "min_max": ("median(x)", Interval(low: 0, high: 1)),
    "quartiles": ("median(x)", Interval(low: 0.25, high: 0.75)),
    "percentiles": ("mean(x)", Interval(low: 0.025, high: 0.975)),
  ]

  @Test(arguments: IntervalMethod.all) func everyMethodGivesTheKnownInterval(method: IntervalMethod) throws {
    let expected = try #require(
      Self.expected[method.name], "IntervalMethodTests.expected has no interval of '\(method.name)'")
    #expect(!method.summary.isEmpty)
    let found = try interval(method.name, three, expected.expression)
    #expect((found == nil) == (expected.interval == nil), "\(method.name): \(String(describing: found))")
    if let found, let known = expected.interval {
      #expect(abs(found.low - known.low) < 1e-9 && abs(found.high - known.high) < 1e-9, "\(method.name): \(found)")
    }
  }

  /// Two tasks and three seeds. The means over both tasks are 1, 2 and 3, whatever makes a cell.
  @Test(arguments: [
    Identity(cell: ["task"], replicate: ["seed"]), Identity(cell: ["task"]), Identity(),
    Identity(cell: ["task", "seed"]),
  ])
  func intervalsAreOverTheValuesOfAColumn(identity: Identity) throws {
    let table = Table([
      Column("task", texts: ["a", "a", "a", "b", "b", "b"]), Column("seed", numbers: [0, 1, 2, 0, 1, 2]),
      Column("x", numbers: [0, 1, 2, 2, 3, 4]),
    ])
    var aggregation = Aggregation(identity: identity, interval: try IntervalMethod.all.named("sd", what: "interval"))
    aggregation.over = "seed"
    let mean = try Expression(parsing: "mean(x)")
    guard case .estimate(let estimate) = try aggregation.value(of: mean, in: table) else {
      Issue.record("no estimate")
      return
    }
    #expect(estimate.value == 2 && estimate.interval == Interval(low: 1, high: 3))
    aggregation.over = "sed"
    #expect(throws: Diagnostic.self) { try aggregation.value(of: mean, in: table) }
  }

  /// A spread is not a confidence interval, so mean ± sd is not clamped.
  @Test func spreadsAreNotClamped() throws {
    #expect(try interval("sd", three, ranges: ["x": 0.25...0.75]) == Interval(low: 0, high: 1))
    #expect(throws: Diagnostic.self) { try interval("sem", three, "median(x)") }
    #expect(
      try IntervalMethod.all.named("sd", what: "interval").sentence(over: "the values of seed")
        == "one standard deviation over the values of seed to each side")
    #expect(IntervalMethod.standard.sentence(over: nil).hasPrefix("95% intervals: percentile bootstrap over cells, "))
  }

  /// With only three values, the interval contains all of them.
  @Test func bootstrapDrawsWithReplacement() throws {
    let found = try #require(try interval("bootstrap", three))
    #expect(found == Interval(low: 0, high: 1))
    #expect(try interval("bootstrap", three) == found)
  }

  @Test func bootstrapStaysBetweenTheValues() throws {
    let table = Table([
      Column("cell", numbers: (0..<40).map { Double($0) }),
      Column("x", numbers: (0..<40).map { $0 < 38 ? 1 : 0.2 }),
    ])
    let found = try #require(try interval("bootstrap", table))
    #expect(found.low >= 0.2 && found.low < 0.96)
    #expect(found.high == 1)
  }

  @Test(arguments: [
    "bootstrap", "hierarchical_bootstrap", "stratified_bootstrap", "t", "sd", "sem", "min_max", "quartiles",
  ])
  func oneValueHasNoInterval(_ method: String) throws {
    #expect(try interval(method, three.rows([0])) == nil)
    #expect(try interval(method, three.rows([])) == nil)
  }

  @Test func strataAreNotMixed() throws {
    let seeds = Table([
      Column("cell", numbers: [0, 0, 1, 1]), Column("seed", numbers: [0, 1, 0, 1]),
      Column("x", numbers: [0.1, 0.1, 0.9, 0.9]),
    ])
    let found = try #require(try interval("stratified_bootstrap", seeds))
    #expect(abs(found.low - 0.5) < 1e-15 && abs(found.high - 0.5) < 1e-15)
    for method in ["bootstrap", "hierarchical_bootstrap"] {
      #expect(try #require(try interval(method, seeds)).low < 0.2)
    }
  }

  @Test func studentIsClampedToTheDeclaredRange() throws {
    #expect(try #require(try interval("t", three)).low < 0)
    #expect(try interval("t", three, ranges: ["x": 0...1]) == Interval(low: 0, high: 1))
  }

  /// One of three is solved. Wilson's interval is from scipy 1.17.1's `proportion_ci`.
  @Test func wilsonCountsTrials() throws {
    let found = try #require(try interval("wilson", three, "solved(x)"))
    #expect(abs(found.low - 0.0614919447) < 1e-9)
    #expect(abs(found.high - 0.7923403992) < 1e-9)
    #expect(throws: Diagnostic.self) { try interval("wilson", three, "mean(x)") }
    #expect(throws: Diagnostic.self) { try interval("t", three, "median(x)") }
  }

  /// A cell with one solved trial, and a cell with 99 unsolved ones. The share is a half, with the variance of 4 / (1 +
  /// 1/99) trials. The expected ends are from Wilson's formula and SciPy 1.17.1's `beta.ppf` with that number of
  /// trials.
  @Test(arguments: [("wilson", 0.1491429681, 0.8508570319), ("clopper_pearson", 0.0664572369, 0.9335427631)])
  func intervalsOfSharesHoldTheShare(_ method: String, _ low: Double, _ high: Double) throws {
    let table = Table([
      Column("cell", numbers: [0] + [Double](repeating: 1, count: 99)),
      Column("seed", numbers: (0..<100).map(Double.init)),
      Column("x", numbers: [1] + [Double](repeating: 0, count: 99)),
    ])
    let found = try #require(try interval(method, table, "solved(x)"))
    #expect(abs(found.low - low) < 1e-9 && abs(found.high - high) < 1e-9, "\(found)")
  }

  @Test func intervalsStandBesideTheValue() throws {
    let mean = Aggregation.Measure(try Expression(parsing: "mean(x)"))
    let aggregation = Aggregation(
      measures: [mean], identity: identity, interval: try IntervalMethod.all.named("t", what: "interval"))
    let names = try aggregation.evaluate(three).columnNames
    #expect(names == ["cells", "x_mean", "x_mean_low", "x_mean_high", "n", "possible_cells"])
  }
}
