import Basics
import Tables
import Testing

/// What `check` says of any table.
@Suite struct TableProfileTests {
  private func report(_ text: String, _ lint: CSVLint = CSVLint(axes: [])) throws -> LintReport {
    lint.report(on: try CSVReader().readAny(bytes: Array(text.utf8), file: "t.csv"))
  }

  @Test func eachColumnIsSummedUp() throws {
    let report = try report(
      "m,seed,acc,share,day,none,same\na,0,0.5,50%,2024-01-02,,x\nb,1,,25.5%,2024-01-01,,x\na,1,0.25,,,,x\n")
    let profile = report.profile
    #expect(
      profile.columns.map {
        "\($0.name) \($0.kind.rawValue) \($0.missing) \($0.distinct) \($0.least ?? "-") \($0.greatest ?? "-")"
      }
        == [
          "m text 0 2 a b", "seed whole number 0 2 0 1", "acc number 1 2 0.25 0.5", "share percentage 1 2 25.5% 50.0%",
          "day date 1 2 2024-01-01 2024-01-02", "none empty 3 0 - -", "same text 0 1 x x",
        ])
    #expect(profile.constantColumns == ["same"] && profile.equalColumns.isEmpty)
    #expect(profile.candidateKeys == [["m", "seed"]])
  }

  @Test func equalColumnsAreNamed() throws {
    let profile = try report("a,b,c,d\nx,y,x,1\ny,x,y,2\n").profile
    #expect(profile.equalColumns.map { [$0.name, $0.first] } == [["c", "a"]])
  }

  /// Two columns with numbers of their own are no key by chance: measured numbers do not count.
  @Test func keysAreTheSmallestSets() throws {
    #expect(try report("id,x\n1,5\n2,5\n").profile.candidateKeys == [["id"]])
    #expect(try report("x\n0.1\n0.2\n").profile.candidateKeys.isEmpty)
    #expect(try report("a,b,c\n1,1,1\n1,1,2\n1,2,1\n2,1,1\n").profile.candidateKeys == [["a", "b", "c"]])
    #expect(try report("a,b\n1,1\n1,1\n").profile.candidateKeys.isEmpty)
  }

  /// Each with the line of the first such field.
  @Test(
    arguments: [
      ("x\n1\n2\noops\n3\noops\n", "mixed_types", 4, "'oops' in 'x' is no number, and 3 fields are (in 2 rows)"),
      ("x\na\nb\n7\nc\n", "mixed_types", 4, "'7' in 'x' is a number, and 3 fields are none"),
      ("m,x\na,1\nb,2\na,1\n", "repeated_row", 4, "the same values as in line 2"),
      ("x\n1\n-inf\n", "infinite", 3, "'x' is -inf"),
      ("m\nAdam\nAdam\n adam\n", "similar_text", 4, "'adam' in 'm' may mean 'Adam', as 2 rows have it"),
      (
        "d,i\n" + (10..<30).map { "2024 \($0),\($0)\n" }.joined() + "31/2024,31\n", "odd_form", 22,
        "'31/2024' in 'd' is written otherwise than '2024 10' and the others"
      ),
    ] as [(String, String, Int, String)])
  func odditiesHaveTheirLines(_ text: String, _ rule: String, _ line: Int, _ message: String) throws {
    let found = try report(text).oddities.filter { $0.rule == rule }
    #expect(found.map(\.message) == [message] && found.map(\.line) == [line], "\(found)")
  }

  @Test(arguments: ["x\n1\nNA\n2\n", "m\nmlp\ncnn\n", "x\n-1\n1\n0.5\n", "m,x\na,1\na,2\n", "v\n1.2.3\n1.2.4\n"])
  func usualTablesHaveNone(_ text: String) throws {
    #expect(try report(text).oddities.isEmpty)
  }

  @Test func holesAreThoseOfNamedColumns() throws {
    let text = "m,t,seed\na,x,0\na,y,0\nb,x,0\nb,x,0\n"
    let report = try report(text, CSVLint(axes: [["m"], ["t"]], replicate: ["seed"]))
    #expect(report.hasCells && report.holes == 1 && report.surplusRows == 1)
    #expect(report.oddities.map(\.message) == ["the same trial as in line 4", "no row for b, y"])
  }

  /// Each cell should have each seed.
  @Test func trialsThatAreNotThereAreHolesToo() throws {
    let report = try report(
      "m,t,seed\na,x,0\na,x,1\na,y,0\n",
      CSVLint(axes: [["m"], ["t"]], replicate: ["seed"], expectsAllTrials: true))
    #expect(report.cells == 2 && report.possibleCells == 2 && report.holes == 1)
    #expect(report.oddities.map(\.message) == ["no row for a, y, 1"])
  }

  @Test(arguments: [
    ("\"0,91\"\n\"0,94\"", "if its commas are decimal marks"), ("6/30/2024\n1/2/2024", "dates written as %m/%d/%Y:"),
    ("1/2/2024\n3/4/2024", "dates written as %m/%d/%Y or %d/%m/%Y"), ("31.12.2023\n1.1.2024", "%d.%m.%Y"),
    ("2024-01-01T10:00Z\n2024-01-02", "have a time zone and others have none"),
    ("2024-01-01\n2024-02-30\n2024-03-01", "because '2024-02-30' is no date"),
  ])
  func whatTextsMaySayIsTold(_ fields: String, _ advice: String) throws {
    #expect(try report("x\n\(fields)\n").notes.contains { $0.message.contains(advice) })
  }
}
