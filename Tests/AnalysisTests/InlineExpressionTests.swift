import Analysis
import Basics
import Statistics
import Testing

@Suite struct InlineExpressionTests {
  @Test(arguments: [
    ("0.98456", "0.985"), ("12", "12"), ("0.98456 | percent(1)", "98.5%"), ("2 / 3 | digits(2)", "0.67"),
    ("1 / 0", "–"), ("1 / 0 | percent(1) | n", "– (n = 0)"), ("1 / 0 else \"not run\"", "not run"),
    ("1 > 2", "false"),
  ])
  func values(_ text: String, _ written: String) throws {
    let inline = try InlineExpression(parsing: text)
    #expect(try inline.writer.text(inline.expression.evaluate { _ throws(Diagnostic) in .missing }) == written)
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
