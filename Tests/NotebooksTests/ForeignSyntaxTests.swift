import Graphics
import Notebooks
import Tables
import Testing

/// Syntax of other programs' notebooks, links without a target, and options that no mark draws.
@Suite struct ForeignSyntaxTests {
  @Test(arguments: [
    ("```{python}\nx = 1\n```", "7:4", "'{python}' is a cell of another program, and no code is run here"),
    ("```{r, echo=FALSE}\nx\n```", "7:4", "'{r, echo=FALSE}' is a cell of another program, and no code is run here"),
    ("~~~ {.python .numberLines}\nx\n~~~", "7:5", "code has no classes and attributes here: '{.python .numberLines}'"),
    (
      "```python\n#| label: fig-a\nx\n```", "8:1",
      "'#|' begins an option of another program's cell, and means nothing here"
    ),
    (
      "```python title=\"a.py\" {1,3}\nx\n```", "7:11",
      "code has no classes and attributes here: 'title=\"a.py\" {1,3}'"
    ),
    ("```js{1,3}\nx\n```", "7:6", "code has no classes and attributes here: '{1,3}'"),
    ("<!-- when n() > 3 --> hi <!-- end -->", "7:1", "the directive 'when' inside a line of text"),
    ("e\u{301}e\u{301} [x](nowhere.csv)", "7:10", "no such file: 'nowhere.csv'"),
    (
      "[x](https://x.org/{{ n() }})", "7:1",
      "no value can stand in the address of a link: 'https://x.org/{{ n() }}'"
    ),
    ("::: {.callout-note}", "7:1", "':::' begins a part of another program's notebook, and means nothing here"),
    ("  :::", "7:3", "':::' begins a part of another program's notebook, and means nothing here"),
    ("# Title {.unlisted}", "7:10", "unknown class of a section 'unlisted'"),
    ("# Title {#sec:a .apendix}", "7:17", "unknown class of a section 'apendix'"),
    ("# Title {#method}", "7:10", "'#method' has no meaning behind a title"),
    ("A [word]{.smallcaps}.", "7:9", "classes and attributes have no meaning here: '{.smallcaps}'"),
    (
      "A [word](https://a.org){target=_blank}.", "7:24",
      "classes and attributes have no meaning here: '{target=_blank}'"
    ),
    ("[x](#nowhere)", "7:6", "unknown target of a link 'nowhere'"),
    ("> - a [x][1]\n\n[1]: #nowhere", "9:7", "unknown target of a link 'nowhere'"),
    ("[x][1]\n\n[1]: nowhere.csv", "9:6", "no such file: 'nowhere.csv'"),
    ("> [x][a b]\n>\n> [a b]: <no where.csv> 'title'", "9:11", "no such file: 'no where.csv'"),
    ("[x](nowhere.csv)", "7:5", "no such file: 'nowhere.csv'"),
    ("[x](<no where.csv>)", "7:6", "no such file: 'no where.csv'"),
    ("[x](data/nowhere.md#part)", "7:5", "no such file: 'data/nowhere.md'"),
  ])
  func eachIsNamedAtItsPlace(_ body: String, place: String, message: String) throws {
    do {
      _ = try Notebook.parse(sampleHead + "\n" + body + "\n", path: "test.md", hasFile: { $0 == "here.csv" })
        .evaluate(sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer())
      Issue.record("no error")
    } catch {
      let found = error.diagnostics[0]
      #expect(error.diagnostics.count == 1 && found.message == message && found.hint?.isEmpty == false)
      #expect("\(found.location?.line ?? 0):\(found.location?.column ?? 0)" == place)
    }
  }

  /// Sets in braces, code, and links with a target are not mistakes.
  @Test func textThatOnlyLooksLikeItIsText() throws {
    let body = """
      # A method

      The set {1, 2}, {.5} and `[x]{.y}`, `[a](b.csv)`, \\[x](y), a :: b, [here](here.csv), [there](https://a.org/x),
      [mail](mailto:a@b.c), [up](#a-method), [same](#sec-a-method).

      [one][], [two][], [a]: no definition

      [one]: here.csv "title"
      [two]: https://a.org/x

      ```python
      x = {".a": 1}  #| no option
      ```

      ```markdown
      ::: {.note}
      [x](nowhere.csv)
      ```
      """
    let report = try Notebook.parse(sampleHead + body, path: "test.md", hasFile: { $0 == "here.csv" })
      .evaluate(sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer())
    let page = html(report.document)
    #expect(page.contains("The set {1, 2}, {.5} and"))
    #expect(page.components(separatedBy: "href=\"#sec-a-method\"").count == 3)
  }

  @Test(arguments: [
    ("mark: line\nx: seed\ny: mean(accuracy)\ncliques: task", "'line' does not draw 'cliques'"),
    ("mark: scatter\nx: seed\ny: accuracy\nbaseline: accuracy", "'scatter' does not draw 'baseline'"),
    ("mark: scatter\nx: seed\ny: mean(accuracy)\nerror_bar: t", "'scatter' does not draw 'error_bar'"),
    ("mark: heatmap\nx: task\ny: network\nfill: mean(accuracy)\ncolor: task", "'heatmap' does not draw 'color'"),
    ("mark: heatmap\nx: task\ny: network", "'heatmap' needs 'fill': the number that colours show"),
    ("mark: bar\nx: task\ny: mean(accuracy)\nflag: mean(accuracy) > 0.5", "'bar' does not draw 'flag'"),
    ("mark: line\nx: seed\ny: mean(accuracy)\npoints: task", "'line' does not draw 'points'"),
  ])
  func aMarkHasTheChannelsThatItIsGiven(_ options: String, message: String) {
    let found = mistakes(sampleHead + "```chart\nlabel: c\n\(options)\n```")
    #expect(found == ["6:1: " + message])
  }

  @Test(arguments: [
    ("{{ 1 | plural(problem) }}", "1 problem"), ("{{ 3 | plural(problem) }}", "3 problems"),
    ("{{ 0 | plural(entry, entries) }}", "0 entries"), ("{{ 1 | plural(entry, entries) }}", "1 entry"),
    ("{{ n() | plural(\"pair of trials\", \"pairs of trials\") }}", "12 pairs of trials"),
    ("{{ 1.4 | digits(0) | plural(step) }}", "1 step"), ("{{ n(where task = x) | plural(trial) }}", "0 trials"),
  ])
  func countsHaveTheirNumber(_ value: String, text: String) throws {
    #expect(try markdown("A \(value).").contains("A \(text)."))
  }
}
