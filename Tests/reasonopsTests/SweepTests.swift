import Foundation
import TestSupport
import Testing

/// Makes a report on another program from nothing, with the commands that `init` prints.
@Suite struct SweepTests {
  @Test func aFolderToStartFromIsRunAndRendered() throws {
    try ScratchFolder.with { scratch in
      let folder = scratch("it's mine")
      let begun = try Program.run(["init", "--command", folder])
      #expect(begun.exitCode == 0, "\(begun.errors)")
      #expect(try Program.run(["init", "--command", folder]).exitCode == 73)
      #expect(begun.output.contains(#"'\''s mine/sweep.yaml'"#))
      let run = try Program.run(["run", "\(folder)/sweep.yaml", "--out", "\(folder)/results", "--quiet"])
      #expect(run.exitCode == 0, "\(run.errors)")
      let notebook = ["render", "\(folder)/report.md", "--format", "md"]
      let rendered = try Program.run(notebook + ["--out", "\(folder)/report"])
      #expect(rendered.exitCode == 0, "\(rendered.errors)")
      let report = try scratch.text("it's mine/report/report.md")
      #expect(
        report.contains(
          "30 trials of the command “python3 train.py {rate} {steps} {seed}” were run, in\n6 settings."))
      for label in ["fig-effects", "fig-pairs", "fig-curves", "tab-best"] {
        #expect(report.contains("<a id=\"\(label)\"></a>"))
      }
      // All cells have the same number of rows, so the mean over the cells of a rate is the mean over its rows.
      let means = try scratch.text("it's mine/report/tables/effects.csv").split(separator: "\n").map(String.init)
      let rows = try scratch.text("it's mine/results/results.csv").split(separator: "\n").dropFirst()
      let losses = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false) }.filter { $0[0] == "0.1" }
        .compactMap { Double($0[3]) }
      let shown = try #require(means.first { $0.hasPrefix("rate = 0.1,") }).split(separator: ",").compactMap {
        Double($0)
      }
      let mean = losses.reduce(0, +) / Double(losses.count)
      #expect(losses.count == 10 && shown.contains { abs($0 - mean) < 1e-9 * mean }, "\(means) \(mean)")
    }
  }

  @Test func identityFromARunNeedsARun() throws {
    try ScratchFolder.with { scratch in
      let data = try scratch.write("x,seed,y\n1,0,2\n", to: "results.csv")
      let notebook = try scratch.write("---\nidentity: from_run\n---\n{{ cells() }}\n", to: "n.md")
      let outcome = try Program.run(["render", notebook, "--data", data, "--out", scratch("out")])
      #expect(
        outcome.exitCode == 65
          && outcome.errors.contains("n.md:2:11: error: no run beside the data says what a cell is"))
    }
  }
}
