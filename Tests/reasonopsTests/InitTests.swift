import Foundation
import TestSupport
import Testing

/// Makes a report from nothing, with the commands that `init` prints.
@Suite struct InitTests {
  private func begin(_ scratch: ScratchFolder, _ name: String = "my paper") throws -> String {
    let outcome = try Program.run(["init", scratch(name)])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return scratch(name)
  }

  /// The notebook names its data, so no option is needed, whatever the current folder is.
  @Test func itsNotebookRendersAtOnce() throws {
    try ScratchFolder.with { scratch in
      let folder = try begin(scratch)
      let outcome = try Program.run(["render", "\(folder)/report.md"], folder: scratch.path)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      #expect(!outcome.errors.contains("warning") && !outcome.errors.contains("note:"), "\(outcome.errors)")
      for file in ["report.md", "report.html", "report.pdf", "figures/accuracy.png", "tables/networks.csv"] {
        #expect(FileManager.default.fileExists(atPath: scratch("report-report/\(file)")), "\(file)")
      }
      let report = try scratch.text("report-report/report.md")
      #expect(report.contains("Neural arithmetic logic units") && report.contains("<a id=\"tab-networks\"></a>"))
      let checked = try Program.run(["render", "\(folder)/report.md", "--check"], folder: scratch.path)
      #expect(checked.exitCode == 0, "\(checked.output)")
    }
  }

  /// The results that `init` writes are those of its grid, so the notebook is right for both.
  @Test func itsGridHasTheTrialsOfItsData() throws {
    try ScratchFolder.with { scratch in
      let folder = try begin(scratch)
      let rows = try scratch.text("my paper/results.csv").split(separator: "\n").dropFirst()
      let plan = try Program.run(["run", "\(folder)/grid.yaml", "--out", "\(folder)/run", "--dry-run"])
      #expect(plan.exitCode == 0, "\(plan.errors)")
      #expect(plan.output.contains("\(rows.count) trials"), "\(plan.output)")
      let copied = scratch("my paper/run")
      try FileManager.default.createDirectory(atPath: copied, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: scratch("my paper/results.csv"), toPath: copied + "/results.csv")
      let again = try Program.run(["run", "\(folder)/grid.yaml", "--out", copied, "--dry-run"])
      #expect(again.output.contains("  0 to do"), "\(again.output)")
    }
  }

  @Test func itTrainsAndRendersByTheCommandsThatItPrints() throws {
    try ScratchFolder.with { scratch in
      let begun = try Program.run(["init", scratch("paper")])
      var rows = try scratch.text("paper/grid.yaml").replacing("seeds: 3", with: "seeds: 2")
      rows = rows.replacing("steps: 1000", with: "steps: 20").replacing("steps: 100}", with: "steps: 5}")
      try scratch.write(rows, to: "paper/grid.yaml")
      for line in begun.output.split(separator: "\n") {
        let words = line.split(separator: " ").dropFirst().map(String.init)
        let outcome = try Program.run(words)
        #expect(outcome.exitCode == 0, "\(line): \(outcome.errors)")
      }
      #expect(try scratch.text("paper/report/report.md").contains("24 trials of 3 networks"))
      #expect(try scratch.text("paper/Makefile").split(separator: "\n").count == 3)
    }
  }

  @Test func itReplacesNothing() throws {
    try ScratchFolder.with { scratch in
      try scratch.makeFolder("taken")
      try scratch.write("mine", to: "taken/Makefile")
      let outcome = try Program.run(["init", scratch("taken")])
      #expect(outcome.exitCode == 73 && outcome.errors.contains("taken/Makefile"), "\(outcome.errors)")
      #expect(scratch.files() == ["taken", "taken/Makefile"])
      #expect(try scratch.text("taken/Makefile") == "mine")
    }
  }
}
