import Testing

/// Puts numbers of all kinds, texts, lists and mappings in place of an option's value. Each is used or reported as a
/// mistake. None stops the program.
@Suite(.timeLimit(.minutes(10))) struct HostileOptionTests {
  private static let values = [
    "nan", "inf", "-inf", "1e308", "-1e308", "5e-324", "-1", "0", "1000000000000000000", "99999999999999999999", "",
    "''", "x", "[]", "[1, 2]", "[0, inf]", "[-1e308, 1e308]", "[1, 1.0000000000000002]", "{a: 1}", "[[1], {a: 2}]",
    "digits(16)", "digits(1000000000000)", "percent(-1)", "digits(", "percent(1) 2",
  ]

  private static let charts = [
    "y: {value: mean(accuracy), domain: VALUE}", "y: {value: mean(accuracy), format: VALUE}",
    "y: {value: mean(accuracy), scale: VALUE}", "y: {value: mean(accuracy), scale: log, domain: VALUE}",
    "y: {value: VALUE}", "y: VALUE", "y: mean(accuracy)\nwidth: VALUE", "y: mean(accuracy)\nheight: VALUE",
    "y: mean(accuracy)\ncenter: VALUE", "y: mean(accuracy)\nrule: VALUE", "y: mean(accuracy)\nrule: {value: VALUE}",
    "y: mean(accuracy)\ncritical_difference: VALUE", "y: mean(accuracy)\norder: VALUE",
    "y: mean(accuracy)\norder: {network: VALUE}", "y: mean(accuracy)\npoints: VALUE", "y: mean(accuracy)\nmeans: VALUE",
  ]

  @Test(arguments: charts) func optionsOfCharts(option: String) {
    for value in Self.values {
      let mark = option.contains("domain") ? "scatter" : "bar"
      let text = "label: c\nmark: \(mark)\nx: network\n\(option.replacing("VALUE", with: value))\n"
      #expect(mistakes(sampleHead + "```chart\n\(text)```\n").allSatisfy { !$0.isEmpty })
    }
  }

  @Test(arguments: [
    "limit: VALUE", "sort: VALUE", "across: VALUE", "columns: VALUE", "columns: [\"n() | digits(VALUE)\"]",
  ])
  func optionsOfTables(option: String) {
    for value in Self.values {
      let columns = option.hasPrefix("columns") ? "" : "columns: [n()]\n"
      let text = "label: t\nby: network\n\(columns)\(option.replacing("VALUE", with: value))\n"
      #expect(mistakes(sampleHead + "```table\n\(text)```\n").allSatisfy { !$0.isEmpty })
    }
  }

  @Test(arguments: ["[0, inf]", "[nan, 1]", "[-1e308, 1e308]", "[1, 0]", "[0]", "0", "[0, 1, 2]", "[a, b]"])
  func domainsAreTwoNumbers(domain: String) {
    let text = "label: c\nmark: bar\nx: network\ny: {value: n(), domain: \(domain)}\n"
    let column = domain.hasPrefix("[") ? 26 : 25
    #expect(
      mistakes(sampleHead + "```chart\n\(text)```\n") == ["10:\(column): 'domain' needs two numbers, the smaller first"]
    )
  }

  /// A table of groups cannot show a column that has one value for each row.
  @Test func columnsOfRowsAreNotThoseOfGroups() {
    let cell = "```table\nlabel: t\nby: network\ncolumns: [COLUMN, n()]\n```\n"
    #expect(
      mistakes(sampleHead + cell.replacing("COLUMN", with: "seed"))
        == ["9:11: 'seed' has one value for each row, and the table one row for each group"])
    for name in ["1", "H1.value", "duplicates", "across"] {
      #expect(mistakes(sampleHead + cell.replacing("COLUMN", with: name)) == ["9:11: unknown column '\(name)'"])
    }
    #expect(mistakes(sampleHead + cell.replacing("COLUMN", with: "network")) == [])
  }
}
