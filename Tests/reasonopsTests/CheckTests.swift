import Foundation
import TestSupport
import Testing

/// `check` on hand-made files: one for each damage that stops reading, one for the damage that does not, and one with
/// every oddity.
@Suite struct CheckTests {
  private static let folder = "Tests/Fixtures/damaged"

  @Test(arguments: [
    ("unterminated_quote", ["3:1: error: unterminated quote"]),
    ("bare_carriage_return", ["3:69: error: a carriage return without a line feed"]),
    ("invalid_utf8", ["3:8: error: invalid UTF-8"]),
    (
      "several",
      [
        "3:49: error: 10 fields where the header has 11", "4:70: error: 12 fields where the header has 11",
        "5:32: error: 'half' is not a number, but 'accuracy' holds numbers",
        "6:1: error: a second header with different columns",
        "8:46: error: the last line is cut short: 9 fields where the header has 11",
      ]
    ),
  ])
  func damageIsNamedWithItsPlace(name: String, damages: [String]) throws {
    let file = "\(Self.folder)/\(name).csv"
    let outcome = try Program.run(["check", file])
    #expect(outcome.exitCode == 65 && outcome.output.isEmpty)
    #expect(
      outcome.errors.split(separator: "\n").filter { $0.contains(": error: ") } == damages.map { "\(file):\($0)" })
    let json = try Program.run(["check", file, "--json"])
    #expect(json.exitCode == 65)
    #expect(json.output.split(separator: "\n").count { $0.contains(#""message""#) } == damages.count)
    try ScratchFolder.with { scratch in
      let render = try Program.run(["render", "writeup", "--data", file, "--out", scratch("out")])
      #expect(render.exitCode == 65 && scratch.files().isEmpty)
    }
  }

  private struct CheckOutput: Decodable {
    struct Oddity: Decodable {
      let rule: String
      let line: Int?
    }

    let rows: Int
    let headerLines: [Int]
    let cells: Int
    let possibleCells: Int
    let holes: Int
    let repeatedCells: Int
    let surplusRows: Int
    let oddities: [Oddity]
  }

  private func report(_ file: String) throws -> CheckOutput {
    let outcome = try Program.run(["check", file, "--json"])
    #expect(outcome.exitCode == 0)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(CheckOutput.self, from: Data(outcome.output.utf8))
  }

  /// The expected findings were written down by hand, line by line.
  @Test func oddityIsNamedWithItsLine() throws {
    let report = try report("\(Self.folder)/odd.csv")
    #expect(report.rows == 11 && report.headerLines == [1, 4])
    #expect(report.cells == 7 && report.possibleCells == 8 && report.holes == 1)
    #expect(report.repeatedCells == 1 && report.surplusRows == 1)
    #expect(
      Set(report.oddities.map { "\($0.rule) \($0.line ?? 0)" }) == [
        "repeated_header 4", "no_final_line_end 13", "repeated_trial 5", "hole 0", "percentage_disagrees 6",
        "out_of_range 7", "out_of_range 11", "out_of_range 12", "unknown_status 9", "no_accuracy 10",
        "stopped_early 8", "goes_backwards 11", "solved_by_constant 6", "stopped_while_falling 2",
      ])
    #expect(try Program.run(["check", "\(Self.folder)/odd.csv", "--strict"]).exitCode == 1)
  }

  /// A table that is not from the study, with one oddity of each kind.
  @Test func anyTableHasOddities() throws {
    #expect(
      try report("\(Self.folder)/odd_table.csv").oddities.map { "\($0.rule) \($0.line ?? 0)" } == [
        "repeated_row 22", "infinite 10", "mixed_types 12", "odd_form 8", "similar_text 4",
      ])
  }

  /// Every rule is broken by a row of the fixtures.
  @Test func everyRuleIsInTheFixture() throws {
    let rules = try Program.run(["list", "rules"]).output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(!rules.isEmpty)
    let found = Set(try ["odd", "odd_table"].flatMap { try report("\(Self.folder)/\($0).csv").oddities.map(\.rule) })
    for rule in rules {
      #expect(found.contains(String(rule)), "no row of odd.csv and odd_table.csv breaks the rule '\(rule)'")
    }
  }

  /// Counted by hand: two networks, two datasets and eleven tasks, in 26 rows.
  @Test func publishedSampleHasHoles() throws {
    let report = try report("Tests/Fixtures/published_sample.csv")
    #expect(report.rows == 26 && report.cells == 26 && report.possibleCells == 44 && report.holes == 18)
  }
}
