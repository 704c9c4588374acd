import Analysis
import Basics
import Tables
import Testing

@Suite struct ConditionTests {
  /// The two identifiers are equal as Doubles.
  @Test(arguments: [("id = 9007199254740993", [1]), ("id > 9007199254740992", [1]), ("id <= 9007199254740992", [0])])
  func longIntegersAreComparedByTheirDigits(_ condition: String, rows: [Int]) throws {
    let table = Table([Column("id", texts: ["9007199254740992", "9007199254740993"])])
    #expect(try Condition(parsing: condition).rows(in: table) == rows)
  }

  /// 2^53 + 1 is not a Double.
  @Test(arguments: [
    ("id = 9007199254740993", []), ("id != 9007199254740993", [0, 1]), ("id < 9007199254740993", [0, 1]),
    ("id >= 9007199254740993", []), ("id = 9007199254740992", [1]), ("id in (9007199254740993, 1)", [0]),
    ("id <= -9007199254740993", []),
  ])
  func aLongIntegerIsNotTheNumberNextToIt(_ condition: String, rows: [Int]) throws {
    let table = Table([Column("id", numbers: [1, 0x1p53])])
    #expect(try Condition(parsing: condition).rows(in: table) == rows)
  }

  let table = Table([
    Column("task", texts: ["dot", "concat", nil, "task_10", "task_9"]),
    Column("accuracy", numbers: [0.5, 1, 0.25, .nan, 0]),
    Column("day", texts: ["2018-11-02", "2018-11-03", "2018-11-04", nil, "2018-12-01"]),
  ])

  @Test(
    arguments: [
      ("task = dot", [0]),
      ("task != dot", [1, 2, 3, 4]),
      ("task = \"\"", [2]),
      ("accuracy >= 0.5", [0, 1]),
      ("accuracy = 5e-1", [0]),
      ("accuracy != 1", [0, 2, 3, 4]),
      ("accuracy = \"\"", [3]),
      ("task in (dot, concat)", [0, 1]),
      ("not task in (dot, concat)", [2, 3, 4]),
      ("task = dot or task = concat and accuracy < 0.5", [0]),
      ("(task = dot or task = concat) and accuracy > 0.5", [1]),
      ("task > task_9", [3]),
      ("day >= 2018-11-03", [1, 2, 4]),
      ("\"day\" < 2018-11-03", [0]),
      ("task = nowhere", []),
      ("not not accuracy < 0.3", [2, 4]),
      ("task = 'dot'", [0]),
    ] as [(String, [Int])])
  func matchingRows(_ text: String, _ rows: [Int]) throws {
    let condition = try Condition(parsing: text)
    #expect(try condition.rows(in: table) == rows)
    #expect((0..<5).filter { row in condition.matches { table[$0]?.text(row) } } == rows)
  }

  @Test(
    arguments: [
      ("task", 5, "expected a comparison after 'task'"),
      ("task == dot", 6, "unknown comparison '=='"),
      ("task = ", 8, "expected a number, a word"),
      ("task = dot and", 15, "expected a column"),
      ("(task = dot", 12, "expected ')'"),
      ("task in dot", 9, "expected '('"),
      ("task = \"dot", 8, "unterminated quote"),
      ("task = dot dataset", 12, "expected 'and', 'or' or the end"),
      ("acuracy > 1", 1, "unknown column 'acuracy'"),
      ("accuracy > high", 1, "'accuracy' holds numbers"),
      ("accuracy = high", 1, "'accuracy' holds numbers"),
      ("accuracy != high", 1, "'accuracy' holds numbers"),
      ("accuracy in (1, high)", 1, "'accuracy' holds numbers"),
      ("accuracy = task", 1, "'accuracy' holds numbers"),
      ("accuracy = nan", 1, "'accuracy' holds numbers"),
      ("accuracy = 0x1", 1, "'accuracy' holds numbers"),
      ("task = 'dot", 8, "unterminated quote"),
    ] as [(String, Int, String)])
  func errorsNameTheColumn(_ text: String, _ column: Int, _ message: String) {
    #expect {
      try Condition(parsing: text, at: SourceLocation(file: "n.md", line: 7, column: 1)).rows(in: table)
    } throws: { error in
      let diagnostic = error as? Diagnostic

      return diagnostic?.location?.column == column && diagnostic?.location?.line == 7
        && diagnostic?.message.hasPrefix(message) == true
    }
  }

  /// A literal is read as the fields of its column are.
  @Test(
    arguments: [
      ("day = 2024-01-10", [1]), ("day > \"2024-01-09\"", [1, 2]), ("day in (2024-01-09, 2024-01-11)", [0, 2]),
      ("share = 98.5%", [0]), ("share > 50%", [0, 2]), ("share >= 0.5", [0, 1, 2]), ("us = 01/10/2024", [1]),
      ("us < 2024-01-11", [0, 1]), ("status = nan", [0]), ("status = 0x10", [1]), ("status = 16", [2]),
      ("empty = finished", []), ("empty != finished", [0, 1, 2]),
    ] as [(String, [Int])])
  func literalsAreReadAsFieldsAre(_ text: String, _ rows: [Int]) throws {
    var reader = CSVReader(textual: ["status"])
    reader.dates["us"] = try DatePattern("%m/%d/%Y")
    let csv =
      "day,share,us,status,empty\n2024-01-09,98.5%,01/09/2024,nan,\n2024-01-10,50%,01/10/2024,0x10,\n"
      + "2024-01-11,60%,01/11/2024,16,\n"
    let table = try reader.read(bytes: Array(csv.utf8), file: "t.csv")
    #expect(try Condition(parsing: text).rows(in: table) == rows)
  }

  @Test(arguments: ["day = 5", "day > soon", "share = 2024-01-10", "share = much"])
  func otherLiteralsAreErrors(_ text: String) throws {
    let table = try CSVReader().read(bytes: Array("day,share\n2024-01-09,5%\n".utf8), file: "t.csv")
    #expect(throws: Diagnostic.self) { try Condition(parsing: text).rows(in: table) }
  }

  @Test(
    arguments: [
      ("accuracy > least", [0, 1]), ("task = name", [0]), ("task in (name, concat)", [0, 1]), ("task = `name`", [0]),
      ("task = \"name\"", []), ("task != none", []), ("task = none", []),
    ] as [(String, [Int])])
  func wordsMayNameParameters(_ text: String, _ rows: [Int]) throws {
    let parameters: [String: Value] = ["least": .number(0.4), "name": .text("dot"), "none": .missing]
    #expect(try Condition(parsing: text).resolved(parameters).rows(in: table) == rows)
  }

  @Test func aNameOfTwoMeaningsIsAnError() throws {
    let parameters: [String: Value] = ["dot": .text("concat")]
    #expect(throws: Diagnostic.self) { try Condition(parsing: "task = dot").resolved(parameters).rows(in: table) }
    #expect(try Condition(parsing: "task = \"dot\"").resolved(parameters).rows(in: table) == [0])
    #expect(try Condition(parsing: "task = `dot`").resolved(parameters).rows(in: table) == [1])
    #expect(throws: Diagnostic.self) { try Condition(parsing: "task = `dto`").resolved(parameters) }
  }
}
