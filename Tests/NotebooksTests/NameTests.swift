import Analysis
import Notebooks
import Tables
import Testing

/// Every name in a notebook has a meaning, or is an error at its place with a hint at the nearest name.
@Suite struct NameTests {
  private static let identity = "identity: {cell: [task, network], replicate: [seed]}"

  private static func notebook(_ head: String, _ body: String = "{{ n() }}") -> String {
    "---\n\(head)\n---\n\n\(body)\n"
  }

  @Test(arguments: [
    ("identity: {cell: [tusk, network]}", "2:19", "tusk"),
    ("identity: {cell: [task], replicate: [sed]}", "2:38", "sed"),
    ("identity: {cell: [task], separate: [sead]}", "2:37", "sead"),
    ("identity: {cell: [task], best: [highest acuracy]}", "2:41", "acuracy"),
    ("order: {network: [a], tusk: [sum]}", "2:23", "tusk"), ("titles: {acuracy: Accuracy}", "2:10", "acuracy"),
    ("types: {sed: text}", "2:9", "sed"), ("ranges: {acuracy: [0, 1]}", "2:10", "acuracy"),
    ("columns: {both: [task, netwrk]}", "2:24", "netwrk"), ("computed: {x: acuracy * 2}", "2:15", "acuracy"),
    ("classes: {c: {good: acuracy > 0.5}}", "2:21", "acuracy"),
    ("rankings: {best: {of: netwrk, by: mean(accuracy)}}", "2:23", "netwrk"),
    ("rankings: {best: {of: network, by: mean(acuracy)}}", "2:41", "acuracy"),
    ("rankings: {best: {of: network, by: mean(accuracy), where: tusk = sum}}", "2:59", "tusk"),
    (identity + "\nderived: {r: {make: ranks, measure: acuracy, of: network}}", "3:37", "acuracy"),
    (identity + "\nderived: {r: {make: pairs, measure: accuracy, of: netwrk}}", "3:51", "netwrk"),
    (identity + "\nderived: {r: {make: profile, measure: accuracy, of: network, where: tusk = sum}}", "3:69", "tusk"),
    (identity + "\nderived: {g: {make: groups, by: [tusk], columns: {m: mean(accuracy)}}}", "3:34", "tusk"),
    (identity + "\nderived: {g: {make: groups, by: [task], columns: {m: mean(acuracy)}}}", "3:59", "acuracy"),
    (identity + "\nhypotheses: {H: {value: \"mean(acuracy)\"}}", "3:31", "acuracy"),
  ])
  func aColumnThatTheHeadNamesIsThere(_ head: String, place: String, name: String) {
    #expect(mistakes(Self.notebook(head)) == ["\(place): unknown column '\(name)'"])
  }

  @Test(arguments: [
    ("join: {flours: [task]}", "2:8: unknown source 'flours'"),
    (
      identity + "\nderived: {r: {make: ranks, measure: accuracy, of: network, source: reslts}}",
      "3:68: unknown source 'reslts'"
    ),
    (
      identity + "\nderived: {r: {make: ranks, mesure: accuracy, of: network}}",
      "3:28: unknown key of a derived table that is a ranks 'mesure'"
    ),
    (
      identity + "\nderived: {r: {make: agreement, measure: accuracy, of: network, between: [results, reslts]}}",
      "3:83: there is no source 'reslts'"
    ),
    (
      identity + "\nderived: {r: {make: agreement, measure: accuracy, of: network, between: [results]}}",
      "3:64: 'between' needs 2 names in 'r'"
    ),
    ("identity: {cels: [task]}", "2:12: unknown key 'cels'"),
  ])
  func aSourceOrKeyThatTheHeadNamesIsThere(_ head: String, mistake: String) {
    #expect(mistakes(Self.notebook(head)).contains(mistake))
  }

  /// The data lack all of these columns. The value is the same as without the definition.
  @Test(arguments: [
    #"identity: {cell: [task, network, "fold?"], replicate: [seed, "run?"], separate: ["protocol?"], best: ["lowest loss?"]}"#,
    #"order: {"lr?": [1, 2]}"#, #"titles: {"lr?": Rate, accuracy_mean: Mean, n: Trials}"#, #"types: {"lr?": text}"#,
    #"ranges: {"lr?": [0, 1]}"#, #"columns: {both: [task, "lr?"]}"#, #"computed: {"x?": lr * 2}"#,
    #"classes: {"c?": {good: lr > 0.5}}"#, #"join: {"flours?": [task]}"#,
  ])
  func aColumnWithAQuestionMarkMayBeMissing(_ line: String) throws {
    let body = "{{ mean(accuracy) }}\n\n```table\nlabel: t\nby: network\ncolumns: [mean(accuracy)]\n```"
    #expect(mistakes(Self.notebook(line, body)) == [])
  }

  @Test func aQuestionMarkThatBelongsToTheNameStays() throws {
    let table = Table([Column("right?", numbers: [1, 0]), Column("lr", numbers: [1, 2])])
    let head = "---\ntitles: {\"right?\": Correct, \"lr?\": Rate}\n---\n\n"
    let text = try markdown(
      "```table\nlabel: t\nby: [\"right?\", lr]\ncolumns: [n()]\n```\n", head: head, sources: ["results": table])
    #expect(text.contains("| Correct | Rate |"))
  }

  /// Computed columns and joint names are names like the columns of the data.
  @Test func computedNamesCountAsColumns() {
    let head = """
      columns: {both: [task, network]}
      computed: {double: accuracy * 2}
      classes: {kind: {good: accuracy > 0.5}}
      order: {both: [sum_a], kind: [good]}
      ranges: {double: [0, 2]}
      titles: {double: Twice, double_mean: Mean, double_mean_low: Low}
      """
    let body = "```chart\nlabel: c\nmark: bar\nx: kind\ny: mean(double)\n```"
    #expect(mistakes(Self.notebook(head, body)) == [])
  }

  @Test func aComparisonWithATextIsComputedForEachRow() throws {
    let head = "---\ncomputed: {isA: network = \"a\"}\n---\n\n"
    #expect(try markdown("{{ sum(isA) }} of {{ n() }}", head: head).contains("6 of 12"))
  }

  @Test(arguments: [
    ("{{ reslts.rows }}", "unknown source 'reslts'"), ("{{ results.row }}", "unknown fact of 'results' 'row'"),
    ("{{ run.hots else \"none\" }}", "unknown fact of 'run' 'hots'"),
    ("{{ curves.step }}", "unknown fact of 'curves' 'step'"),
    ("{{ results.has.sed }}", "unknown column 'sed'"), ("{{ best.first }}", "unknown source 'best'"),
    ("{{ tal }}", "unknown parameter 'tal'"), ("{{ n(from reslts) }}", "unknown source 'reslts'"),
    ("{{ n(acuracy from results) }}", "unknown column 'acuracy'"),
    ("{{ n(where tusk = sum) }}", "unknown column 'tusk'"),
    ("{{ r.problms }}", "unknown fact of 'r' 'problms'"), ("{{ r_test.rows }}", "unknown source 'r_test'"),
    ("<!-- when reslts.rows > 0 -->\nx\n\n<!-- end -->", "unknown source 'reslts'"),
    ("<!-- when not results.has.sed -->\nx\n\n<!-- end -->", "unknown column 'sed'"),
    ("<!-- when run.gird = quick -->\nx\n\n<!-- end -->", "unknown fact of 'run' 'gird'"),
    ("<!-- each tusk -->\nx\n\n<!-- end -->", "unknown column 'tusk'"),
    ("[@fig:nowhere]", "unknown reference 'fig:nowhere'"),
    ("[@sec:nowhere]", "unknown reference 'sec:nowhere'"), ("{{ H.verdct }}", "unknown parameter 'H.verdct'"),
  ])
  func aNameInTheTextMeansSomething(_ body: String, message: String) {
    let head = """
      identity: {cell: [task, network], replicate: [seed]}
      parameters: {tall: 1}
      hypotheses: {H: {value: mean(accuracy)}}
      derived: {r: {make: ranks, measure: accuracy, of: network}}
      """
    var options = ReportOptions()
    options.optionalSources = [OptionalSource("run", facts: ["host", "grid"]), OptionalSource("curves", facts: [])]
    let found = mistakes(Self.notebook(head, body), options: options)
    #expect(found.count == 1 && found[0].hasSuffix(": " + message) && found[0].hasPrefix("8:"), "\(found)")
  }

  /// A question about optional data is not a mistake.
  @Test func factsThatTheDataNeedNotGive() throws {
    let body = """
      {{ run.host else "none" }}, {{ curves.rows }}, {{ results.has.protocol }}, {{ faults.rows }}, {{ other.rows }},
      {{ faults_worst.rows }}, {{ faults.rank_correlation else "none" }}.

      <!-- when curves.rows = 0 and not results.has.lr -->
      Nothing.
      <!-- end -->
      """
    let head = head(
      with:
        "derived: {faults: {make: agreement, measure: accuracy, of: network, between: [results, other], optional: true}}"
    )
    let text = try markdown(body, head: head)
    #expect(text.contains("none, 0, false, 0, 0,\n0, none."))
    #expect(text.contains("Nothing."))
  }

  @Test(arguments: [
    ("x: tusk\ny: mean(accuracy)", "8:4", "tusk"), ("x: task\ny: mean(acuracy)", "9:9", "acuracy"),
    ("x: task\ny: mean(accuracy)\ncolor: netwrk", "10:8", "netwrk"),
    ("x: task\ny: mean(accuracy)\ngroup: [netwrk]", "10:9", "netwrk"),
    ("x: task\ny: mean(accuracy)\npoints: sed", "10:9", "sed"),
    ("x: task\ny: mean(accuracy)\nwhere: tusk = sum", "10:8", "tusk"),
    ("x: task\ny: mean(accuracy)\norder: {tusk: [sum]}", "10:9", "tusk"),
    ("x: task\ny: accuracy\nlow: lo\nhigh: accuracy", "10:6", "lo"),
    ("x: task\ny: accuracy\nbaseline: constnt", "10:11", "constnt"),
  ])
  func aChartNamesColumnsOfItsData(_ options: String, place: String, name: String) {
    let text = Self.notebook(Self.identity, "```chart\nlabel: c\nmark: bar\n\(options)\n```")
    #expect(mistakes(text) == ["\(place): unknown column '\(name)'"])
  }
}
