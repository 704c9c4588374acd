import Notebooks
import Testing

/// `else`, `choose`, `let`, checked ends, and mistyped directives.
@Suite struct ControlFlowTests {
  private static func text(_ lines: [String]) throws -> String {
    try markdown(lines.joined(separator: "\n") + "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(2).joined(separator: "\n")
  }

  private static func mistakes(_ lines: String...) -> [String] {
    NotebooksTests.mistakes(lines.joined(separator: "\n") + "\n")
  }

  @Test(arguments: [(13, "few"), (12, "a dozen"), (11, "many")])
  func theFirstBranchThatHoldsAppears(_ limit: Int, _ shown: String) throws {
    let text = try Self.text([
      "<!-- when n() < \(limit) -->", "few", "<!-- else when n() = \(limit) -->", "a dozen", "<!-- else -->", "many",
      "<!-- end when -->",
    ])
    #expect(text == shown + "\n")
  }

  @Test(arguments: [
    (#"first(network) if n() > 0 else "none""#, "first"), ("distinct(task)", "three"), (#""no \"b\"""#, "quoted"),
    ("mean(accuracy where task = no)", "missing"), ("n() > 3", "true"), ("n()", "other"),
  ])
  func chooseTakesTheCaseOfItsValue(_ value: String, _ shown: String) throws {
    let text = try Self.text([
      "<!-- choose \(value) -->", "<!-- case a, b -->", "first", "<!-- case 3.0, 4 -->", "three",
      #"<!-- case "no \"b\"" -->"#, "quoted", #"<!-- case "" -->"#, "missing", "<!-- case true -->", "true",
      "<!-- else -->", "other", "<!-- end choose -->",
    ])
    #expect(text == shown + "\n")
  }

  @Test func withoutACaseNothingAppears() throws {
    #expect(try Self.text(["a", "<!-- choose n() -->", "<!-- case 1 -->", "b", "<!-- end -->", "c"]) == "a\nc\n")
  }

  /// Each branch, each pass of `each` and the notebook itself have separate names.
  @Test func namesHoldUntilTheirPartEnds() throws {
    let text = try Self.text([
      "<!-- let count = n() -->", "{{ count }}", "<!-- each network -->", "<!-- let here = n() -->",
      "{{ network }} {{ here }} of {{ count }}", "<!-- end -->", "<!-- when count > 3 -->", "<!-- let here = 1 -->",
      "{{ here | plural(one) }}", "<!-- end -->",
    ])
    #expect(text == "12\na 6 of 12\nb 6 of 12\n1 one\n")
    #expect(
      Self.mistakes("<!-- when n() > 0 -->", "<!-- let x = 1 -->", "<!-- end -->", "{{ x }}")
        == ["4:4: unknown parameter 'x'"])
  }

  @Test func theHeadAndFootnotesKnowTheNamesOfTheNotebook() throws {
    let head = sampleHead.replacing("title: Sample", with: "title: \"{{ count }} trials\"\nabstract: \"{{ count }}\"")
    let text = try markdown("<!-- let count = n() -->\nText.[^a]\n\n[^a]: All {{ count }}.\n", head: head)
    #expect(text.hasPrefix("# 12 trials\n") && text.contains("12\n\nText.[^1]") && text.contains("[^1]: All 12."))
  }

  @Test func aNamedValueHasItsIntervalWhereItIsShown() throws {
    let whole = try Self.text(["{{ mean(accuracy where network = b) | digits(2) | interval }}"])
    let named = try Self.text([
      "<!-- let m = mean(accuracy where network = b) -->", "<!-- let same = m -->",
      "{{ same | digits(2) | interval }}",
    ])
    #expect(whole.contains("[") && whole == named)
  }

  /// An unquoted word that names a value means the value. A quoted word is a text.
  @Test func conditionsCompareValuesWithOneAnother() throws {
    let names = ["<!-- let few = 3 -->", "<!-- let big = n() -->"]
    #expect(try Self.text(names + ["<!-- when few < big -->", "a", "<!-- else -->", "b", "<!-- end -->"]) == "a\n")
    #expect(try Self.text(names + ["<!-- when big < few -->", "a", "<!-- else -->", "b", "<!-- end -->"]) == "b\n")
    #expect(try Self.text(names + ["<!-- when big = \"few\" -->", "a", "<!-- else -->", "b", "<!-- end -->"]) == "b\n")
  }

  /// The first operand protects the second one from missing data.
  @Test(arguments: [
    "results.has.loss and mean(loss) > 0", "not results.has.loss or mean(loss) > 0",
    "(mean(loss) if results.has.loss else 0) = 0", "lost.rows > 0 and n(x from lost) > 0",
  ])
  func conditionsStopEarly(_ condition: String) throws {
    let optional = condition.replacing("lost.rows > 0", with: "results.rows < 0")
    #expect(try Self.text(["a", "<!-- when \(optional) -->", "b", "<!-- end -->"]).hasPrefix("a\n"))
    #expect(Self.mistakes("<!-- when results.has.loss and wrong > 0 -->", "<!-- end -->").count == 1)
  }

  @Test func sentencesUnderConditionsFlow() throws {
    let text = try Self.text([
      "One.", "<!-- let big = n() > 3 -->", "<!-- when big -->", "Two.", "<!-- else -->", "No.", "<!-- end -->",
      "<!-- choose big -->", "<!-- case true -->", "Three.", "<!-- end -->", "Four.",
    ])
    #expect(text == "One.\nTwo.\nThree.\nFour.\n")
  }

  /// A heading is removed with its section. A heading with nothing below it stays.
  @Test func aSectionOfWhichNothingAppearsHasNoHeading() throws {
    let no = ["<!-- when n() < 0 -->", "text", "<!-- end -->"]
    func headings(_ lines: [String]) throws -> [String] {
      try Self.text(lines).split(separator: "\n").filter { $0.hasPrefix("#") }.map(String.init)
    }
    #expect(try headings(["# A"] + no + ["", "# B", "", "b"]) == ["## B"])
    #expect(try headings(["# A", "", "## A1"] + no + ["", "## A2"] + no + ["", "# B"]) == ["## B"])
    #expect(try headings(["# A"] + no + ["", "a", "", "# B"]) == ["## A", "## B"])
    #expect(try headings(["# A", "", "## A1"] + no + ["", "## A2", "", "a"]) == ["## A", "### A2"])
    #expect(try headings(["# A", "", "## A1", "", "# B"]) == ["## A", "### A1", "## B"])
  }

  @Test(arguments: [
    (["<!-- else -->"], ["6:1: 'else' without 'when' or 'choose' before it"]),
    (["<!-- case a -->"], ["6:1: 'case' without 'choose' before it"]),
    (["<!-- each task -->", "<!-- else -->", "<!-- end -->"], ["7:1: 'else' without 'when' or 'choose' before it"]),
    (
      ["<!-- when n() > 0 -->", "<!-- else -->", "<!-- else -->", "<!-- end -->"],
      ["8:1: 'else' behind 'else'"]
    ),
    (["<!-- when n() > 0 -->", "<!-- else n() -->", "<!-- end -->"], ["7:1: 'n()' behind 'else'"]),
    (["<!-- when n() > 0 -->", "<!-- else when -->", "<!-- end -->"], ["7:15: 'else when' needs a condition"]),
    (["<!-- when n() < 0 -->", "<!-- else when 3 -->", "<!-- end -->"], ["7:16: '3' is neither true nor false"]),
    (["<!-- when 3 -->", "<!-- end -->"], ["6:11: '3' is neither true nor false"]),
    (
      ["<!-- when n() > 0 -->", "<!-- end each -->"],
      ["7:10: 'end each' does not end the 'when n() > 0' of line 6"]
    ),
    (
      ["<!-- when n() > 0 -->", "<!-- end when n() > 1 -->"],
      ["7:10: 'end when n() > 1' does not end the 'when n() > 0' of line 6"]
    ),
    (["<!-- when n() > 0 -->", "<!-- end wehn -->"], ["7:10: unknown part to end 'wehn'"]),
    (["<!-- when n() > 0 -->", "<!-- end when n() > 0 -->"], []),
    (
      ["<!-- choose n() -->", "text", "", "<!-- case 1 -->", "<!-- end -->"],
      ["7:1: this stands between 'choose' and its first 'case'"]
    ),
    (["<!-- choose n() -->", "<!-- case 1, 1 -->", "<!-- end -->"], ["7:14: repeated case '1'"]),
    (["<!-- choose n() -->", "<!-- else when n() > 0 -->", "<!-- end -->"], ["7:1: 'else when' inside 'choose'"]),
    (["<!-- choose meen(x) -->", "<!-- case 1 -->", "<!-- end -->"], ["6:13: unknown reducer 'meen'"]),
    (["<!-- choose -->", "<!-- case 1 -->", "<!-- end -->"], ["6:13: 'choose' needs a value to choose by"]),
    (["<!-- choose n() -->", "<!-- case -->", "<!-- end -->"], ["7:11: 'case' needs one or more values"]),
    (["<!-- let x -->"], ["6:11: expected '=' after the name 'x', found the end"]),
    (["<!-- let if = 3 -->"], ["6:10: 'if' cannot be a name"]),
    (["<!-- let a.b = 3 -->"], ["6:10: 'a.b' cannot be a name"]),
    (["<!-- let x = 3 -->", "<!-- let x = 4 -->"], ["7:10: 'x' has a value already"]),
    (["<!-- let task = 3 -->", "<!-- each task -->", "<!-- end -->"], ["7:11: 'task' has a value already"]),
    (["<!-- let x = mean(acuracy) -->", "{{ x }}"], ["6:19: unknown column 'acuracy'"]),
    (["<!-- when n() > 0 -->", "a", "<!-- esle -->", "b", "<!-- end -->"], ["8:1: unknown directive 'esle'"]),
    (["<!-- Else -->", "<!-- elsewhen -->"], ["6:1: unknown directive 'Else'"]),
    (["<!-- inclde part.md -->"], ["6:1: unknown directive 'inclde'"]),
    (["a <!-- when n() > 3 -->b"], ["6:3: the directive 'when' inside a line of text"]),
    (["<!-- and so on -->", "<!-- Then comes the table. -->", "<!-- lets see -->"], []),
    (["{{ n() if n() > 3 }}"], ["6:19: expected 'else' after the condition, found the end"]),
    (["{{ n() if n() else 3 }}"], ["6:3: 'and', 'or', 'not' and 'if' need comparisons in 'n() if n() else 3'"]),
  ])
  func mistakesHaveTheirPlaces(_ lines: [String], _ expected: [String]) {
    #expect(NotebooksTests.mistakes(sampleHead + lines.joined(separator: "\n") + "\n") == expected)
  }
}
