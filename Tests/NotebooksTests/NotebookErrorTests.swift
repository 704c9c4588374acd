import Documents
import Notebooks
import Tables
import Testing

@Suite struct NotebookErrorTests {
  private static let mistaken = """
    ---
    title: Twelve mistakes
    autor: nobody
    identity: {cell: [task, network], replicate: [seed]}
    duplicates: sometimes
    ---

    A value {{ meen(accuracy) }} and {{ mean(accuracy) | percnt(1) }}, and {{ mean(accuracy } without end.

    Then `{{ code }}` is no mistake. <b>HTML</b> is one.

    ```chart
    label: a
    mark: bar
    x: task
    y: mean(accuracy
    colour: task
    ```

    ```chart
    label: a b
    mark: bar
    x: task
    y: mean(accuracy)
    ```

    ```table
    label: t
    ```

    <!-- when accuracy >< 3 -->

    <!-- end -->
    <!-- end -->
    """

  @Test func everyMistakeOfANotebookIsReportedAtItsPlace() {
    #expect(
      mistakes(Self.mistaken) == [
        "3:1: unknown key of the front matter 'autor'",
        "5:13: unknown value for 'duplicates' 'sometimes'",
        "8:12: unknown reducer 'meen'",
        "8:54: unknown format 'percnt'",
        "8:72: '{{' has no end",
        "10:1: raw HTML in the notebook",
        "16:17: expected ')' to close 'mean(', found the end",
        "17:1: unknown option of a chart 'colour'",
        "21:8: 'a b' cannot be a label",
        "27:1: the table has no 'columns'",
        "31:20: unknown comparison '><'",
        "34:1: 'end' without 'when', 'choose' or 'each'",
      ])
  }

  @Test func mistakesThatOnlyTheDataShowHaveTheirPlacesToo() {
    let text =
      sampleHead + """
        {{ mean(acuracy) }} [@fig:nothing] {{ threshold }}

        ```chart
        label: a
        mark: baar
        x: task
        y: mean(accuracy)
        ```

        ```chart
        label: b
        mark: bar
        x: tsk
        y: mean(accuracy)
        ```

        ```chart
        label: c
        mark: bar
        x: task
        y: mean(accuracy)
        source: result
        ```

        <!-- each tasks -->
        <!-- end -->
        """
    #expect(
      mistakes(text) == [
        "6:9: unknown column 'acuracy'",
        "6:23: unknown reference 'fig:nothing'",
        "6:39: unknown parameter 'threshold'",
        "8:1: unknown mark 'baar'",
        "18:4: unknown column 'tsk'",
        "27:9: unknown source 'result'",
        "30:11: unknown column 'tasks'",
      ])
  }

  @Test func hintsNameTheNearest() throws {
    let error = #expect(throws: (any Error).self) {
      try Notebook.parse("{{ mean(accuracy) | percen(1) }}", path: "test.md")
    }
    #expect("\(error!)".contains("did you mean 'percent'?"))
  }

  @Test(arguments: [
    ("```chart\nmark: bar\nx: a\ny: b\n```\n", "1:1: the cell has no label"),
    ("```chart\nlabel: a\nlabel: b\n```\n", "2:1: repeated key 'label'"),
    ("```chart\nlabel: [a\n```\n", "3:1: not valid YAML: did not find expected ',' or ']'"),
    ("---\ntitle: a\n", "1:1: the front matter has no end"),
    ("<!-- each task -->\n", "1:1: 'each' has no end"),
    ("<!-- when -->\n<!-- end -->\n", "1:11: 'when' needs a condition"),
  ])
  func structure(_ text: String, _ mistake: String) {
    #expect(mistakes(text).contains(mistake), "\(mistakes(text))")
  }

  @Test func repeatedLabelsAreRefused() {
    let cell = "```table\nlabel: a\ncolumns: [n()]\n```\n\n"
    #expect(mistakes(cell + cell) == ["6:1: repeated label 'a'"])
    let table = Table([Column("kind", texts: ["ReLU", "relu"]), Column("x", numbers: [1, 2])])
    let repeated = "<!-- each kind -->\n```chart\nlabel: a\nmark: bar\nx: kind\ny: n()\n```\n<!-- end -->\n"
    #expect(
      mistakes(sampleHead + repeated, sources: ["results": table]).map { $0.split(separator: " ").last } == ["'a-relu'"]
    )
  }
}
