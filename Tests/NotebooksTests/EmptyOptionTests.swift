import Notebooks
import TestSupport
import Testing

/// A key without a value is an error unless an empty value has a meaning. Nothing is ignored silently.
@Suite struct EmptyOptionTests {
  private static let values = ["", " \"\"", " ''", " []", " {}"]

  private func problems(_ notebook: String) -> String {
    do {
      _ = try Notebook.parse(notebook, path: "n.md") { _ in "" }
      return ""
    } catch {
      return "\(error)"
    }
  }

  private static let chart = ["label: c", "mark: bar", "x: network", "y: mean(accuracy)"]

  @Test(arguments: ChartCell.summaries.map(\.name) + ["label", "caption", "alt", "source", "show"])
  func optionsOfCharts(name: String) {
    for value in Self.values {
      let lines = Self.chart.filter { !$0.hasPrefix("\(name):") } + ["\(name):\(value)"]
      let found = problems("```chart\n" + lines.joined(separator: "\n") + "\n```\n")
      #expect(found.contains("n.md:\(lines.count + 1):1: error: '\(name)' is empty"), "\(name):\(value)\n\(found)")
    }
  }

  @Test(arguments: ["label", "columns", "by", "across", "sort", "limit", "error_bar", "caption", "where", "duplicates"])
  func optionsOfTables(name: String) {
    for value in Self.values {
      let lines = ["label: t", "columns: [accuracy]"].filter { !$0.hasPrefix("\(name):") } + ["\(name):\(value)"]
      let found = problems("```table\n" + lines.joined(separator: "\n") + "\n```\n")
      #expect(found.contains("'\(name)' is empty"), "\(name):\(value)\n\(found)")
    }
  }

  @Test(arguments: [
    "title:", "subtitle: ''", "authors: []", "date:", "abstract:", "numbered:", "data:", "data: {results: }",
    "data: {results: {file: ''}}", "data: {results: {file: a.csv, delimiter: ''}}", "parameters: {}",
    "columns: {network: []}",
    "order: {a: }", "titles:", "ranges: {a: []}", "duplicates:", "identity: {cell: []}", "join: {other: []}",
    "rankings: {best: {of: '', by: mean(a)}}", "bibliography:", "types: {a: ''}", "computed: {a: }",
    "classes: {c: {one: ''}}", "derived: {d: {make: ''}}", "hypotheses: {h: {value: ''}}", "interval:",
    "columns: {network: [a, '']}", "authors: [{name: ''}]", "authors: [{name: A, affiliation: []}]",
    "keywords: [a, '']",
    "toc:", "line_numbers:", "header:", "footer: ''", "defaults: {}", "defaults: {format: []}",
  ])
  func keysOfTheHead(line: String) {
    #expect(problems("---\n\(line)\n---\n\nText.\n").contains(" is empty"), "\(line)")
  }

  @Test(arguments: [
    "x: {value: }", "x: {value: a, title: ''}", "x: {value: a, order: []}", "rule: {value: ''}", "mark: [bar, '']",
  ])
  func optionsWithinOptions(line: String) {
    let name = line.prefix { $0 != ":" }
    let lines = Self.chart.filter { !$0.hasPrefix("\(name):") } + [line]
    let found = problems("```chart\n" + lines.joined(separator: "\n") + "\n```\n")
    #expect(found.contains(" is empty"), "\(line)\n\(found)")
  }

  /// Empty texts with a meaning: no title, a parameter that is an empty text, and an empty field that is a missing
  /// value.
  @Test func emptyTextsThatMeanSomething() {
    let head = "titles: {a: ''}\nparameters: {p: ''}\ndata: {results: {file: a.csv, missing: ['', NA]}}"
    #expect(problems("---\n\(head)\n---\n\nText.\n").isEmpty)
  }

  @Test func notesWithoutTexts() {
    #expect(problems("```note\ntext:\n```\n").contains("'text' is empty"))
  }
}
