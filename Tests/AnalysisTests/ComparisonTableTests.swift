import Analysis
import Basics
import Statistics
import Tables
import Testing

/// Tables that compare many networks.
@Suite struct ComparisonTableTests {
  private let identity = Identity(cell: ["task", "network"], replicate: ["seed"])

  /// Returns the results of networks, given their accuracies on tasks t0, t1, …, with one seed.
  private func table(_ scores: [String: [Double]]) -> Table {
    let rows = scores.sorted { $0.key < $1.key }.flatMap { network, values in
      values.enumerated().map { (network, "t\($0.offset)", $0.element) }
    }
    return Table([
      Column("network", texts: rows.map(\.0)), Column("task", texts: rows.map(\.1)),
      Column("seed", numbers: rows.map { _ in 0 }), Column("accuracy", numbers: rows.map(\.2)),
    ])
  }

  /// x beats y on all six tasks. x beats z on one task and ties on another, which counts half.
  @Test func everyPairBothWays() throws {
    let data = table([
      "x": [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], "y": [0.4, 0.39, 0.38, 0.37, 0.36, 0.35],
      "z": [0.5, 0.52, 0.53, 0.54, 0.55, 0.1],
    ])
    let pairs = try PairComparison(of: "network", measure: "accuracy").table(Aggregation(identity: identity), data)
    func improvement(_ first: String, _ second: String) -> Double? {
      (0..<pairs.rowCount).first {
        pairs["network"]!.text($0) == first && pairs["other"]!.text($0) == second
      }.flatMap { pairs["improvement"]!.number($0) }
    }
    #expect(pairs.rowCount == 6 && pairs["problems"]!.number(0) == 6)
    #expect(improvement("x", "y") == 1 && improvement("y", "x") == 0)
    #expect(abs(improvement("x", "z")! - 1.5 / 6) < 1e-12 && abs(improvement("z", "x")! - 4.5 / 6) < 1e-12)
  }

  /// x beats y on six tasks: p = 2/2⁶ = 1/32. x loses to z on five of the six, with ranks 1 to 5 against 6: T = 6, p =
  /// 28/64. By Holm's method: 2/32 and 28/64.
  @Test func rivals() throws {
    let x = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
    let data = table([
      "x": x, "y": [0.4, 0.39, 0.38, 0.37, 0.36, 0.35], "z": [0.51, 0.52, 0.53, 0.54, 0.55, 0.1],
    ])
    var aggregation = Aggregation(identity: identity)
    aggregation.interval = IntervalMethod.all.first { $0.name == "hierarchical_bootstrap" }!
    let rivals = try RivalComparison(of: "network", with: "x", measure: "accuracy").table(aggregation, data)
    #expect((0..<2).map { rivals["network"]!.text($0) } == ["z", "y"])
    let holm = (0..<2).map { rivals["holm"]!.number($0)! }
    #expect(abs(holm[0] - 28.0 / 64) < 1e-12 && abs(holm[1] - 2.0 / 32) < 1e-12)
    #expect(rivals["benjamini_hochberg"]!.number(1) == rivals["holm"]!.number(1))
    #expect(abs(rivals["difference"]!.number(1)! - 0.125) < 1e-12)
    #expect(rivals["iqm_difference_low"]!.number(1)! > 0)
    #expect(rivals["improvement"]!.number(1) == 1 && rivals["problems"]!.number(1) == 6)
  }

  @Test func aReferenceThatIsAbsentHasNoRivals() throws {
    let comparison = RivalComparison(of: "network", with: "nobody", measure: "accuracy")
    #expect(try comparison.table(Aggregation(identity: identity), table(["x": [1], "y": [0]])).rowCount == 0)
  }

  /// The ranks are 1, 2 and 3 on each of ten tasks: χ² = 20. All pairs differ with p = 2/2¹⁰, except x and w, which are
  /// equal.
  @Test func ranks() throws {
    let steps = (0..<10).map { Double($0) / 100 }
    let data = table([
      "x": steps.map { 0.8 + $0 }, "y": steps.map { 0.5 + 0.9 * $0 }, "z": steps.map { 0.2 + 0.8 * $0 },
    ])
    let ranks = try RankComparison(of: "network", measure: "accuracy", Aggregation(identity: identity), data)
    #expect((0..<3).map { ranks.table["mean_rank"]!.number($0) } == [1, 2, 3])
    #expect((0..<3).map { ranks.table["cliques"]!.text($0) } == [nil, nil, nil])
    #expect(abs(ranks.friedman!.chiSquare - 20) < 1e-12)
    #expect(abs(ranks.criticalDifference! - 2.343701 * (12.0 / 60).squareRoot()) < 1e-6)
    let tied = try RankComparison(
      of: "network", measure: "accuracy", Aggregation(identity: identity),
      table([
        "w": steps.map { 0.8 + $0 }, "x": steps.map { 0.8 + $0 }, "z": steps.map { 0.2 + 0.8 * $0 },
      ]))
    #expect((0..<3).map { tied.table["cliques"]!.text($0) } == ["a", "a", nil])
  }

  @Test func ranksNeedTwoCommonProblems() throws {
    let ranks = try RankComparison(
      of: "network", measure: "accuracy", Aggregation(identity: identity), table(["x": [1, 1], "y": [0.5]]))
    #expect(ranks.table.rowCount == 0 && ranks.friedman == nil && ranks.criticalDifference == nil)
  }

  @Test func profile() throws {
    let profile = try PerformanceProfile.table(
      of: "network", measure: "accuracy", Aggregation(identity: identity), table(["x": [0, 0.5, 1, 1]]))
    let shares = Dictionary(
      uniqueKeysWithValues: (0..<profile.rowCount).map {
        (profile["threshold"]!.number($0)!, profile["share"]!.number($0)!)
      })
    #expect(shares[0] == 0.75 && shares[0.5] == 0.5 && shares[0.975] == 0.5 && shares[1] == 0)
  }

  /// y lacks the third task, so the means are not over the same cells. On the two common tasks, both means are 0.5.
  @Test func unevenGroupsAreNoticed() throws {
    let data = table(["x": [0.25, 0.75, 1], "y": [0.75, 0.25]])
    var aggregation = Aggregation(
      groupBy: ["network"], measures: [.init(try Expression(parsing: "mean(accuracy)"))], identity: identity)
    #expect(try CellNotes(aggregation, in: data).unevenColumns == ["task"])
    aggregation.commonCells = true
    let means = try aggregation.evaluate(data)["accuracy_mean"]!
    #expect((0..<2).map { means.number($0) } == [0.5, 0.5])
    #expect(try CellNotes(aggregation, in: data).unevenColumns == [])
    aggregation.commonCells = false
    aggregation.condition = try Condition(parsing: "task != t2")
    #expect(try CellNotes(aggregation, in: data).unevenColumns == [])
  }

  /// 18 of 20 against 11 of 20, with one trial on each of twenty tasks: Newcombe's interval by its formula.
  @Test func intervalOfADifferenceOfShares() throws {
    let data = table([
      "x": (0..<20).map { $0 < 18 ? 1 : 0 }, "y": (0..<20).map { $0 < 11 ? 1 : 0 },
    ])
    let wilson = try #require(IntervalMethod.all.first { $0.name == "wilson" })
    let aggregation = Aggregation(identity: identity, interval: wilson)
    let expression = try Expression(parsing: "solved_difference(accuracy, network, x, y)")
    guard case .estimate(let found) = try aggregation.value(of: expression, in: data) else { return }
    #expect(abs(found.value! - 0.35) < 1e-12)
    #expect(abs(found.interval!.low - 0.0721464629) < 1e-9 && abs(found.interval!.high - 0.5700721458) < 1e-9)
  }

  @Test func callsFromOtherSources() throws {
    let other = Table([Column("distance", numbers: [0.1, 0.3])])
    let expression = try Expression(parsing: "mean(distance from other) + n(from other where distance > 0.2)")
    let tables = WholeTables(Aggregation(), main: "results", ["results": Table(), "other": other])
    let value = try tables.value(of: expression, parameters: [:])
    #expect(abs(value.number! - 1.2) < 1e-12)
    #expect(throws: Diagnostic.self) { try Aggregation().value(of: expression, in: Table()) }
  }
}
