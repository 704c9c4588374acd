import Basics
import Documents
import Graphics
import GraphicsTestSupport
import Notebooks
import Tables
import Testing

/// Data that a chart or a table does not show are reported: in the caption, in the alternative text, and as a warning.
@Suite struct NothingLostTests {
  /// Cells behind the last column of a table would be lost.
  @Test(arguments: [
    ("| a | b |\n|---|---|\n| one | two | THREE |\n", 3, "THREE"), ("a | b\n--|--\none | two | THREE\n", 3, "THREE"),
    ("a | b\n--|--\n1 | 2 | 3\n", 3, "3"), ("> a | b\n> --|--\n> 1 | 2 | 3\n", 3, "3"), ("|a|\n|-|\n||x|\n", 3, "x"),
    ("| a |\n|---|\n| $e|f$ |\n", 3, "f$"), ("> | a |\n> |---|\n> | x | y |\n", 3, "y"),
    ("- | a |\n  |---|\n  | x | y |\n", 3, "y"), ("| a |\n|---|\n| `x|y` |\n", 3, "y`"),
  ])
  func cellsBehindTheLastColumnAreTold(_ table: String, _ line: Int, _ lost: String) {
    let first = sampleHead.count { $0 == "\n" }
    #expect(
      mistakes(sampleHead + table)
        == ["\(first + line):1: this row has more cells than the table has columns: '\(lost)' would be lost"])
  }

  @Test(arguments: [
    "| a | b |\n|---|---|\n| one | two |\n| one \\| more | {{ mean(accuracy) | digits(2) }} |\n| one |\n",
    "a | b\n--|--\n`x\\|y` | two\n| 1 | 2 |\n", "> | a | b |\n> |---|---|\n> | 1 | |\n",
    "1. | a |\n   |---|\n   | x |\n",
  ])
  func otherTablesAreRead(_ table: String) { #expect(mistakes(sampleHead + table) == []) }

  /// Values of a column of dates are shown as dates.
  @Test func datesAreDates() throws {
    let table = try CSVReader().read(bytes: Array("d,y\n2024-03-05,1\n2024-03-01,2\n".utf8), file: "d.csv")
    let cell = "```table\nlabel: t\nby: y\ncolumns: [max(d), n()]\ncaption: A.\n```\n"
    let report = try render("{{ max(d) }}, {{ mean(d) }}.\n\n" + cell, sources: ["results": table])
    let text = MarkdownWriter.write(report.document) { "\($0.label).png" }
    #expect(text.contains("2024-03-05, 2024-03-03.") && text.contains("| 2024-03-01 |"), "\(text)")
  }

  private static let head = "---\ntitle: Sample\n---\n\n"

  private static let times = Table([
    Column("model", texts: ["high", "medium", "low", "tiny"]), Column("ms", numbers: [12, 150, 0, .nan]),
    Column("x", numbers: [2e-5, 3e-5, 5e-5, 0.1 + 0.2]),
  ])

  private func chart(_ lines: String, options: ReportOptions = ReportOptions()) throws -> Report {
    try render(
      "```chart\nlabel: c\n\(lines)\ncaption: C.\n```\n", head: Self.head, sources: ["results": Self.times],
      options: options)
  }

  private func caption(_ report: Report) -> String { report.figures[0].caption.map(\.plainText).joined() }

  @Test func aChartThatShowsAllSaysNothing() throws {
    let report = try chart("mark: point\nx: x\ny: {value: x, scale: log}")
    #expect(caption(report) == "C." && report.warnings.isEmpty)
  }

  @Test func rowsWithoutAPlaceAreCounted() throws {
    let report = try chart("mark: bar\nx: model\ny: {value: ms, scale: log}")
    let told = "2 of 4 values are not drawn: 1 missing, 1 zero on a logarithmic scale."
    #expect(caption(report) == "C. \(told)")
    #expect(report.figures[0].alternativeText.hasSuffix("Highest 150 (medium), lowest 12 (high). \(told)"))
    #expect(report.warnings.map(\.text) == [told])
  }

  @Test func aGivenDomainTellsWhatItCuts() throws {
    let points = try chart("mark: point\nx: {value: x, domain: [0.00001, 0.00004]}\ny: {value: x, domain: [0, 1]}")
    #expect(caption(points) == "C. 2 of 4 values are not drawn: 2 outside the axes.")
    let bars = try chart("mark: bar\nx: model\ny: {value: ms, domain: [0, 100]}\nrule: 120")
    #expect(caption(bars).contains("1 value or its interval goes on beyond the end of the scale."))
    #expect(caption(bars).contains("The reference line at 120 is outside the axis and not drawn."))
  }

  @Test func intervalsWithOneEndAreCounted() throws {
    let bars = try chart("mark: bar\nx: model\ny: x\nlow: x\nhigh: ms")
    #expect(caption(bars).contains("1 interval lacks an end and is not drawn."), "\(caption(bars))")
  }

  @Test func nothingToDrawIsAMistake() throws {
    let body = "```chart\nlabel: c\nmark: point\nx: x\ny: ms\nwhere: model = tiny\ncaption: C.\n```\n"
    let message = "the chart would be empty: 1 of 1 value is not drawn: 1 missing."
    #expect(mistakes(Self.head + body, sources: ["results": Self.times]) == ["5:1: \(message)"])
  }

  @Test func noRowsAreAMistakeUnlessTheReportMayBeIncomplete() throws {
    let body = "```chart\nlabel: c\nmark: bar\nx: model\ny: ms\nwhere: model = none\ncaption: C.\n```\n\n"
    let table = "```table\nlabel: t\nby: model\ncolumns: [mean(ms), n()]\nwhere: model = none\ncaption: T.\n```\n"
    #expect(
      mistakes(Self.head + body + table, sources: ["results": Self.times]) == [
        "5:1: the chart has no rows: none matches 'where'", "14:1: the table has no rows: none matches 'where'",
      ])
    let report = try render(
      body + table, head: Self.head, sources: ["results": Self.times], options: ReportOptions(isLenient: true))
    #expect(DrawingDump.text(of: report.figures[0].drawing).contains("no rows"))
    #expect(report.tables[0].rows.count == 1 && report.warnings.count == 2)
    let guarded = "<!-- when n(where model = none) > 0 -->\n\(body)<!-- end -->\n"
    #expect(mistakes(Self.head + guarded, sources: ["results": Self.times]).isEmpty)
  }

  @Test func categoriesKeepTheOrderOfTheFile() throws {
    let report = try chart("mark: bar\nx: {value: model, sort: appearance}\ny: ms")
    let dump = DrawingDump.text(of: report.figures[0].drawing)
    let places = ["high", "medium", "low", "tiny"].compactMap { dump.firstRange(of: "\"\($0)\"")?.lowerBound }
    #expect(places.count == 4 && places == places.sorted(), "\(dump)")
    let table = try render(
      "```table\nlabel: t\nby: model\ncolumns: [n()]\nsort: appearance\n```\n", head: Self.head,
      sources: ["results": Self.times])
    #expect(
      table.data["t"]?["model"].map { column in (0..<4).map { column.text($0) } } == ["high", "medium", "low", "tiny"])
  }

  @Test func aScaleThatCannotApplyIsAMistake() {
    for line in ["x: {value: model, scale: log}\ny: ms", "x: {value: model, domain: [0, 1]}\ny: ms"] {
      let body = "```chart\nlabel: c\nmark: bar\n\(line)\ncaption: C.\n```\n"
      #expect(
        mistakes(Self.head + body, sources: ["results": Self.times]).first?.contains("'x'") == true)
    }
  }
}
