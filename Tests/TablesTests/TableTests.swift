import Tables
import Testing

@Suite struct TableTests {
  let table = Table([
    Column("task", texts: ["dot", nil, "dot"]),
    Column("accuracy", numbers: [0.5, .nan, 1]),
  ])

  @Test func missingValuesAreNil() throws {
    #expect(try table.column("task").text(1) == nil)
    #expect(try table.column("accuracy").number(1) == nil)
    #expect(try table.column("accuracy").text(2) == "1")
  }

  @Test func rowsAreTakenInTheOrderAsked() throws {
    #expect(try table.rows([2, 0]).column("accuracy").number(0) == 1)
  }

  @Test func stackedTablesHaveTheColumnsOfAll() {
    let other = Table([Column("accuracy", numbers: [2]), Column("seed", numbers: [7])])
    let stacked = Table(stacking: [table, other, Table([Column("seed", texts: ["x"])])])
    #expect(
      stacked
        == Table([
          Column("task", texts: ["dot", nil, "dot", nil, nil]),
          Column("accuracy", numbers: [0.5, .nan, 1, 2, .nan]),
          Column("seed", texts: [nil, nil, nil, "7", "x"]),
        ]))
    #expect(Table(stacking: []) == Table() && Table(stacking: [other]) == other)
  }

  @Test func unknownColumnListsTheColumns() {
    #expect(throws: (any Error).self) { try table.column("acuracy") }
  }

  @Test(arguments: [(0.125, 2, "0.12"), (-0.001, 2, "0.00"), (0.9951, 2, "1.00"), (12, 0, "12")])
  func fixedDigits(_ x: Double, _ digits: Int, _ text: String) {
    #expect(NumberText.fixed(x, digits: digits) == text)
  }

  @Test(arguments: [(Double.infinity, "∞"), (-.infinity, "−∞"), (.nan, "–"), (1.2e-9, "1.20 × 10⁻⁹"), (0.125, "0.125")])
  func readableNumbers(_ x: Double, _ text: String) {
    #expect(NumberText.readable(x) == text)
  }
}
