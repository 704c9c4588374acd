import Analysis
import Tables
import Testing

/// Expressions that are computed for whole columns have the values that they have row by row.
@Suite struct ColumnExpressionTests {
  private static let table = Table([
    Column("a", numbers: [1, -2, .nan, 0.5, 3, 1e300]), Column("b", numbers: [0, 4, 5, .nan, 3, 1e300]),
    Column("name", texts: ["x", "y", "x", nil, "y", "x"]),
  ])

  @Test(arguments: [
    "a", "-a", "a + b * 2", "(a - b) / b", "a / 0", "a * b", "a if a > b else b", "1 if a >= b and not b = 0 else -a",
    "a > b", "a = b or b < 1", "not a != b", "7",
  ])
  func columnsHaveTheValuesOfRows(_ text: String) throws {
    let expression = try Expression(parsing: text)
    let numbers = try #require(expression.numbers(in: Self.table))
    for row in 0..<Self.table.rowCount {
      let parameters = ["a", "b"].map { name in
        (name, Self.table.known(name).number(row).map(Value.number) ?? .missing)
      }
      let value = try expression.evaluate(parameters: Dictionary(uniqueKeysWithValues: parameters)) { _ in .missing }
      let expected = if case .truth(let truth) = value { truth ? 1.0 : 0 } else { value.number ?? .nan }
      #expect(numbers[row] == expected || numbers[row].isNaN && expected.isNaN, "\(text), row \(row)")
    }
  }

  /// Texts, and columns that the table lacks, need the evaluation of single rows, which has the messages.
  @Test(arguments: ["name", "name = \"x\"", "a in (1, 2)", "c + 1", "a else \"none\"", "mean(a)"])
  func otherExpressionsHaveNoColumn(_ text: String) throws {
    #expect(try Expression(parsing: text).numbers(in: Self.table) == nil)
  }
}
