import Documents
import Notebooks
import Statistics
import Tables
import TestSupport
import Testing

/// Renders `templates/arithmetic.md`, which compares success rates with published ones.
@Suite struct ArithmeticTemplateTests {
  /// Returns 100 seeds of each network. The first `solved` of them have the value 1 in both columns of success.
  private static func rows(_ task: String, _ networks: [(type: String, solved: Int)]) -> Table {
    let all = networks.flatMap { network in (0..<100).map { (network.type, $0, $0 < network.solved ? 1.0 : 0) } }
    func texts(_ text: String) -> [String?] { all.map { _ in text } }
    return Table(
      [
        Column("task", texts: texts(task)), Column("dataset", texts: texts("uniform(1, 2)")),
        Column("network_type", texts: all.map(\.0)), Column("network_depth", numbers: all.map { _ in 2 }),
        Column("network_activation", texts: texts("linear")), Column("seed", numbers: all.map { Double($0.1) }),
        Column("solved", numbers: all.map(\.2)), Column("ever_solved", numbers: all.map(\.2)),
        Column("solved_step", numbers: all.map { $0.2 == 1 ? 1_000 : .nan }),
        Column("loss", numbers: all.map { _ in 1e-7 }), Column("loss_extrapolation", numbers: all.map { _ in 1e-3 }),
        Column("redraws", numbers: all.map { _ in 0 }),
      ]
        + ["sum_far", "product_far", "quotient_far", "root_roots"].map { name in
          Column("absolute_error_\(name)", numbers: all.map { Double($0.1 % 2) })
        })
  }

  private static func report(_ simple: [(type: String, solved: Int)]) throws -> Report {
    func table(_ name: String) throws -> Table {
      try CSVReader().read(path: Program.root + "/templates/data/\(name).csv")
    }
    return try TemplateTests.render(
      "arithmetic",
      [
        "results": rows("nested_sums_multiply", simple), "sums": rows("two_sums_add", [("neural_addition", 94)]),
        "product": rows("two_sums_multiply", [("neural_multiplication", 98)]),
        "single": rows("pair_add", [("neural_addition", 100)]), "functions": rows("four_functions", [("npu", 0)]),
        "elementary": rows("pair_add", [("inalu", 100)]), "published": table("arithmetic_published"),
        "seeds": table("arithmetic_seeds"),
      ])
  }

  /// The counts around the published 26 of 100, up to the last ones whose interval contains 0.
  @Test(arguments: [13, 14, 15, 16, 26, 38, 39, 40]) func verdictIsNewcombes(solved: Int) throws {
    let table = try Self.report([("nalu", solved)]).tables.first { $0.label == "simple" }
    let interval = try #require(Interval.newcombe(successes: Double(solved), of: 100, minus: 26, of: 100))
    let row = try #require(table?.rows.first).map(\.plainText)
    #expect(row.contains(interval.low <= 0 && interval.high >= 0 ? "agrees" : "differs"), "\(row) of \(interval)")
  }

  @Test func everyPartIsThere() throws {
    let report = try Self.report([("nalu", 26), ("neural_multiplication", 10)])
    let text = MarkdownWriter.write(report.document) { $0.label }
    #expect(report.figures.map(\.label) == ["seeds-solved", "seeds-errors"])
    #expect(
      report.tables.compactMap(\.label) == [
        "simple", "two", "one", "units-add", "functions", "laws-inside", "laws-outside",
      ])
    #expect(text.contains("On the simple task: NMU.") && !text.contains("On sums and differences:"))
    // The mean of values 0 and 1, and its standard error over 100 seeds.
    #expect(text.contains("| NPU | 0.5000 | 0.0503 |"))
  }
}
