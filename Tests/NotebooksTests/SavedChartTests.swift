import Basics
import Charts
import Documents
import Graphics
import Notebooks
import Statistics
import Tables
import Testing

/// A chart of `plot` equals the chart of the notebook that `plot --save` writes, whatever the options.
@Suite struct SavedChartTests {
  private typealias Options = [(name: String, values: [String])]

  private static let table: Table = {
    var generator = RandomGenerator(seed: 4)
    let rows = Array(0..<24)
    func texts(_ names: [String]) -> [String] { rows.map { names[$0 % names.count] } }
    func numbers(_ scale: Double) -> [Double] { rows.map { _ in scale * generator.uniform() } }
    let value = numbers(5)
    return Table([
      Column("n", numbers: rows.map { Double($0 / 4 + 1) }), Column("value", numbers: value),
      Column("kind", texts: texts(["u", "v, w", "yes", "1e3"])), Column("seed", numbers: rows.map { Double($0 % 2) }),
      Column("group", texts: texts(["a", "b", "a \"c\" \\", "{{ d }}", "$x$", "é\u{2028}"])),
      Column("low", numbers: value.map { $0 - 1 }), Column("high", numbers: value.map { $0 + 1 }),
      Column("acc (%)", numbers: numbers(100)), Column("letter", texts: texts(["a", "ab", "b"])),
    ])
  }()

  /// Sample values for each option.
  private static let samples: [String: [[String]]] = [
    "x": [["n"], ["kind"], ["value"], ["group", "kind"], ["`acc (%)`"]],
    "y": [["mean(value)"], ["value"], ["`acc (%)`"], ["mean(value)", "mean(low)"], ["value", "high"], ["kind"]],
    "fill": [["mean(value)"], ["group"]], "color": [["group"], ["value"], ["kind"]],
    "text": [["kind"], ["mean(value)"]], "facet": [["kind"]], "facet_row": [["seed"]], "shape": [["kind"]],
    "dash": [["kind"]], "size": [["value"]], "opacity": [["value"]], "axes": [["n", "value", "low"]],
    "group": [["kind"], ["kind", "seed"]], "points": [["seed"]], "error_bar": [["sd"], ["bootstrap"], ["none"]],
    "diagonal": [["true"]], "over": [["seed"]], "flag": [["mean(value) > 2"]], "flag_title": [["# no: comment"]],
    "rule": [["2"], ["0.5=a, \"b\": c", "x 3"]], "span": [["1,2"], ["1,2=usual # not", "0,1"]],
    "arrow": [["3,2=here: 1"]], "font_size": [["9"]], "fit": [["loess"]], "stack": [["true"], ["fill"], ["false"]],
    "means": [["true"], ["false"]], "annotations": [["always"], ["never"]], "order": [["yes", "u"], ["3"]],
    "title": [["{a: b}"], ["true"], ["a\u{85}b $x^2$ *c* {{ n() }}"], ["- x"]], "venue": [["icml"], ["jmlr"]],
    "width": [["3"]], "height": [["2.5"]], "scheme": [["vik"], ["batlow"], ["viridis"]], "center": [["0"], ["-1e0"]],
    "low": [["low"]], "high": [["high"]], "interval": [["90% [range]"]], "baseline": [["low"]],
    "baseline_title": [["null"]], "cliques": [["letter"]], "critical_difference": [["1.5"]], "bin_width": [["2"]],
    "missing_title": [["~"]], "where": [["kind != u"], ["group = \"a \\\"c\\\" \\\\\""]],
    "duplicates": [["all"], ["mean"]], "common_cells": [["true"]], "scales": [["free"], ["free_y"]],
    "title of a channel": [["Loss: 1 # {x}"], ["yes"]], "scale of a channel": [["log"], ["linear"], ["band"]],
    "domain of a channel": [["0.1,9"], ["[0, 10]"], ["-1 6"]], "format of a channel": [["percent(1)"], ["digits(2)"]],
    "sort of a channel": [["descending"], ["appearance"]], "order of a channel": [["yes", "v, w"], ["u"]],
  ]

  private static func samples(of name: String) -> [[String]]? {
    if let samples = samples[name] { return samples }
    return name.split(separator: "_").last.flatMap { samples["\($0) of a channel"] }
  }

  @Test(arguments: ChartCell.summaries.map(\.name)) func everyOptionHasASample(name: String) {
    guard name != "mark" else { return }
    #expect(Self.samples(of: name)?.isEmpty == false, "nothing is said for '\(name)'")
  }

  /// Returns the drawing with its texts, or the mistakes.
  private static func outcome(_ notebook: () throws -> Notebook) -> String {
    do {
      let report = try notebook().evaluate(
        sources: ["results": table], options: ReportOptions(), measurer: FixedWidthMeasurer())
      let figure = try #require(report.figures.first)
      return DrawingDump.text(of: figure.drawing) + figure.alternativeText + Inline.plainText(of: figure.caption)
        // The advice differs between the command line and notebooks.
        + report.warnings.map { $0.text.split(separator: " Say ")[0] }.joined()
    } catch let error as DiagnosticList {
      return error.diagnostics.map(\.message).joined(separator: "\n")
    } catch {
      return "\(error)"
    }
  }

  /// Compares the chart of some options with the saved one.
  ///
  /// - Returns: True if there is a chart. Options that cannot be drawn are not saved.
  private static func compare(_ options: Options) -> Bool {
    let drawn = outcome { try Notebook.chart(options, like: nil) }
    guard drawn.hasPrefix("drawing") else { return false }
    let saved = ChartNotebookText(options, file: "t.csv", table: []).text
    let rendered = outcome { try Notebook.parse(saved, path: "saved.md") }
    #expect(drawn == rendered, "\(options)\n\(saved)")
    return true
  }

  /// Options that others have no effect without.
  private static let companions: [String: (String, [String])] = [
    "flag_title": ("flag", ["mean(value) > 2"]), "baseline_title": ("baseline", ["low"]),
    "fill_order": ("fill", ["group"]),
  ]

  /// Options that make a chart. The tests add one more option to them.
  private static let bases: [[(String, [String])]] = [
    [("mark", ["line"]), ("x", ["n"]), ("y", ["mean(value)"])],
    [("mark", ["bar"]), ("x", ["kind"]), ("y", ["mean(value)"]), ("color", ["group"])],
    [("mark", ["bar"]), ("x", ["kind"]), ("y", ["value"])],
    [("mark", ["bar"]), ("x", ["kind"]), ("y", ["mean(value)"]), ("error_bar", ["sd"])],
    [("mark", ["heatmap"]), ("x", ["kind"]), ("y", ["seed"]), ("fill", ["mean(value)"])],
    [("mark", ["scatter"]), ("x", ["value"]), ("y", ["low"])], [("mark", ["histogram"]), ("x", ["value"])],
    [("mark", ["regression"]), ("x", ["value"]), ("y", ["high"])],
    [("mark", ["box"]), ("x", ["kind"]), ("y", ["value"])],
    [("mark", ["parallel"]), ("axes", ["n", "value", "kind"])],
    [("mark", ["critical_difference"]), ("x", ["value"]), ("y", ["group"])],
    [("mark", ["forest"]), ("x", ["value"]), ("y", ["group"]), ("low", ["low"]), ("high", ["high"])],
    [("mark", ["line"]), ("x", ["n"]), ("y", ["mean(value)"]), ("facet", ["kind"])],
    [("mark", ["bar"]), ("x", ["kind"]), ("y", ["value"]), ("where", ["n = 1"])],
    [("mark", ["scatter"]), ("x", ["value"]), ("y", ["low"]), ("color", ["value"])],
  ]

  @Test func eachOptionMakesTheSameChart() {
    var drawn: Set<String> = []
    for name in ChartCell.summaries.map(\.name) where name != "mark" {
      for values in Self.samples(of: name) ?? [] {
        var count = 0
        for base in Self.bases where count < 2 {
          let companion = Self.companions[name]
          let others = base.filter { $0.0 != name && $0.0 != companion?.0 } + [companion].compactMap(\.self)
          let options = others.map { (name: $0.0, values: $0.1) } + [(name: name, values: values)]
          guard Self.compare(options) else { continue }
          drawn.insert(name)
          count += 1
        }
      }
    }
    let missing = ChartCell.summaries.map(\.name).filter { $0 != "mark" && !drawn.contains($0) }
    #expect(missing.isEmpty, "never drawn: \(missing)")
  }

  /// The columns that `--cell` and `--replicate` name are in the front matter of the saved notebook.
  @Test func columnsOfCellsAreSaved() throws {
    let options: Options = [("mark", ["bar"]), ("x", ["kind"]), ("y", ["mean(value)"]), ("error_bar", ["sd"])]
    for (cell, replicate) in [
      ([["kind"], ["group"]], ["seed"]), ([["kind", "group"]], ["seed", "n"]), ([["acc (%)"]], []),
    ] {
      let chart = try Notebook.chart(options, like: nil)
      let drawn = Self.outcome { chart.identified(cell: cell, replicate: replicate) }
      let saved = ChartNotebookText(options, file: "t.csv", table: [], identity: (cell, replicate)).text
      #expect(
        drawn.hasPrefix("drawing") && drawn == Self.outcome { try Notebook.parse(saved, path: "saved.md") }, "\(saved)")
      #expect(drawn != Self.outcome { chart })
    }
  }

  @Test func randomOptionsMakeTheSameChart() {
    var generator = RandomGenerator(seed: 11)
    func one<T>(of all: [T]) -> T { all[generator.index(below: all.count)] }
    let names = ChartCell.summaries.map(\.name).filter { $0 != "mark" }
    var drawn = 0
    for _ in 0..<200 {
      var options = one(of: Self.bases).map { (name: $0.0, values: $0.1) }
      if generator.index(below: 3) == 0 { options[0].values = [one(of: Chart.kinds).name] }
      for _ in 0..<generator.index(below: 6) {
        let name = one(of: names)
        options.removeAll { $0.name == name }
        options.append((name, one(of: Self.samples(of: name) ?? [["x"]])))
      }
      if Self.compare(options) { drawn += 1 }
    }
    #expect(drawn > 30, "\(drawn) of 200 were drawn")
  }
}
