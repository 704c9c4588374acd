import Tables
import Testing

@Suite struct CSVLintTests {
  let lint = CSVLint(
    axes: [["task"], ["dataset"], ["network_type", "network_depth", "network_activation"]], separate: ["protocol"],
    replicate: ["seed"],
    rules: [
      .range("accuracy", 0...1), .percentage("accuracy_pct", of: "accuracy"), .ascending("datetime"),
    ])

  private func report(_ text: String) throws -> LintReport {
    lint.report(on: try CSVReader().read(bytes: Array(text.utf8), file: "t.csv"))
  }

  /// The expected counts were made by hand: two networks, two datasets and eleven tasks.
  @Test func publishedSample() throws {
    let report = lint.report(on: try CSVReader().read(path: "Tests/Fixtures/published_sample.csv"))
    #expect(report.rows == 26)
    #expect(report.headerLines == [1])
    #expect(report.cells == 26)
    #expect(report.possibleCells == 44)
    #expect(report.holes == 18)
    #expect(report.repeatedCells == 0)
    #expect(report.surplusRows == 0)
    #expect(report.oddities.count == 18)
    #expect(report.oddities.allSatisfy { $0.rule == "hole" && $0.line == nil })
    #expect(report.oddities.first?.message == "no row for concat, random_pos, dense 1 tanh")
  }

  @Test func eachOddityHasItsLine() throws {
    let report = try report(
      """
      task,seed,accuracy_pct,accuracy,datetime
      dot,0,50.0%,0.5,2018-11-02 10:00:00
      dot,1,98.0%,0.99,2018-11-02 10:00:01
      task,seed,accuracy_pct,accuracy,datetime
      dot,0,50.0%,0.5,2018-11-02 09:00:00
      sum,0,150.0%,1.5,2018-11-02 09:00:00
      sum,1,,,
      """)
    #expect(report.headerLines == [1, 4])
    #expect(report.cells == 2)
    #expect(report.repeatedCells == 1)
    #expect(report.surplusRows == 1)
    #expect(report.holes == 0)
    #expect(
      report.oddities.map { "\($0.rule) \($0.line ?? 0)" } == [
        "repeated_header 4", "no_final_line_end 7", "repeated_trial 5", "out_of_range 6", "percentage_disagrees 3",
        "goes_backwards 5",
      ])
    #expect(report.oddities[2].message == "the same trial as in line 2")
    #expect(report.oddities[3].message == "accuracy is 1.5, outside 0 to 1")
    #expect(report.oddities[4].message == "accuracy_pct is '98.0%', accuracy is 0.99")
  }

  /// A merged file is sorted by trial, with depth 10 after depth 9. Times out of order are not odd there.
  @Test func sortedFilesAreInNoOtherOrder() throws {
    let lint = CSVLint(axes: [["task"]], rules: [.ascending("datetime", unlessSortedBy: ["task", "depth", "seed"])])
    func oddities(_ rows: String) throws -> [Int?] {
      let text = "task,depth,datetime\n" + rows
      return lint.report(on: try CSVReader().read(bytes: Array(text.utf8), file: "t.csv")).oddities
        .filter { $0.rule == "goes_backwards" }.map(\.line)
    }
    #expect(try oddities("dot,9,2018-11-02\ndot,10,2018-11-01\nsum,1,2018-10-30\n").isEmpty)
    #expect(try oddities("dot,10,2018-11-02\ndot,9,2018-11-01\nsum,1,2018-11-03\n") == [3])
  }

  /// A half is rounded to even, so 12.5% may be written as 12.0%.
  @Test func roundingIsNoDisagreement() throws {
    #expect(try report("accuracy_pct,accuracy\n12.0%,0.125\n13.0%,0.125\n").oddities.isEmpty)
    #expect(try report("accuracy_pct,accuracy\n12.0%,0.126\n").oddities.count == 1)
    #expect(try report("accuracy_pct,accuracy\nmuch,0.126\n12.0%,\n").oddities.count == 2)
  }

  @Test func whatIsLeftOutOnPurposeIsNoHole() throws {
    let csv = "task,dataset,network_depth\na,x,1\na,y,1\nb,y,2\n"
    let table = try CSVReader(numeric: ["network_depth"]).read(bytes: Array(csv.utf8), file: "d.csv")
    let lint = CSVLint(axes: [["task"], ["dataset"], ["network_depth"]])
    #expect(lint.report(on: table).holes == 5)
    let exclusions = [
      Exclusion(valuesByColumn: ["task": ["b"], "dataset": ["x"]]), Exclusion(valuesByColumn: ["network_depth": ["2"]]),
      Exclusion(valuesByColumn: ["task": ["a"], "seed": ["1"]]),
    ]
    let report = lint.report(on: table.excluding(exclusions))
    #expect(report.holes == 1)
    #expect(report.possibleCells == 4)
    #expect(report.oddities.map(\.message) == ["no row for b, y, 1"])
  }

  /// Protocol a has two tasks × one dataset, and protocol b one × one. Neither has a hole, although the product of both
  /// would.
  @Test func protocolsAreGridsOfTheirOwn() throws {
    let report = try report("protocol,task,dataset\na,dot,x\na,sum,x\nb,dot,y\n")
    #expect(report.possibleCells == 3)
    #expect(report.holes == 0)
  }

  @Test func nothingIsOddAboutNoRows() throws {
    let report = try report("task,accuracy\n")
    #expect(report.cells == 0 && report.possibleCells == 0 && report.oddities.isEmpty)
  }
}
