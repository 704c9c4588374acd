import Analysis
import Basics
import Tables
import Testing

/// Tables of studies whose unit is a cluster.
@Suite struct ClusterTableTests {
  /// Two networks without products and one with them, on three problems of two operations, with two replicates each.
  private static let rows: Table = {
    var (tasks, operations, networks, seeds, errors) = ([String](), [String](), [String](), [Double](), [Double]())
    func add(_ task: String, _ operation: String, _ network: String, _ a: Double, _ b: Double) {
      for (seed, error) in [a, b].enumerated() {
        tasks.append(task)
        operations.append(operation)
        networks.append(network)
        seeds.append(Double(seed))
        errors.append(error)
      }
    }
    add("p8", "p", "bilinear", -6, -5)
    add("p8", "p", "mlp", -2, -1)
    add("p8", "p", "linear", 0, 0)
    add("p32", "p", "bilinear", -4, -4)
    add("p32", "p", "mlp", -3, -2)
    add("p32", "p", "linear", 0, 0)
    add("q8", "q", "bilinear", -6, -6)
    add("q8", "q", "mlp", -5, -5)
    add("q8", "q", "linear", -6, -6)
    return Table([
      Column("task", texts: tasks), Column("operation", texts: operations), Column("network", texts: networks),
      Column("seed", numbers: seeds), Column("error", numbers: errors),
      Column("lr", numbers: networks.map { $0 == "mlp" ? 0.1 : 0.01 }),
    ])
  }()
  private let aggregation = Aggregation(identity: Identity(cell: ["task", "network"], replicate: ["seed"]))

  /// The tuning run. On q8 the linear network is better. mlp would be better only with a learning rate that was not
  /// chosen.
  private static let tuning = Table([
    Column("task", texts: ["p8", "p8", "p32", "p32", "q8", "q8", "q8"]),
    Column("operation", texts: ["p", "p", "p", "p", "q", "q", "q"]),
    Column("network", texts: ["mlp", "linear", "mlp", "linear", "mlp", "linear", "mlp"]),
    Column("seed", numbers: [1000, 1000, 1000, 1000, 1000, 1000, 1000]),
    Column("lr", numbers: [0.1, 0.01, 0.1, 0.01, 0.1, 0.01, 1]),
    Column("error", numbers: [-1.5, 0, -2, 0, -4, -5, -6]),
  ])

  private func effects(replicate: String? = nil) throws -> Table {
    let effects = ProblemEffects(
      of: "network", first: "bilinear", rivals: ["mlp", "linear"], measure: "error", better: .lowest,
      by: ["operation", "task"], replicate: replicate)
    return try effects.table(
      aggregation, Self.rows, choice: .init(table: Self.tuning, measure: "error", each: "lr"))
  }

  private func numbers(_ table: Table, _ column: String) -> [Double?] {
    (0..<table.rowCount).map { table[column]?.number($0) }
  }

  private func texts(_ table: Table, _ column: String) -> [String?] {
    (0..<table.rowCount).map { table[column]?.text($0) }
  }

  /// By hand: −5.5 against −1.5, −4 against −2.5, and −6 against −6.
  @Test func effectIsAgainstTheRivalThatTuningChose() throws {
    let table = try effects()
    #expect(texts(table, "task") == ["p8", "p32", "q8"])
    #expect(texts(table, "rival") == ["mlp", "mlp", "linear"])
    #expect(numbers(table, "effect") == [4, 1.5, 0])
    #expect(numbers(table, "value") == [-5.5, -4, -6] && numbers(table, "rival_value") == [-1.5, -2.5, -6])
  }

  /// Only on p32 both means are at least −5.
  @Test func bothMustMeetARequirement() throws {
    var effects = ProblemEffects(
      of: "network", first: "bilinear", rivals: ["mlp"], measure: "error", better: .lowest, by: ["task"])
    effects.both = ("error", -5)
    #expect(texts(try effects.table(aggregation, Self.rows, choice: nil), "task") == ["p32"])
  }

  @Test func replicatesArePaired() throws {
    let table = try effects(replicate: "seed")
    #expect(numbers(table, "seed") == [0, 1, 0, 1, 0, 1])
    #expect(numbers(table, "effect") == [4, 4, 1, 2, 0, 0])
  }

  /// The operations have the means 2.75 and 0, so the mean is 1.375 and the deviation 1.9445. With t₁ = 12.706 the
  /// interval is −16.1 to 18.8.
  @Test func hypothesesAreTestedInTheirOrder() throws {
    let sequence = HypothesisSequence(ClusterRows(value: "effect", cluster: "operation"), margin: 0.3)
    let effects = try effects()
    let table = try sequence.table([
      .init(name: "one", claim: "first", table: effects, condition: nil),
      .init(name: "two", claim: "second", table: effects, condition: try Condition(parsing: "operation = p")),
    ])
    #expect(texts(table, "verdict") == ["undecided", "not tested"])
    #expect(numbers(table, "tested") == [1, 0] && numbers(table, "clusters") == [2, 1])
    #expect(numbers(table, "effect") == [1.375, 2.75] && numbers(table, "problems") == [3, 2])
    let low = try #require(numbers(table, "effect_low")[0])
    #expect(abs(low - (1.375 - 12.706204736 * 1.375)) < 1e-6)
    // t₁ at the level 0.9 is 6.3138.
    let wider = HypothesisSequence(ClusterRows(value: "effect", cluster: "operation"), margin: 0.3, level: 0.9)
    let other = try wider.table([.init(name: "one", claim: "first", table: effects, condition: nil)])
    #expect(abs(try #require(numbers(other, "effect_low")[0]) - (1.375 - 6.313751515 * 1.375)) < 1e-6)
    #expect(numbers(table, "effect_low")[1] == nil && numbers(table, "p")[1] == nil)
  }

  /// Six clusters near 4 and six near 3. The effect is above 0 at the first look, where t = 28 exceeds the bound 7.91.
  @Test func looksHaveTheirBounds() throws {
    let names = (0..<12).map { "o\($0)" }
    let values = (0..<12).map { ($0 < 6 ? 4.0 : 3.0) + 0.1 * Double($0 % 6) }
    let table = Table([
      Column("operation", texts: names), Column("block", texts: (0..<12).map { $0 < 6 ? "1" : "2" }),
      Column("effect", numbers: values),
    ])
    let rows = ClusterRows(value: "effect", cluster: "operation")
    let looks = try SequentialLooks(rows, block: "block", planned: 3, margin: 0.3).table(table, nil)
    #expect(texts(looks, "decision") == ["above 0", "above 0"])
    #expect(numbers(looks, "clusters") == [6, 12])
    let bound = try #require(numbers(looks, "t_bound")[0])
    #expect(abs(bound - 7.914) < 0.01)
    #expect(throws: Diagnostic.self) {
      try SequentialLooks(rows, block: "operation", planned: 3, margin: 0.3).table(table, nil)
    }
    #expect(throws: Diagnostic.self) {
      try SequentialLooks(rows, block: "block", planned: 21, margin: 0.3).table(table, nil)
    }
  }

  /// By scipy: 0.5 ± 7.914 standard errors (1.416), then 0 ± 2.912 standard errors (0.562), which is within a margin of
  /// 1.
  @Test(arguments: [(0.5, "open"), (1, "too small to matter")])
  func looksSeeEffectsThatAreTooSmall(margin: Double, decision: String) throws {
    let table = Table([
      Column("operation", texts: (0..<12).map { "o\($0)" }),
      Column("block", texts: (0..<12).map { $0 < 6 ? "1" : "2" }),
      Column("effect", numbers: (0..<12).map { ($0 < 6 ? 0.5 : -0.5) + ($0 % 2 == 0 ? 0.4 : -0.4) }),
    ])
    let rows = ClusterRows(value: "effect", cluster: "operation")
    let looks = try SequentialLooks(rows, block: "block", planned: 3, margin: margin).table(table, nil)
    #expect(texts(looks, "decision") == ["open", decision])
    let lost = Table([
      Column("operation", texts: ["a", "b", "c"]), Column("block", texts: ["1", "1", "1"]),
      Column("effect", numbers: [-4, -4.1, -4.2]),
    ])
    #expect(
      texts(try SequentialLooks(rows, block: "block", planned: 3, margin: margin).table(lost, nil), "decision")
        == ["below 0"])
  }

  @Test func powerHasARowForEachSize() throws {
    let power = PowerTable(ClusterRows(value: "effect", cluster: "task"), margin: 0.3, sizes: [3, 30])
    let table = try power.table(try effects(), nil)
    #expect(numbers(table, "clusters") == [3, 30])
    let shares = numbers(table, "power").compactMap(\.self)
    #expect(shares[0] < 0.3 && shares[1] > 0.95, "\(shares)")
    let none = try power.table(Table([Column("task", texts: ["a"]), Column("effect", numbers: [1])]), nil)
    #expect(none.rowCount == 0)
  }

  /// In a, both replicates are −1 at dose 0 and 1 at dose 0.1. In b, all effects are above 0, and replicate 2 lacks a
  /// dose.
  @Test func seriesCrossZero() throws {
    let table = Table([
      Column("series", texts: ["a", "a", "a", "a", "b", "b", "b"]),
      Column("share", numbers: [0, 0.1, 0, 0.1, 0, 0.1, 0]),
      Column("seed", numbers: [0, 0, 1, 1, 0, 0, 2]), Column("effect", numbers: [-1, 1, -1, 1, 1, 2, 3]),
    ])
    let crossing = CrossingTable(value: "effect", dose: "share", by: ["series"], replicate: "seed")
    let found = try crossing.table(table, nil)
    #expect(texts(found, "place") == ["inside", "below"] && numbers(found, "crossing") == [0.05, nil])
    #expect(numbers(found, "replicates") == [2, 1] && numbers(found, "doses") == [2, 2])
    #expect(numbers(found, "crossing_low") == [0.05, nil] && numbers(found, "crossing_high") == [0.05, nil])
  }

  @Test func textsAreNoValues() {
    #expect(throws: Diagnostic.self) {
      try PowerTable(ClusterRows(value: "task", cluster: "task"), margin: 0, sizes: [3]).table(try effects(), nil)
    }
  }
}
