import Basics
import Documents
import Graphics
import Notebooks
import Tables
import TestSupport
import Testing

/// Tables as in papers: best values, heads over several columns, totals, background colours and notes. The p-values
/// come from scipy by way of `Tests/References/best_values.py`.
@Suite struct PaperTableTests {
  private static let head = """
    ---
    data: {results: data/loaves.csv}
    types: {loaf: text}
    identity: {cell: [flour, oven], replicate: [loaf]}
    order: {flour: [wheat, spelt, rye], oven: [stone, deck, convection]}
    ---

    """

  func report(_ cell: String) throws -> Report {
    try Templates.report(Self.head + "```table\n\(cell)\n```\n", path: "test.md")
  }

  private func markdown(_ cell: String) throws -> String {
    MarkdownWriter.write(try report(cell).document) { $0.label }
  }

  func rows(_ cell: String) throws -> [String] {
    try markdown(cell).split(separator: "\n").map(String.init).filter { $0.hasPrefix("|") }
  }

  func errors(_ cell: String) -> [String] {
    do {
      _ = try report(cell)
      return []
    } catch let error as DiagnosticList {
      return error.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0): \($0.message)" }
    } catch {
      return ["\(error)"]
    }
  }

  private static let best = """
    label: t
    by: flour
    across: oven
    columns: [{value: mean(rise_mm) | digits(1), best: highest, second: true}]
    """

  @Test func theBestOfEachColumnIsBold() throws {
    #expect(
      try rows(Self.best) == [
        "| Flour | stone | deck | convection |", "|---|--:|--:|--:|",
        "| wheat | **96.6** | **91.5** | **91.5** |", "| spelt | **87.7** | <ins>79.1</ins> | <ins>74.9</ins> |",
        "| rye | <ins>59.5</ins> | 56.9 | – |",
      ])
    let text = try markdown(Self.best)
    #expect(
      text.contains(
        "Bold: the highest of each column, and what a t test paired by loaf does not tell from it "
          + "(p ≥ 0.05 after Holm's correction). Underlined: the best of the others."))
    let data = try #require(try report(Self.best).data["t"])
    #expect(
      data.columnNames.suffix(2) == ["mean(rise_mm)_mark", "mean(rise_mm)_p"] || data.hasColumn("rise_mm_mean_p"))
    let p = try #require(data["rise_mm_mean_p"]?.number(3))
    #expect(abs(p - 0.15513520514675844) < 1e-12)
    #expect(data["rise_mm_mean_mark"]?.text(0) == "bold" && data["rise_mm_mean_mark"]?.text(7) == nil)
  }

  @Test func theBestOfEachRowIsBold() throws {
    let cell = Self.best.replacing("second: true", with: "best_of: row")
    #expect(try rows(cell)[2] == "| wheat | **96.6** | **91.5** | **91.5** |")
    #expect(try rows(cell)[4] == "| rye | **59.5** | **56.9** | – |")
    let alone = cell.replacing("columns:", with: "test: none\ncolumns:")
    #expect(try rows(alone)[2] == "| wheat | **96.6** | 91.5 | 91.5 |")
    #expect(try markdown(alone).contains("Bold: the highest of each row, by value alone."))
  }

  @Test func headsOverSeveralColumns() throws {
    let cell = """
      label: t
      by: flour
      across: oven
      columns: [{value: mean(rise_mm) | digits(0), title: Rise}, {value: n(), title: Loaves}]
      """
    #expect(
      try rows(cell)[0]
        == "| Flour | stone<br>Rise | stone<br>Loaves | deck<br>Rise | deck<br>Loaves | convection<br>Rise | convection<br>Loaves |"
    )
    let page = html(try report(cell).document)
    #expect(page.contains("<tr class=\"spans\"><td></td><th scope=\"colgroup\" colspan=\"2\"><span>stone</span></th>"))
    #expect(page.contains("<th scope=\"row\">wheat</th>"))
    let table = try #require(try report(cell).tables.first)
    let latex = LaTeXWriter.write(table)
    #expect(latex.contains(" & \\multicolumn{2}{c}{stone} & \\multicolumn{2}{c}{deck} &"))
    #expect(latex.contains("\\cmidrule(lr){2-3}\\cmidrule(lr){4-5}\\cmidrule(lr){6-7}"))
    let grouped = """
      label: t
      by: flour
      columns:
        - {value: mean(rise_mm) | digits(0), title: mean, group: Rise in mm}
        - {value: sd(rise_mm) | digits(0), title: sd, group: Rise in mm}
        - {value: n(), title: n}
      """
    #expect(try rows(grouped)[0] == "| Flour | Rise in mm<br>mean | Rise in mm<br>sd | n |")
    #expect(try #require(try report(grouped).tables.first).spans[0].map(\.width) == [1, 2, 1])
  }

  @Test func aColumnOfTotalsAndRowsOfThem() throws {
    let cell = """
      label: t
      by: flour
      across: oven
      columns: [mean(rise_mm) | digits(1)]
      total: [all, {value: mean, title: Average}]
      total_across: all
      """
    let rows = try rows(cell)
    #expect(rows[0] == "| Flour | stone | deck | convection | All |")
    // The total of all loaves from stone ovens. It is a mean over cells, like the value itself.
    #expect(rows[5] == "| **All** | 81.3 | 75.8 | 83.2 | 79.7 |")
    #expect(rows[6] == "| **Average** | 81.3 | 75.8 | 83.2 | 77.3 |")
    let data = try #require(try report(cell).data["t"])
    #expect(data.rowCount == 8 + 6 && data["total"]?.text(7) == nil && data["total"]?.text(8) == "all")
    let counts =
      "label: t\nby: [oven, flour]\ncolumns: [{value: n(), total: sum}, {value: mean(rise_mm) | digits(1)}]\n"
    let blocks = try self.rows(counts + "subtotal: mean\ntotal: mean\nsort: -mean(rise_mm)")
    #expect(blocks[5] == "| **stone** | **Mean** | 9 | 81.3 |" && blocks.last == "| **Mean** |  | 24 | 79.7 |")
    #expect(blocks.count == 2 + 8 + 3 + 1)
  }

  @Test func rowsOfTheDataHaveTotalsToo() throws {
    let cell =
      "label: t\ncolumns: [flour, {value: rise_mm, best: highest}, {value: loaf, total: none}]\nlimit: 3\ntotal: sum"
    #expect(try rows(cell).suffix(2) == ["| wheat | 93.9 | 3 |", "| **Sum** | 289.9 |  |"])
  }

  @Test func groundsFollowTheValues() throws {
    let cell = "label: t\nby: flour\ncolumns: [{value: mean(rise_mm), heat: true}, n()]"
    let table = try #require(try report(cell).tables.first)
    #expect(table.grounds.count == 3 && table.grounds[TablePlace(row: 0, column: 1)]?.color.hexText == "#fde725")
    let document = try report(cell).document
    #expect(html(document).contains("<td class=\"right heat heat-fde725\">"))
    #expect(HTMLWriter.css(of: document).contains("--heat-fde725: #fef49d;"))
    #expect(LaTeXWriter.write(table).contains("\\cellcolor[HTML]{FEF49D}"))
    let centered = cell.replacing("heat: true", with: "heat: {center: 80, domain: [70, 90]}")
    #expect(try #require(try report(centered).tables.first).grounds.count == 3)
  }

  /// Black text on the pale backgrounds of paper, and light text on the deep backgrounds of a dark page.
  @Test(arguments: ColorScheme.all.map(\.name)) func textsOnGroundsCanBeRead(_ name: String) throws {
    let scheme = try #require(ColorScheme.all.first { $0.name == name })
    for step in 0...100 {
      let ground = TableGround(scheme, share: Double(step) / 100)
      #expect(ground.pale.contrast(with: Color(hex: 0x1D1F23)) >= 4.5, "\(step)")
      #expect(ground.deep.contrast(with: Color(hex: 0xE3E3DF)) >= 4.5, "\(step)")
    }
  }

  @Test func notesAreCalledInTheOrderOfReading() throws {
    let cell = """
      label: t
      by: flour
      columns: [{value: mean(rise_mm) | digits(1), title: Rise}, {value: n(), title: Loaves}]
      notes:
        - {text: No loaf from the convection oven., where: flour = rye}
        - {text: "Measured after {{ n() }} loaves.", column: Rise}
        - Of all ovens.
        - {text: The fewest., where: n < 9, column: Loaves}
      """
    let text = try markdown(cell)
    #expect(try rows(cell)[0] == "| Flour | Rise<sup>[a](#tab-t-note-1)</sup> | Loaves |")
    #expect(try rows(cell)[4] == "| rye<sup>[b](#tab-t-note-2)</sup> | 58.2 | 6<sup>[c](#tab-t-note-3)</sup> |")
    let notes = text.split(separator: "\n").suffix(4)
    #expect(
      notes == [
        "Of all ovens.", "<a id=\"tab-t-note-1\"></a><sup>a</sup> Measured after 24 loaves.",
        "<a id=\"tab-t-note-2\"></a><sup>b</sup> No loaf from the convection oven.",
        "<a id=\"tab-t-note-3\"></a><sup>c</sup> The fewest.",
      ])
    let symbols = try #require(try report(cell + "\nnote_marks: symbols").tables.first)
    #expect(symbols.notes.map(\.mark) == ["", "*", "†", "‡"])
    let page = html(try report(cell).document)
    #expect(page.contains("6<sup class=\"mark\"><a href=\"#tab-t-note-3\">c</a></sup></td>"))
    #expect(page.contains("<p id=\"tab-t-note-3\"><sup>c</sup> The fewest.</p>"))
  }

  @Test func pointsStandBelowEachOther() throws {
    let cell = "label: t\nby: flour\ncolumns: [{value: mean(rise_mm), align: decimal}]\n"
    let table = TableBlock(
      header: [[.text("a")]], alignments: [.decimal],
      rows: ["12", "3.45", "−0.5 [1, 2]", "–", "1,234.5%", "none"].map { [[.text($0)]] })
    #expect(
      DecimalPadding.texts(of: table, column: 0).map { String($0.sorted()) } == [
        "%,.000[]\u{A0}\u{A0}", "%,0[]\u{A0}\u{A0}", "%", "%,.000[]\u{A0}\u{A0}", ",00[]\u{A0}\u{A0}", "",
      ])
    #expect(try #require(try report(cell).tables.first).alignments == [.left, .decimal])
    let page = html(Document(blocks: [.table(table)]))
    #expect(page.contains("<td class=\"right\" data-pad=\"%\">−0.5 [1, 2]</td>"))
    #expect(LaTeXWriter.write(table).contains("\\phantom{\\%} \\\\"))
  }

  @Test func mistakesHaveTheirPlaces() {
    let start = "label: t\nby: flour\n"
    let cases: [(String, String)] = [
      ("columns: [{value: n(), best: higest}]", "10:30: unknown value for 'best' 'higest'"),
      ("columns: [{value: n(), second: true}]", "10:24: 'second' without 'best'"),
      ("columns: [{value: n(), align: middle}]", "10:31: unknown value for 'align' 'middle'"),
      ("columns: [{value: n(), heat: viridi}]", "10:30: unknown value for 'heat' 'viridi'"),
      ("columns: [n()]\ntotal: avg", "11:8: unknown total 'avg'"),
      ("columns: [n()]\ntotal_across: mean", "11:1: 'total_across' needs 'across'"),
      ("columns: [n()]\nsubtotal: mean", "11:1: 'subtotal' needs two columns of 'by'"),
      ("columns: [{value: n(), best: highest}]\ntest: student", "11:7: unknown value for 'test' 'student'"),
      ("columns: [n()]\ntest: paired_t", "11:1: 'test' needs a column with 'best'"),
      ("columns: [n()]\nnotes: [{where: n > 3}]", "11:10: 'text' is missing"),
      ("columns: [n()]\nnotes: [{text: a, column: rise}]", "11:27: unknown column of the table 'rise'"),
      (
        "columns: [n()]\nnotes: [{text: a, where: flour = oat}]",
        "11:16: the note is about nothing that the table shows"
      ),
      ("columns: [n()]\nnotes: [{text: a, where: flavour = rye}]", "11:26: unknown column 'flavour'"),
    ]
    for (cell, expected) in cases { #expect(errors(start + cell) == [expected]) }
    #expect(
      errors("label: t\ncolumns: [rise_mm]\ntotal: mean") == ["7:1: a total needs a first column of texts for its name"]
    )
    #expect(
      errors("label: t\ncolumns: [{value: oven, best: lowest}]") == [
        "9:19: 'best' needs numbers, and 'Oven' is a column of texts"
      ])
    #expect(errors("label: t\ncolumns: [flour]\ntotal: all") == ["7:1: the total 'all' needs 'by'"])
  }
}
