import Basics
import Notebooks
import Tables
import Testing

/// Small or plain inputs that once exhausted the stack, or took minutes or gigabytes. Each is now a readable error.
@Suite(.timeLimit(.minutes(10))) struct LimitedNotebookTests {
  private static let many = 20_000

  private static func times(_ text: String, _ count: Int = many) -> String { String(repeating: text, count: count) }

  private func messages(_ body: String, sources: [String: Table] = ["results": sampleTable]) -> [String] {
    mistakes(sampleHead + body, sources: sources).map { String($0.split(separator: ": ", maxSplits: 1)[1]) }
  }

  @Test(arguments: [
    "{{ \(times("("))1\(times(")")) }}", "{{ \(times("-"))1 }}", "{{ \(times("not "))1 = 1 }}",
    "{{ n(where \(times("("))seed = 1\(times(")"))) }}", "<!-- when \(times("not "))seed = 1 -->\n\nx\n\n<!-- end -->",
    "{{ mean(accuracy where \(times("not (")) }}",
  ])
  func deepExpressionsAreRefused(text: String) {
    #expect(messages(text) == ["the expression has more than 100 levels of nesting"])
  }

  @Test(arguments: ["+1", " and 1 = 1", " or 1 = 1", "*2", " - 1", " / 3"])
  func longChainsAreRefused(term: String) {
    #expect(
      messages("{{ 1 = 1\(Self.times(term)) }}")
        == ["the expression has more than 200 terms"])
    #expect(messages("{{ (1 = 1\(Self.times(term, 199))) else \"x\" }}").allSatisfy { !$0.contains("more than") })
  }

  @Test(arguments: [
    times(">") + " x", times("- ") + "x", (0..<300).map { times("  ", $0) + "- a\n" }.joined(),
    times("*a ") + times("b* "), times("*a **b ", 5_000) + times("c** d*", 5_000),
    times("![", 5_000) + times("](a.png)", 5_000),
    times("> - ", 200) + "x",
  ])
  func deepTextIsRefused(text: String) {
    #expect(messages(text).contains("the text has more than 100 levels of nesting"))
  }

  @Test func deepPartsAreRefused() {
    let (start, end) = (Self.times("<!-- when n() > 0 -->\n\n"), Self.times("<!-- end -->\n\n"))
    let messages = messages(start + "x\n\n" + end)
    #expect(Set(messages) == ["the notebook has more than 100 levels of nesting"])
  }

  /// Nine lists of nine lists of nine …, in a few hundred bytes of YAML.
  @Test(arguments: ["caption", "alt", "order"]) func aliasesAreCounted(option: String) {
    var lists = ["&a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    for level in 1...9 { lists.append("&a\(level) [\(Self.times("*a\(level - 1), ", 8))*a\(level - 1)]") }
    let cell = "```chart\nlabel: a\nmark: bar\nx: network\ny: n()\n\(option): [\(lists.joined(separator: ", "))]\n```\n"
    #expect(
      messages(cell).contains(
        "this YAML has more than 100000 values"))
  }

  @Test func includesAreCountedAndKnownByTheirFiles() {
    func messages(_ load: @escaping Notebook.Loader) -> [String] {
      do {
        _ = try Notebook.parse("<!-- include a.md -->\n", path: "n.md", load: load)
        return []
      } catch {
        return error.diagnostics.map(\.message)
      }
    }
    #expect(messages { _ throws(Diagnostic) in "<!-- include ./a.md -->\n" } == ["'./a.md' includes itself"])
    #expect(messages { _ throws(Diagnostic) in "<!-- include .//a.md -->\n" } == ["'.//a.md' includes itself"])
    let endless = messages { name throws(Diagnostic) in "<!-- include x\(name) -->\n" }
    #expect(endless.first == "the notebook has more than 100 levels of nesting")
    let doubling = messages { name throws(Diagnostic) in
      name.utf8.count > 40 ? "x\n" : "<!-- include x\(name) -->\n\n<!-- include y\(name) -->\n"
    }
    #expect(doubling.first == "the notebook has more than 1000 included files")
  }

  @Test(arguments: ["caption", "title", "alt"]) func longOptionsAreRefused(option: String) {
    let cell = "```chart\nlabel: a\nmark: bar\nx: network\ny: n()\n\(option): \(Self.times("word "))\n```\n"
    #expect(messages(cell) == ["'\(option)' has more than 20000 characters"])
  }

  @Test func manyPlaceholdersAreMany() throws {
    let text = try markdown(Self.times("{{ 1 }} ", 66_000))
    #expect(text.split(whereSeparator: \.isWhitespace).count { $0 == "1" } == 66_000)
  }

  /// The scalars that stand for values while the Markdown is read, in the forms in which an author can write them.
  @Test(arguments: [
    "x &#xFDD0; y", "x &#64986;&#xFDD0;&#xFDDB; y {{ 1 }}", "`&#xFDD0;` &#xFDEF;",
    "```chart\nlabel: a\nmark: bar\nx: network\ny: n()\ncaption: \"x \\uFDDA \\uFDD0\"\n```",
  ])
  func reservedScalarsAreRefused(text: String) {
    #expect(Set(messages(text)) == ["a notebook cannot contain U+FDD0 to U+FDEF, which are no characters"])
  }

  /// Private-use characters, which icon fonts use, are kept.
  @Test func privateCharactersAreTexts() throws {
    #expect(try markdown("x \u{F0000} &#xF000A; {{ 1 }} `\u{E000}`").hasSuffix("x \u{F0000} \u{F000A} 1 `\u{E000}`\n"))
  }

  @Test func keysThatAreOneNameAreRefused() {
    let head = sampleHead.replacing(
      "title: Sample\n", with: "title: Sample\ntitles: {1: a, \"1\": b}\norder: {true: [a], \"true\": [b]}\n")
    let messages = mistakes(head + "x\n").map { String($0.split(separator: ": ", maxSplits: 1)[1]) }
    #expect(messages.contains("repeated key '1'") && messages.contains("repeated key 'true'"))
  }

  private func chart(_ options: String, _ count: Int, name: (Int) -> String) -> [String] {
    let table = Table([
      Column("x", texts: (0..<count).map(name)), Column("y", numbers: (0..<count).map(Double.init)),
    ])
    return mistakes("```chart\nlabel: a\n\(options)\n```\n", sources: ["results": table])
      .map { String($0.split(separator: ": ", maxSplits: 1)[1]) }
  }

  @Test func largeChartsAreRefusedBeforeTheyAreMeasured() {
    #expect(
      chart("mark: bar\nx: x\ny: y", 3_000) { "c\($0)" }
        == ["'X' has more than 2000 categories"])
    #expect(
      chart("mark: scatter\nx: y\ny: y", 300_000) { _ in "c" } == ["the chart has more than 200000 rows to draw"])
    #expect(
      chart("mark: bar\nx: x\ny: y", 2) { Self.times("x\($0)", 500_000) }
        == ["a value of 'X' has more than 20000 characters"])
  }

  @Test func repetitionsAndRowsAreCounted() {
    let table = Table([Column("x", texts: (0..<30_000).map { "c\($0)" })])
    func messages(_ text: String) -> [String] {
      mistakes(text, sources: ["results": table]).map { String($0.split(separator: ": ", maxSplits: 1)[1]) }
    }
    #expect(
      messages("<!-- each x -->\n\ny\n\n<!-- end -->\n")
        == ["'x' has more than 1000 values to repeat a part for"])
    #expect(
      messages("```table\nlabel: t\ncolumns: [x]\n```\n") == [
        "the table has more than 20000 rows"
      ])
  }

  /// Lines that once took time in proportion to the square of their length.
  @Test(arguments: ["{{ 1 }} ", "[a](", "`a", "[x]{.", "](", "{"]) func longLinesAreRead(text: String) {
    #expect(messages(Self.times(text, 10_000)).allSatisfy { !$0.isEmpty })
  }

  /// Thousands of sections with the same title, which once were compared with one another.
  @Test func equalHeadingsHaveNamesOfTheirOwn() throws {
    let report = try render(Self.times("# a\n\n", 4_000))
    let anchors = report.document.headings.map(\.anchor)
    #expect(anchors.count == 4_000 && Set(anchors).count == 4_000 && anchors.last == "sec-a-3999")
  }
}
