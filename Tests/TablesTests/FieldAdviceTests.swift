import Tables
import Testing

/// What a reader is told about columns of texts that may be meant otherwise.
@Suite struct FieldAdviceTests {
  private func cause(_ fields: [String], json: Bool = false) throws -> String? {
    let text =
      json
      ? fields.map { "{\"m\": 1, \"v\": \"\($0)\"}\n" }.joined()
      : "m\tv\n" + fields.map { "1\t\($0)\n" }.joined()
    let table = try CSVReader().readAny(bytes: Array(text.utf8), file: "t")
    return table.cause(ofTextsIn: table.known("v"))
  }

  @Test(
    arguments: [
      (["1,5", "2,25"], "commas are decimal marks"), (["1/9/2024", "1/31/2024"], "%m/%d/%Y"),
      (["31.1.2024", "1.2.2024"], "%d.%m.%Y"), (["Mar 5 2024", "Apr 6 2024"], "%b %d %Y"),
      (["2024-03", "2024-04"], "months"), (["2024-Q1", "2024-Q2"], "quarters"), (["09:05", "10:15"], "times"),
      (["10 ms", "25 ms"], "unit"), (["0.5±0.1", "0.6±0.2"], "spread"), (["1 234,5", "2 345,5"], "marks"),
      (["1.203,4%", "1.300,5%"], "marks"),
    ] as [([String], String)])
  func textsThatMayBeNumbersAreTold(_ fields: [String], _ word: String) throws {
    let cause = try cause(fields)
    #expect(cause?.contains(word) == true, "\(cause ?? "nothing")")
  }

  @Test(arguments: [["relu", "selu"], ["7B", "13B"], ["1.2.3", "1.2.4"], ["3x3", "5x5"], ["a 1", "b 2"]])
  func namesAreNotTold(_ fields: [String]) throws {
    #expect(try cause(fields) == nil)
  }

  @Test func numbersStoredAsTextsAreTold() throws {
    #expect(try cause(["0.01", "1e-3"], json: true)?.contains("stored as texts") == true)
    #expect(try cause(["007", "008"], json: true)?.contains("comma") == false)
  }

  @Test func aMissingTimeIsMissing() throws {
    let table = try CSVReader().read(bytes: Array("t\n2024-01-31\nNaT\n".utf8), file: "t")
    #expect(table["t"]?.isNumeric == true && table["t"]?.number(1) == nil)
  }

  @Test func aHeaderOfNumbersIsTold() throws {
    let table = try CSVReader().read(bytes: Array("3,4\n5,6\n".utf8), file: "t")
    #expect(table.origin?.warningOfNames?.contains("'3', '4'") == true)
    #expect(try CSVReader().read(bytes: Array("a,4\n5,6\n".utf8), file: "t").origin?.warningOfNames == nil)
  }

  /// The grid has 3,200,000 cells. Of them 1 · 2 · 20 · 20 · 20 are left out.
  @Test func exclusionsCountInLargeGrids() throws {
    let rows = (0..<20).map { i in [Int](repeating: i, count: 5).map(String.init).joined(separator: ",") + "\n" }
    let table = try CSVReader().read(bytes: Array(("a,b,c,d,e\n" + rows.joined()).utf8), file: "t")
    let left = Exclusion(valuesByColumn: ["a": ["0"], "b": ["1", "2"]])
    let axes = ["a", "b", "c", "d", "e"].map { [$0] }
    let values = [[Int]](repeating: Array(0..<20), count: 5)
    #expect(table.excluding([left]).possibleCells(axes, values) == 3_200_000 - 16_000)
    #expect(table.possibleCells(axes, values) == 3_200_000)
    let all = Exclusion(valuesByColumn: ["a": ["0"]])
    #expect(table.excluding([left, all]).possibleCells(axes, values) == 3_200_000 - 160_000)
  }

  /// An accent can be part of its letter or a scalar behind it. Both are one text everywhere.
  @Test func encodingsOfAccentsAreOneText() throws {
    let text = "m,v\ncaf\u{E9},1\ncafe\u{301},2\nx,3\n"
    let table = try CSVReader().read(bytes: Array(text.utf8), file: "t")
    #expect(table.known("m").distinctValues().count == 2 && table.groups(by: ["m"]).count == 2)
    #expect(table.origin?.remarks.contains { $0.message.contains("two encodings") } == true)
  }

  @Test(
    arguments: [
      ["p=0.125", "p=0.25", "p=0.5", "p=1"], ["1.9", "1.10"], ["v0.9.1", "v0.10.0"], ["p=0", "p=0.05", "p=0.5"],
      ["dense_2", "dense_10"], ["0.5", "0.9.1", "0.10.1"],
    ])
  func decimalsAreInOrder(_ names: [String]) {
    for (a, b) in zip(names, names.dropFirst()) {
      #expect(NaturalOrder.precedes(a, b) && !NaturalOrder.precedes(b, a), "\(a) \(b)")
    }
  }
}
