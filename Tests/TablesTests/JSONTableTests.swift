import Basics
import Tables
import TestSupport
import Testing

/// Tables in JSON.
@Suite struct JSONTableTests {
  private func read(_ text: String, _ change: (inout CSVReader) -> Void = { _ in }) throws -> Table {
    var reader = CSVReader()
    change(&reader)
    return try reader.readAny(bytes: Array(text.utf8), file: "t.jsonl")
  }

  private func damages(_ text: String, _ change: (inout CSVReader) -> Void = { _ in }) -> [Diagnostic] {
    do {
      _ = try read(text, change)
      return []
    } catch let list as DiagnosticList {
      return list.diagnostics
    } catch {
      return (error as? Diagnostic).map { [$0] } ?? []
    }
  }

  @Test func keysOfObjectsWithinAreJoined() throws {
    let table = try read(
      """
      {"step": 1, "loss": {"train": 0.5, "val": {"a b": 1e-3}}, "tags": ["x", {"y": [1]}], "ok": true}

      {"step": 2, "loss": {"train": null}, "note": "l1\\nl2 \\u00e9 \\ud83d\\ude00 \\"q\\" \\\\", "ok": false}
      """)
    #expect(table.columnNames == ["step", "loss.train", "loss.val.a b", "tags", "ok", "note"])
    #expect(table["loss.val.a b"]?.number(0) == 1e-3 && table["loss.val.a b"]?.number(1) == nil)
    #expect(table["tags"]?.text(0) == #"["x", {"y": [1]}]"# && table["ok"]?.text(1) == "false")
    #expect(table["note"]?.text(1) == "l1\nl2 é 😀 \"q\" \\")
    #expect(table.origin?.lines == [1, 3])
    #expect(table.origin?.remarks.map(\.message).contains("'tags' holds lists, which are kept as texts") == true)
  }

  /// A text in quotes stays a text even if it looks like a number, except words for missing or infinite numbers.
  @Test func numbersAreThoseWithoutQuotes() throws {
    let table = try read(#"{"id": "007", "x": 1, "long": 9007199254740993}"# + "\n" + #"{"id": "8", "x": "NaN"}"#)
    #expect(table["id"]?.text(0) == "007" && table["long"]?.text(0) == "9007199254740993")
    #expect(table["x"]?.number(0) == 1 && table["x"]?.isNumeric == true)
    #expect(try read(#"{"x": NaN}"# + "\n" + #"{"x": -Infinity}"#)["x"]?.number(1) == -.infinity)
    #expect(try read(#"{"x": "1e-3"}"#) { $0.numeric = ["x"] }["x"]?.number(0) == 1e-3)
    #expect(try read(#"{"x": 10}"#) { $0.textual = ["x"] }["x"]?.text(0) == "10")
    #expect(try read(#"{"d": "2024-01-31"}"#)["d"]?.isNumeric == true)
    #expect(try read(#"{"x": -999}"# + #"{"x": 2}"#) { $0.format.missing = ["-999"] }["x"]?.number(0) == nil)
  }

  @Test(arguments: [
    "[\n{\"a\": 1},\n {\"a\": 2}\n]\n", "[{\"a\":1},{\"a\":2}]", "{\"a\":1}{\"a\":2}",
    "\u{FEFF}{\"a\": 1}\r\n{\"a\": 2}",
  ])
  func listsAndLinesAreTheSame(_ text: String) throws {
    let table = try read(text)
    #expect(table.rowCount == 2 && table["a"]?.number(1) == 2)
  }

  @Test func aKeyMayHoldTheRows() throws {
    let text = #"{"context": {"runs": [{"a": 5}]}, "n": [1, 2], "benchmarks": [{"a": 1}, {"a": 2}], "rest": {}}"#
    #expect(try read(text) { $0.format.table = "benchmarks" }["a"]?.number(1) == 2)
    #expect(try read(text) { $0.format.table = "context.runs" }["a"]?.number(0) == 5)
    let unknown = damages(text) { $0.format.table = "benchmark" }.first
    #expect(unknown?.message == "unknown list of rows 'benchmark'" && unknown?.hint?.contains("'benchmarks'") == true)
    #expect(try read(text).origin?.remarks.last?.message.contains("table: benchmarks") == true)
  }

  /// Kinds of damage, each with its line and column.
  @Test(
    arguments: [
      ("{\"a\": 1}\n{\"a\": }\n{\"a\": 3}\n", 2, 7, "expected a value, found '}'"),
      ("{\"a\": 1}\n{\"a\": 2", 2, 8, "the file is cut short"),
      ("{\"a\": 1}\n{\"a\": \"x\n", 2, 9, "the line ends within a text in quotes"),
      ("{\"a\": 1}\n[1]\n", 2, 1, "expected an object"),
      ("{\"a\": 1, \"a\": 2}\n", 1, 10, "the key 'a' occurs twice in one row"),
      ("{\"a.b\": 1, \"a\": {\"b\": 2}}\n", 1, 18, "the key 'a.b' occurs twice in one row"),
      ("{\"a\": 1.2.3}\n", 1, 7, "'1.2.3' is not a number of JSON"),
      ("{\"a\": .5}\n", 1, 7, "expected a value, found '.'"),
      ("{\"a\": \"\\x\"}\n", 1, 8, "a backslash before"),
      ("{\"a\": \"\\ud800\"}\n", 1, 8, "half of a character"),
      ("{\"a\": \"\\u12\"}\n", 1, 8, "'\\u' without four digits"),
      ("{\"é\": 1, 'b': 2}\n", 1, 10, "expected a text in quotes"),
      ("[{\"a\": 1}, ]", 1, 12, "expected an object"), ("[{\"a\": 1}] x", 1, 12, "expected nothing behind the list"),
      ("[{\"a\": 1} {\"a\": 2}]", 1, 11, "expected ',' or ']'"), ("[{\"a\": 1}", 1, 10, "the file is cut short"),
      ("[]", 1, nil, "the file has no rows"), ("{\"a\": [1, }]}\n", 1, 11, "expected a value"),
    ] as [(String, Int, Int?, String)])
  func damageHasItsPlace(_ text: String, _ line: Int, _ column: Int?, _ message: String) {
    let found = damages(text).first
    #expect(found?.message.hasPrefix(message) == true, "\(found?.message ?? "none")")
    #expect(
      found?.location?.line == line && found?.location?.column == column, "\(String(describing: found?.location))")
  }

  @Test func damageOfSeveralLinesIsTold() {
    let found = damages("{\"a\": 1}\n{\"a\": x}\n{\"a\": 1}\n{\"a\": y}\n{\"b\"}\n")
    #expect(found.map { $0.location?.line } == [2, 4, 5])
  }

  @Test func depthAndColumnsHaveLimits() {
    let deep = String(repeating: "{\"a\":", count: 200) + "1" + String(repeating: "}", count: 200)
    #expect(damages(deep).first?.message.contains("levels of nesting") == true)
    let lists = "{\"a\":" + String(repeating: "[", count: 100_000)
    #expect(damages(lists).first?.message.contains("levels of nesting") == true)
    let wide = "{" + (0..<10_001).map { "\"k\($0)\": 1" }.joined(separator: ",") + "}"
    #expect(damages(wide).first?.message.contains("more than 10000 columns") == true)
  }

  @Test func whatSaysNothingAboutJSONIsRefused() {
    #expect(
      damages("{\"a\": 1}") { $0.format.delimiter = 59 }.first?.message.contains("'delimiter' says nothing") == true)
    #expect(damages("a,b\n1,2\n") { $0.format.table = "x" }.first?.message.contains("'table' says nothing") == true)
  }

  @Test func windowsOfTheFileDoNotMatter() throws {
    let rows = (0..<20_000).map { "{\"step\": \($0), \"name\": \"größe \($0 % 7)\", \"x\": {\"y\": 0.5}}" }
    let table = try read(rows.joined(separator: "\n"))
    #expect(table.rowCount == 20_000 && table["step"]?.number(19_999) == 19_999 && table.origin?.lines.last == 20_000)
    #expect(table["name"]?.text(13) == "größe 6")
  }

  /// The `results` of lm-eval are an object with one object for each task, whose key is the task's name.
  @Test func anObjectOfObjectsIsATable() throws {
    let text =
      #"{"n": {"a": 0}, "results": {"arc \"e\"": {"acc,none": 0.5, "alias": "x"}, "piqa": {"alias": null}}, "v": 1}"#
    let table = try read(text) { $0.format.table = "results" }
    #expect(table.columnNames == ["key", "acc,none", "alias"] && table.rowCount == 2)
    #expect(table["key"]?.text(0) == "arc \"e\"" && table["key"]?.text(1) == "piqa")
    #expect(table["acc,none"]?.number(0) == 0.5 && table["acc,none"]?.number(1) == nil)
    #expect(try read(text).origin?.remarks.contains { $0.message.contains("say table") } == false)
    let alike = #"{"results": {"a": {"x": 1, "y": 2}, "b": {"x": 3, "y": 4}}}"#
    #expect(try read(alike).origin?.remarks.last?.message.contains("say table: results") == true)
    for damaged in [#"{"results": {"a": 1}}"#, #"{"results": {"a": {"x": 1}"#, #"{"results": {"a" {"x": 1}}}"#] {
      #expect(!damages(damaged) { $0.format.table = "results" }.isEmpty)
    }
  }
}
