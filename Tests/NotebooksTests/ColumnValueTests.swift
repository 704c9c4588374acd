import Notebooks
import Tables
import Testing

/// Dates, percentages and parameters where a value of a column is wanted.
@Suite struct ColumnValueTests {
  private static let days = "d,v,acc,m\n2024-01-09,1,98.5%,A\n2024-01-10,2,50%,B\n2024-01-11,4,-3.25%,C\n"
  private static let head = "---\nparameters: {thr: 1.5, name: B, since: 2024-01-10}\n---\n"

  private static func sources() throws -> [String: Table] {
    ["results": try CSVReader().read(bytes: Array(days.utf8), file: "d.csv")]
  }

  @Test(
    arguments: [
      ("{{ sum(v where d = 2024-01-10) }}", "2"), ("{{ n(where v > thr) }}", "2"), ("{{ n(where m = name) }}", "1"),
      ("{{ n(where d >= since) }}", "2"), ("{{ n(where acc > 50%) }}", "1"), ("{{ mean(acc where v < 3) }}", "74.25%"),
      ("{{ max(acc) | digits(3) }}", "0.985"), ("<!-- when 1 = 1 -->\nyes\n<!-- end -->", "yes"),
    ])
  func valuesOfColumns(_ text: String, _ expected: String) throws {
    #expect(try markdown(text + "\n", head: Self.head, sources: Self.sources()).contains(expected))
  }

  @Test func cellsTakeDatesAndPercentages() throws {
    let chart = """
      ```chart
      label: c
      mark: line
      x: {value: d, domain: [2024-01-05, 2024-01-20]}
      y: {value: acc, domain: [-10%, 100%]}
      rule: ["50%", {value: 2024-01-10, axis: x}]
      span: {from: 2024-01-12, to: 2024-01-14, axis: x}
      arrow: {x: 2024-01-11, y: "50%", text: here}
      where: d > 2024-01-01
      ```
      """
    #expect(try render(chart, head: "", sources: Self.sources()).figures.count == 1)
    let wrong = chart.replacing("[2024-01-05, 2024-01-20]", with: "[2024-01-05, soon1]")
    #expect(mistakes(wrong, sources: try Self.sources()).first?.contains("'soon1' is not a date") == true)
  }

  @Test func tablesOfPercentagesHavePercentages() throws {
    let table = "```table\nlabel: t\nby: m\ncolumns: [mean(acc)]\ncaption: T.\n```\n"
    let text = try markdown(table, head: "", sources: Self.sources())
    #expect(text.contains("| A | 98.50% |") && text.contains("| C | −3.25% |"), "\(text)")
  }

  private func rows(_ options: String, _ head: String = "") throws -> [String] {
    let text = "```table\nlabel: t\n\(options)\ncaption: T.\n```\n"
    let report = try render(text, head: head, sources: Self.sources())
    return report.tables[0].rows.map { $0[0].plainText }
  }

  @Test func tablesAreSortedByTheirColumns() throws {
    #expect(try rows("columns: [m, v]\nsort: -v\nlimit: 2") == ["C", "B"])
    #expect(try rows("columns: [m, v]\nsort: acc") == ["C", "B", "A"])
    #expect(try rows("by: m\ncolumns: [n()]\nsort: -m") == ["C", "B", "A"])
    #expect(throws: (any Error).self) { try rows("columns: [m, v]\nsort: -vv") }
    for option in ["error_bar: sd", "duplicates: last", "common_cells: true"] {
      #expect(throws: (any Error).self) { try rows("columns: [m, v]\n\(option)") }
    }
  }

  @Test func valuesOfAnOrderThatNoRowHasAreTold() throws {
    let chart = "```chart\nlabel: c\nmark: bar\nx: {value: m, order: [C, b, A]}\ny: v\n```\n"
    let report = try render(chart, head: "", sources: Self.sources())
    #expect(report.warnings.map(\.text) == ["no row has 'b' in 'm', which an order names; did you mean 'B'?"])
  }
}
