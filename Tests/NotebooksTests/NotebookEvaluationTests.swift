import Analysis
import Documents
import GraphicsTestSupport
import Notebooks
import Tables
import Testing

@Suite struct NotebookEvaluationTests {
  @Test func valuesStandInTheText() throws {
    // The cells are sum/a 1, sum/b 0.6, dot/a 0.3, dot/b 1, max/a 0.995, max/b 0.8. Their mean is 4.695 / 6.
    let text = try markdown(
      "There are {{ cells() }} cells with a mean of {{ mean(accuracy) | percent(2) }}, {{ results.rows }} rows;\n"
        + "{{ values(task) | list }}; {{ mean(accuracy where task = none) else \"nothing\" }}.")
    #expect(text.contains("There are 6 cells with a mean of 78.25%, 12 rows;\ndot, max and sum; nothing."))
  }

  @Test func anExpressionMayRunOverLinesAndStandsInTables() throws {
    let text = try markdown(
      "| a | b |\n|--|--|\n| {{ n() | n }} | `{{ x \\| y }}` |\n\nIt is {{ mean(accuracy\nwhere task = dot) }}.")
    #expect(text.contains("It is 0.650."))
    #expect(text.contains("`{{ x"))
  }

  @Test func conditionsShowAndHide() throws {
    let body = """
      <!-- when grid in (quick, smoke) -->
      demonstration
      <!-- when n(accuracy) > 3 -->
      enough
      <!-- end -->
      <!-- end -->

      <!-- when run.host = x -->
      host x
      <!-- end -->
      <!-- when not run.host = x -->
      other host
      <!-- end -->
      """
    let head = head(with: "parameters: {grid: quick}")
    let text = try markdown(body, head: head)
    #expect(text.contains("demonstration\nenough"))
    #expect(text.contains("other host") && !text.contains("host x"))
    let full = try markdown(body, head: head, options: ReportOptions(parameters: [("grid", "full")]))
    #expect(!full.contains("demonstration") && !full.contains("enough"))
  }

  @Test func aPointWithAConditionBelongsToTheListAboveIt() throws {
    let body = "- one\n<!-- when n() > 0 -->\n- two\n<!-- end -->\n<!-- when n() = 0 -->\n- none\n<!-- end -->\n"
    #expect(try markdown(body).contains("- one\n- two\n"))
  }

  @Test func aPartIsRepeatedForEachValueWithItsData() throws {
    let body = """
      <!-- each task -->
      ## Task {{ task }}

      {{ mean(accuracy) | digits(2) }}, see [@fig:one] and [@sec:task-dot].

      ```chart
      label: one
      mark: bar
      x: network
      y: mean(accuracy)
      ```
      <!-- end -->
      """
    let head = head(with: "order: {task: [sum]}")
    let report = try render(body, head: head)
    #expect(report.figures.map(\.label) == ["one-sum", "one-dot", "one-max"])
    let text = MarkdownWriter.write(report.document) { $0.label }
    #expect(text.contains("0.80, see [Figure\u{A0}1](#fig-one-sum) and [Task dot](#task-dot)."))
    #expect(text.contains("0.65, see [Figure\u{A0}2](#fig-one-dot)"))
  }

  @Test func proseTableChartAndAlternativeTextSayTheSame() throws {
    let body = """
      {{ mean(accuracy where task = dot and network = b) | digits(2) }}

      ```chart
      label: c
      mark: heatmap
      x: task
      y: network
      fill: mean(accuracy)
      ```

      ```table
      label: t
      by: [task, network]
      columns: [mean(accuracy) | digits(2)]
      ```
      """
    func places(_ value: Double) throws -> [String] {
      var numbers = (0..<12).map { sampleTable["accuracy"]!.number($0) ?? .nan }
      numbers[6] = value
      numbers[7] = value
      let report = try render(body, sources: ["results": sampleTable.adding(Column("accuracy", numbers: numbers))])
      guard case .paragraph(let prose) = report.document.blocks[0] else { return [] }
      let figure = report.figures[0]
      let data = report.data["c"]!
      let row = (0..<6).first { data["task"]!.text($0) == "dot" && data["network"]!.text($0) == "b" }!
      let label = figure.drawing.texts.map(\.text).filter { $0.hasPrefix("0.4") || $0.hasPrefix("0.6") }
      return [
        prose.plainText, label.first ?? "", "\(data["accuracy_mean"]!.number(row)!)",
        report.tables[0].rows.map { $0.map(\.plainText) }.first { $0[0] == "dot" && $0[1] == "b" }![2],
      ]
    }
    #expect(try places(0.41) == ["0.41", "0.41", "0.41", "0.41"])
    #expect(try places(0.43) == ["0.43", "0.43", "0.43", "0.43"])
  }

  @Test func tablesGroupSpreadSortAndLimit() throws {
    let text = try markdown(
      """
      ```table
      label: wide
      by: network
      across: task
      columns: [mean(accuracy) | digits(1)]
      ```

      ```table
      label: top
      by: task
      columns: [{value: mean(accuracy) | percent(0), title: Score}]
      sort: -mean(accuracy)
      limit: 2
      ```
      """)
    #expect(text.contains("| Network | dot | max | sum |\n|---|--:|--:|--:|\n| a | 0.3 | 1.0 | 1.0 |"))
    #expect(
      text.contains("| Task | Score |\n|---|--:|\n| max | 90% |\n| sum | 80% |\n\n")
        || text.hasSuffix("| sum | 80% |\n"))
  }

  @Test func rankingsJoinsAndSourcesAreToldInTheFrontMatter() throws {
    let head = """
      ---
      identity: {cell: [task, network], replicate: [seed]}
      rankings: {best: {of: network, by: mean(accuracy)}}
      join: {base: [task]}
      ---

      """
    let base = Table([Column("task", texts: ["dot", "sum", "max"]), Column("constant", numbers: [0.1, 0.2, 0.9])])
    let text = try markdown(
      "{{ best.first }} {{ best.first.value | digits(3) }} {{ best.last }} {{ mean(constant) | digits(1) }}\n\n"
        + "```table\nlabel: b\nsource: base\ncolumns: [task, constant]\nwhere: constant > 0.1\n```\n",
      head: head, sources: ["results": sampleTable, "base": base])
    // a: (1 + 0.3 + 0.995) / 3 = 0.765; b: (0.6 + 1 + 0.8) / 3 = 0.8.
    #expect(text.contains("b 0.800 a 0.4"))
    #expect(text.contains("| sum | 0.200 |\n| max | 0.900 |"))
  }

  @Test func parametersKeepTheirType() {
    let head = "---\nparameters: {limit: 0.5}\n---\n\n"
    #expect(throws: (any Error).self) {
      try markdown("{{ limit }}", head: head, options: ReportOptions(parameters: [("limit", "high")]))
    }
    #expect(throws: (any Error).self) {
      try markdown("{{ limit }}", head: head, options: ReportOptions(parameters: [("limt", "1")]))
    }
  }

  @Test func theSameInputGivesTheSameReport() throws {
    let body =
      "{{ mean(accuracy) | interval }}\n\n```chart\nlabel: c\nmark: bar\nx: task\ny: mean(accuracy)\nerror_bar: bootstrap\n```\n"
    let reversed = sampleTable.rows(Array((0..<12).reversed()))
    #expect(try markdown(body) == markdown(body, sources: ["results": reversed]))
    #expect(try render(body).figures == render(body, sources: ["results": reversed]).figures)
  }
}
