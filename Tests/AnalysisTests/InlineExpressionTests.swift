import Analysis
import Basics
import Statistics
import Testing

@Suite struct InlineExpressionTests {
  @Test(arguments: [
    ("0.98456", "0.985"), ("12", "12"), ("0.98456 | percent(1)", "98.5%"), ("2 / 3 | digits(2)", "0.67"),
    ("2 | interval", "2 [–, –]"), ("1 / 0 | interval", "–"), ("1 / 0", "–"), ("1 / 0 | percent(1) | n", "– (n = 0)"),
    ("1 / 0 else \"not run\"", "not run"),
    ("1 > 2", "false"),
  ])
  func values(_ text: String, _ written: String) throws {
    let inline = try InlineExpression(parsing: text)
    #expect(try inline.writer.text(inline.expression.evaluate { _ throws(Diagnostic) in .missing }) == written)
  }

  /// What each format writes for 0.98456 from 44 trials with an interval, or for the list a, b, c.
  static let formatted: [String: (written: String, result: String)] = [
    "percent": ("percent(1)", "98.5%"), "digits": ("digits(2)", "0.98"), "n": ("n", "0.985 (n = 44)"),
    "interval": ("interval", "0.985 [0.750, 0.990]"), "list": ("list", "a, b and c"),
    "plural": ("plural(point)", "0.985 points"), "scientific": ("scientific(2)", "9.85 × 10⁻¹"),
    "bold": ("bold", "0.985"),
  ]

  @Test(arguments: ValueFormat.all) func everyFormatWritesItsExample(format: ValueFormat) throws {
    let example = try #require(
      Self.formatted[format.name], "InlineExpressionTests.formatted has no example of '\(format.name)'")
    let writer = try InlineExpression(parsing: "0 | \(example.written)").writer
    let number = Estimate(0.98456, cells: 4, n: 44, interval: Interval(low: 0.75, high: 0.99))
    let results = [Value.estimate(number), .list(["a", "b", "c"])].map(writer.text)
    #expect(results.contains(example.result), "\(format.name): \(results)")
    #expect(!format.summary.isEmpty)
  }

  @Test func intervalsCountsAndLists() throws {
    let estimate = Estimate(0.5, cells: 4, n: 8, interval: Interval(low: 0.25, high: 0.75))
    let writer = try InlineExpression(parsing: "0 | percent(0) | interval | n").writer
    #expect(writer.text(.estimate(estimate)) == "50% [25%, 75%] (n = 8)")
    let list = try InlineExpression(parsing: "0 | list").writer
    #expect(list.text(.list(["a", "b", "c"])) == "a, b and c")
    #expect(list.text(.list(["a"])) == "a")
  }

  @Test(arguments: [
    ("1 | percnt(1)", 5, "unknown format 'percnt'"), ("1 | percent", 12, "expected '('"),
    ("1 | digits(99)", 12, "'digits' needs a number"), ("1 2", 3, "expected an operator"),
  ])
  func errorsNameTheColumn(_ text: String, _ column: Int, _ message: String) {
    #expect { try InlineExpression(parsing: text) } throws: { error in
      let diagnostic = error as? Diagnostic
      return diagnostic?.location?.column == column && diagnostic?.message.hasPrefix(message) == true
    }
  }
}

extension InlineExpressionTests {
  @Test(arguments: [
    (#""up" if 2 > 1 else "down""#, "up"), (#""up" if 2 < 1 else "down" if 1 > 2 else "level""#, "level"),
    (#"1 / 0 else "none" if 1 > 0 else 3"#, "none"), ("2 if 3 in (1, 2) else 4", "4"), ("3.0 in (2, 3)", "true"),
    (#""a b" in ("a b", c)"#, "true"), ("1 / 0 in (1)", "false"), (#"1 / 0 in ("", 1)"#, "true"),
    ("1 < 2 or 1 / 0", "true"), ("2 < 1 and 1 / 0", "false"), ("(1 if 2 > 1 else 2) * 3", "3"),
    ("0.00001234 | scientific(1)", "1.2 × 10⁻⁵"), ("-96 | scientific(0)", "−1 × 10²"), ("0 | scientific(2)", "0"),
    ("1 | plural(problem)", "1 problem"), ("3 | plural(entry, entries) | bold", "3 entries"),
  ])
  func choices(_ text: String, _ written: String) throws { try values(text, written) }

  /// A deeply nested choice is refused before the stack overflows.
  @Test func choicesHaveALimit() {
    let text = String(repeating: "1 if 1 > 2 else ", count: 100_000) + "1"
    #expect(throws: Diagnostic.self) { try InlineExpression(parsing: text) }
  }
}
