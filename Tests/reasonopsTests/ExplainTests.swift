import Foundation
import TestSupport
import Testing

/// `render --check --explain`: the numbers of a report that have changed since the last render.
@Suite struct ExplainTests {
  private static let notebook = """
    ---
    title: A
    data: {results: d.csv}
    ---
    {{ n() }} rows have the mean {{ mean(y) | digits(1) }}.

    <!-- each g -->
    {{ g }} has {{ max(y) }}.

    <!-- end -->

    ```table
    label: t
    by: g
    columns: [mean(y)]
    caption: Means.
    ```

    """

  private func check(_ scratch: ScratchFolder, _ options: [String] = []) throws -> Program.Outcome {
    try Program.run(
      ["render", "n.md", "--format", "md", "--out", "o", "--check", "--explain"] + options, folder: scratch.path)
  }

  private func begin(_ scratch: ScratchFolder) throws {
    try scratch.write(Self.notebook, to: "n.md")
    try scratch.write("g,y\na,1\nb,2\nc,3\n", to: "d.csv")
    let rendered = try Program.run(["render", "n.md", "--format", "md", "--out", "o"], folder: scratch.path)
    #expect(rendered.exitCode == 0, "\(rendered.errors)")
  }

  @Test func onlyWhatMovedIsListed() throws {
    try ScratchFolder.with { scratch in
      try begin(scratch)
      let same = try check(scratch)
      #expect(same.exitCode == 0 && same.output.isEmpty && same.errors.isEmpty, "\(same)")
      try scratch.write("g,y\na,1\nb,2\nc,6\n", to: "d.csv")
      let moved = try check(scratch)
      let lines = moved.output.split(separator: "\n").map(String.init)
      #expect(moved.exitCode == 1)
      #expect(
        lines.filter { !$0.hasPrefix("out of date") } == [
          "n.md:5: {{ mean(y) | digits(1) }}: 2.0, now 3.0", "n.md:8: {{ max(y) }} of c: 3, now 6",
          "tables/t.csv: g = c, y_mean: 3, now 6",
        ], "\(lines)")
    }
  }

  /// Key columns may be numeric, and rows may disappear.
  @Test func rowsAreToldApartByTheirKeys() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(
        "---\ntitle: A\ndata: {results: d.csv}\n---\n\n```table\nlabel: t\nby: [g, depth]\ncolumns: [mean(y)]\ncaption: A.\n```\n",
        to: "n.md")
      try scratch.write("g,depth,y\nA,1,10\nA,2,20\nB,1,30\n", to: "d.csv")
      _ = try Program.run(["render", "n.md", "--format", "md", "--out", "o"], folder: scratch.path)
      try scratch.write("g,depth,y\nA,2,20\nB,1,31\n", to: "d.csv")
      let lines = try check(scratch).output.split(separator: "\n").map(String.init).filter {
        $0.hasPrefix("tables/t.csv: ") && $0.contains(" y_mean: ")
      }
      #expect(
        lines == [
          "tables/t.csv: g = B, depth = 1, y_mean: 30, now 31",
          "tables/t.csv: g = A, depth = 1, y_mean: 10, now nothing",
        ], "\(lines)")
    }
  }

  /// A bold mark that moves to another row is reported. A difference that depends only on the order of a sum is not.
  @Test func marksMoveAndNoiseDoesNot() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(
        "---\ntitle: A\ndata: {results: d.csv}\n---\n\n```table\nlabel: t\nby: g\ncolumns: [{value: mean(y), best: highest}]\ncaption: A.\n```\n",
        to: "n.md")
      try scratch.write("g,y\nA,0.3\nB,0.1\nC,0.1234567\n", to: "d.csv")
      _ = try Program.run(["render", "n.md", "--format", "md", "--out", "o"], folder: scratch.path)
      try scratch.write("g,y\nA,0.30000000000000004\nB,0.1\nC,0.7234567\n", to: "d.csv")
      let lines = try check(scratch).output.split(separator: "\n").map(String.init)
      #expect(lines.contains("tables/t.csv: g = C, y_mean: 0.123457, now 0.723457"), "\(lines)")
      #expect(!lines.contains { $0.contains("g = A, y_mean:") }, "\(lines)")
      #expect(lines.contains { $0.contains("g = C, y_mean_mark") }, "\(lines)")
    }
  }

  /// If a table's file is missing, its numbers are reported as new, not as unchanged.
  @Test func aTableThatIsGoneHadNoNumbers() throws {
    try ScratchFolder.with { scratch in
      try begin(scratch)
      try FileManager.default.removeItem(atPath: scratch("o/tables/t.csv"))
      let output = try check(scratch).output
      #expect(output.contains("tables/t.csv: g = a, y_mean: nothing, now 1"), "\(output)")
      #expect(!output.contains("no number moved"))
    }
  }

  @Test func theObjectHasTheSame() throws {
    try ScratchFolder.with { scratch in
      try begin(scratch)
      try scratch.write("g,y\na,1\nb,2\nd,3\n", to: "d.csv")
      let outcome = try check(scratch, ["--json"])
      let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      let cells = try #require(object?["moved_cells"] as? [[String: String]])
      let means = cells.filter { $0["what"]?.hasSuffix("y_mean") == true }
      #expect(means.map { $0["what"] ?? "" } == ["g = d, y_mean", "g = c, y_mean"])
      #expect(means.first?["old"] == nil && means.first?["new"] == "3" && means.last?["old"] == "3")
      let values = try #require(object?["moved_values"] as? [[String: String]])
      #expect(values.contains { $0["new"] == "d" && $0["old"] == nil })
    }
  }

  /// The record of an earlier release has no values. Then only the tables are compared, and a note says so.
  @Test func recordsWithoutValuesAreTold() throws {
    try ScratchFolder.with { scratch in
      try begin(scratch)
      let record = try JSONSerialization.jsonObject(with: Data(scratch.bytes("o/render.json")))
      var old = try #require(record as? [String: Any])
      #expect(old.removeValue(forKey: "values") != nil)
      try JSONSerialization.data(withJSONObject: old).write(to: URL(filePath: scratch("o/render.json")))
      try scratch.write("g,y\na,1\nb,2\nc,6\n", to: "d.csv")
      let outcome = try check(scratch)
      #expect(outcome.exitCode == 1 && outcome.errors.contains("recorded no values"))
      #expect(outcome.output.contains("tables/t.csv: g = c") && !outcome.output.contains("n.md:5"))
    }
  }

  @Test func itIsForChecks() throws {
    let outcome = try Program.run(["render", "any_csv", "--explain"])
    #expect(outcome.exitCode == 64 && outcome.errors.contains("--explain is for --check"))
  }
}
