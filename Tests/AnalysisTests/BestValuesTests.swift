import Analysis
import Basics
import Tables
import Testing

/// Reference values: scipy 1.17.1, `Tests/References/best_values.py`.
@Suite struct BestValuesTests {
  /// How far loaves of three flours rise in a stone oven.
  private let table = Table([
    Column("flour", texts: ["wheat", "wheat", "wheat", "spelt", "spelt", "spelt", "rye", "rye", "rye"]),
    Column("oven", texts: Array(repeating: "stone", count: 9)),
    Column("loaf", numbers: [1, 2, 3, 1, 2, 3, 1, 2, 3]),
    Column("rise", numbers: [96.5, 99.5, 93.9, 87.8, 83.6, 91.8, 61.2, 59.5, 57.9]),
  ])
  private let identity = Identity(cell: ["flour", "oven"], replicate: ["loaf"])

  private func values(
    _ text: String = "mean(rise)", by test: BestTest = .paired, _ goal: Identity.Criterion.Goal = .highest,
    identity: Identity? = nil, table: Table? = nil, duplicates: DuplicatePolicy = .mean
  ) throws -> (BestValues, names: [String]) {
    let expression = try Expression(parsing: text)
    let aggregation = Aggregation(
      groupBy: ["flour"], measures: [.init(expression)], identity: identity ?? self.identity, duplicates: duplicates)
    let made = try AggregatedTable(aggregation, table ?? self.table)
    let units = try made.units(of: expression, comparing: ["flour"])
    let rivals = (0..<made.table.rowCount).map { row in
      BestValues.Rival(value: made.table.columns[2].number(row), text: "\(row)", units: units, group: row)
    }
    return (BestValues(rivals, goal, by: test), (0..<made.table.rowCount).map { made.table.columns[0].text($0)! })
  }

  @Test func meansAreComparedByWhatTheyAreMadeOf() throws {
    let (paired, names) = try values()
    #expect(names == ["rye", "spelt", "wheat"])
    #expect(paired.marks == [.second, .tied, .best])
    #expect(abs(try #require(paired.p[0]) - 0.0031071263968163133) < 1e-12)
    #expect(abs(try #require(paired.p[1]) - 0.15513520514675844) < 1e-12)
    #expect(paired.p[2] == nil && paired.tests.map(\.test.name) == ["paired_t"])
    #expect(paired.tests[0].columns == ["loaf"])
    let welch = try values(by: .welch).0
    #expect(welch.marks == [.none, .second, .best])
    #expect(abs(try #require(welch.p[1]) - 0.04265488864968724) < 1e-12)
  }

  @Test func valuesWithoutReplicatesHaveNoPairs() throws {
    let identity = Identity(cell: ["flour", "oven"])
    let values = try values(identity: identity, duplicates: .all).0
    #expect(try self.values(identity: identity).0.hasUntested)
    #expect(values.tests.map(\.test.name) == ["welch"])
    #expect(abs(try #require(values.p[0]) - 0.0003470362024788119) < 1e-12)
  }

  /// Without a test only the values decide. Equal values are tied, and a single value is not marked.
  @Test func valuesAlone() throws {
    let median = try values("median(rise)").0
    #expect(median.marks == [.none, .second, .best] && median.tests.isEmpty && median.hasUntested)
    #expect(try values(by: .none).0.marks == [.none, .second, .best])
    #expect(try !values(by: .none).0.hasUntested)
    let lowest = try values("max(rise)", .lowest).0
    #expect(lowest.marks == [.best, .second, .none])
    let alone = BestValues([.init(value: 3, text: "3"), .init(value: nil, text: "–")], .highest, by: .paired)
    #expect(alone.marks == [.none, .none])
    let equal = BestValues(
      [.init(value: 0.1 + 0.2, text: "a"), .init(value: 0.3, text: "b"), .init(value: 0.2999, text: "b")], .highest,
      by: .paired)
    #expect(equal.marks == [.best, .tied, .second])
    #expect(BestValues([], .highest, by: .paired).marks.isEmpty)
  }

  /// Values that are equal in every pair are tied, however their sums are rounded.
  @Test func equalUnitsAreTied() throws {
    let rise: [Double] = [0.1 + 0.2, 0.7, 0.3, 0.7, 0.1, 0.5]
    let table = Table([
      Column("flour", texts: ["a", "a", "b", "b", "c", "c"]), Column("oven", texts: Array(repeating: "o", count: 6)),
      Column("loaf", numbers: [1, 2, 1, 2, 1, 2]), Column("rise", numbers: rise),
    ])
    let values = try values(table: table).0
    #expect(values.marks == [.best, .tied, .second] || values.marks == [.tied, .best, .second])
    #expect(try #require(values.p[2]) < 1e-9)
  }

  @Test(arguments: BestTest.all.map(\.name)) func everyTestHasItsWords(_ name: String) throws {
    let test = try #require(BestTest.all.first { $0.name == name })
    #expect(!test.summary.isEmpty && !test.sentence(pairs: "seed").isEmpty)
    let tested = try values(by: test).0
    #expect(name == "none" ? tested.tests.isEmpty : tested.tests.map(\.test.name) == [name])
  }
}
