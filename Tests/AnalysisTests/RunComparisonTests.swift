import Analysis
import Basics
import Tables
import Testing

@Suite struct RunComparisonTests {
  let identity = Identity(cell: ["task", "network"], replicate: ["seed"], separate: ["protocol"])
  let a = Table([
    Column("task", texts: ["dot", "dot", "sum", "sum", "dot"]), Column("network", texts: ["x", "y", "x", "y", "z"]),
    Column("accuracy", numbers: [0.5, 0.9, 0.2, 1, 0.7]),
  ])
  /// Seeds are averaged. `sum` of `y` has no value.
  let b = Table([
    Column("task", texts: ["sum", "dot", "dot", "dot", "sum"]), Column("network", texts: ["x", "x", "x", "y", "y"]),
    Column("seed", numbers: [0, 0, 1, 0, 0]), Column("accuracy", numbers: [0.2, 0.4, 0.7, 0.94, .nan]),
  ])

  private func compare(_ a: Table, _ b: Table) throws -> RunComparison {
    try RunComparison(a, b, measure: "accuracy", identity: identity)
  }

  /// By hand: dot x 0.5 → 0.55, dot y 0.9 → 0.94, sum x 0.2 → 0.2.
  @Test func commonCells() throws {
    let comparison = try compare(a, b)
    #expect(comparison.cells.columnNames == ["task", "network", "accuracy_a", "accuracy_b", "difference", "distance"])
    #expect(comparison.cells.rowCount == 3)
    #expect(comparison.share(within: 0.01) == 1.0 / 3)
    #expect(comparison.share(within: 0.05) == 1)
    #expect(abs(comparison.meanDifference.value! - 0.03) < 1e-12)
    #expect(abs(comparison.medianDifference.value! - 0.04) < 1e-12)
    #expect(comparison.meanDifference.interval!.low >= 0)
    #expect(comparison.worst(1)["network"]?.text(0) == "x")
    #expect(comparison.worst(9).rowCount == 2)
    #expect(comparison.rankCorrelation(of: ["network"]) == 1)
  }

  /// Means over seeds, in the order of the cells. In the second run, dot x has 2 and 4.
  @Test func furtherColumnsGoAlong() throws {
    let lr = (Column("lr", numbers: [1, 2, 3, 4, 5]), Column("lr", numbers: [7, 2, 4, 9, 1]))
    let comparison = try RunComparison(
      a.adding(lr.0), b.adding(lr.1), measure: "accuracy", identity: identity, also: ["lr"])
    func numbers(_ name: String) -> [Double?] { (0..<3).map { comparison.cells[name]?.number($0) } }
    #expect(numbers("lr_a") == [1, 2, 3] && numbers("lr_b") == [3, 9, 7])
    #expect(numbers("accuracy_a") == [0.5, 0.9, 0.2])
  }

  @Test func cellsOfOneRunAlone() throws {
    let comparison = try compare(a, b)
    #expect((0..<comparison.onlyA.rowCount).map { comparison.onlyA["network"]!.text($0) } == ["z", "y"])
    #expect(comparison.onlyB.rowCount == 0)
    // `sum` of `y` is in both, but has a value only in a.
    #expect(comparison.withoutValue.inB == 1 && comparison.withoutValue.inA == 0)
  }

  @Test func nothingInCommon() throws {
    let comparison = try compare(a.rows([4]), b)
    #expect(comparison.cells.rowCount == 0 && comparison.share(within: 1) == nil)
    #expect(comparison.meanDifference.value == nil && comparison.rankCorrelation(of: ["network"]) == nil)
    #expect(throws: Diagnostic.self) { try compare(a, Table([Column("accuracy", numbers: [1])])) }
  }

  @Test func twoProtocolsInOneRunAreRefused() throws {
    let mixed = a.adding(Column("protocol", texts: ["p", "q", "p", "p", "p"]))
    #expect(throws: Diagnostic.self) { try compare(mixed, b) }
  }
}
