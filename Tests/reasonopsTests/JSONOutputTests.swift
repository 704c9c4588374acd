import Foundation
import TestSupport
import Testing

/// The output of commands with `--json` agrees with their text.
@Suite struct JSONOutputTests {
  private func object(_ arguments: [String], exitCode: Int32 = 0) throws -> [String: Any] {
    let outcome = try Program.run(arguments + ["--json"])
    #expect(outcome.exitCode == exitCode, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(object?["format_version"] as? Int == 1)
    return object ?? [:]
  }

  @Test func listsHaveTheNamesOfTheText() throws {
    let lists = try #require(try object(["list", "venues"])["lists"] as? [[String: Any]])
    let entries = try #require(lists.first?["entries"] as? [[String: String]])
    let lines = try Program.run(["list", "venues"]).output.split(separator: "\n").map(String.init)
    #expect(lists.count == 1 && entries.count == lines.count)
    for (entry, line) in zip(entries, lines) {
      #expect(line.hasPrefix(entry["name"] ?? "?") && line.hasSuffix(entry["summary"] ?? "?"))
    }
    #expect(try #require(try object(["list"])["lists"] as? [[String: Any]]).count > 10)
  }

  @Test func theDoctorSaysTheSame() throws {
    let text = try Program.run(["doctor"])
    let report = try object(["doctor"], exitCode: text.exitCode)
    let parts = try #require(report["parts"] as? [[String: Any]])
    #expect(text.output.split(separator: "\n").count == 5 + parts.count)
    for part in parts { #expect(text.output.contains(part["name"] as? String ?? "?")) }
    #expect(text.output.contains(report["instruction_set"] as? String ?? "?"))
  }

  @Test func statusCountsTheRows() throws {
    let status = try object(["status", "reports/corrected"])
    let part = try #require((status["parts"] as? [[String: Any]])?.first)
    #expect(part["trials"] as? Int == 5_600 && part["missing"] as? Int == 0)
    let counts = ["finished", "diverged", "failed"].compactMap { part[$0] as? Int }
    #expect(counts.count == 3 && counts.reduce(0, +) == 5_600)
  }

  @Test func preflightHasThePagesAndWhatIsWrong() throws {
    let figure = "reports/corrected/figures/by-type.pdf"
    let good = try object(["preflight", figure])
    #expect((good["problems"] as? [String])?.isEmpty == true && (good["pages"] as? [Any])?.count == 1)
    let bad = try object(["preflight", "reports/corrected/report.pdf", "--figure"], exitCode: 1)
    #expect((bad["problems"] as? [String])?.isEmpty == false && (bad["fonts"] as? [Any])?.isEmpty == false)
  }

  @Test func tablesAreCheckedAndCompared() throws {
    try ScratchFolder.with { scratch in
      let a = try scratch.write("a,b\nx,1\nx,1\ny,\n", to: "a.csv")
      let b = try scratch.write("a,b\nx,1\ny,3\n", to: "b.csv")
      let checked = try object(["check", a])
      let oddity = try #require((checked["oddities"] as? [[String: Any]])?.first)
      #expect(checked["rows"] as? Int == 3)
      #expect(oddity["rule"] as? String == "repeated_row" && oddity["line"] as? Int == 3)
      let profile = try #require(checked["profile"] as? [String: Any])
      let missing = (profile["columns"] as? [[String: Any]])?.map { $0["missing"] as? Int }
      #expect(missing == [0, 1])
      let compared = try object(["compare", a, b, "--key", "a", "--measure", "b"])
      #expect(compared["common_cells"] as? Int == 1 && compared["only_b"] as? Int == 1, "\(compared)")
    }
  }

  @Test func whatIsOutOfDateIsListed() throws {
    try ScratchFolder.with { scratch in
      try scratch.write("a\n1\n", to: "a.csv")
      let notebook = try scratch.write("---\ntitle: A\ndata: {results: a.csv}\n---\n\n{{ n() }} row.\n", to: "n.md")
      let render = ["render", notebook, "--format", "md", "--out", scratch("o")]
      _ = try Program.run(render)
      let fresh = try object(render + ["--check"])
      #expect((fresh["out_of_date"] as? [Any])?.isEmpty == true)
      try scratch.write("a\n1\n2\n", to: "a.csv")
      let stale = try object(render + ["--check"], exitCode: 1)
      let files = try #require(stale["out_of_date"] as? [[String: String]])
      #expect(files.map { $0["file"] } == ["report.md"] && files[0]["reason"]?.isEmpty == false)
    }
  }

  /// A record of an earlier release has no format version. A run with such a record can be continued.
  @Test func recordsWithoutAVersionAreRead() throws {
    try ScratchFolder.with { scratch in
      let root = Program.root + "reports/corrected/"
      for name in ["run.json", "results.csv"] {
        try FileManager.default.copyItem(atPath: root + name, toPath: scratch(name))
      }
      #expect(try scratch.text("run.json").contains("format_version") == false)
      let outcome = try Program.run(["run", "corrected", "--out", scratch.path, "--dry-run"])
      #expect(outcome.exitCode == 0 && outcome.output.contains("  0 to do"), "\(outcome.output)\(outcome.errors)")
    }
  }
}
