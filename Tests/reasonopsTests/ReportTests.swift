import Foundation
import TestSupport
import Testing

/// The main task of the program, done as users do it.
@Suite struct ReportTests {
  private static let labels = [
    "network-by-task", "depth-by-activation", "by-type", "by-depth", "by-activation",
    "by-network",
  ]
  private static let formats = ["report.md", "report.html", "report.pdf"]

  /// A CSV with only the eleven published columns gives a complete writeup.
  @Test func existingCSV() throws {
    try ScratchFolder.with { scratch in
      try render("Tests/Fixtures/published_sample.csv", into: scratch("out"))
      let files = scratch.files().filter { !$0.hasSuffix("/") }
      for file in Self.formats
        + Self.labels.flatMap({ ["figures/\($0).png", "figures/\($0).pdf", "tables/\($0).csv"] })
      {
        #expect(files.contains("out/\(file)"), "\(file) is missing")
      }
      let table = try scratch.text("out/tables/by-network.csv")
      #expect(table.hasPrefix("network_type,network_depth,network_activation,cells,accuracy_mean"))
      #expect(try scratch.text("out/tables/by-type.csv").hasPrefix("network_type,cells,accuracy_mean"))
      #expect(try scratch.text("out/report.md").contains("not recorded"))
    }
  }

  /// One worker or two, and an uninterrupted or a killed and resumed run, give equal rows and equal reports.
  @Test func reportsDoNotDependOnHowTheGridWasRun() throws {
    try ScratchFolder.with { scratch in
      try train(into: scratch("one"), jobs: 1)
      try train(into: scratch("two"), jobs: 2)
      try killed(into: scratch("killed"), after: 1.0, logs: scratch)
      try train(into: scratch("killed"), jobs: 2)
      for folder in ["one", "two", "killed"] { try render(scratch("\(folder)/results.csv"), into: scratch(folder)) }
      let rows = try comparableRows(scratch.text("one/results.csv"))
      #expect(rows.count >= (Sanitizer.isActive ? 16 : 61))
      for folder in ["two", "killed"] {
        #expect(try comparableRows(scratch.text("\(folder)/results.csv")) == rows)
        let outputs = scratch.files().filter { file in
          file.hasPrefix("one/") && ["md", "html", "pdf", "png"].contains { file.hasSuffix(".\($0)") }
        }
        #expect(outputs.count >= 3 + 2 * Self.labels.count)
        for file in outputs {
          let other = file.replacing("one/", with: "\(folder)/", maxReplacements: 1)
          #expect(try scratch.bytes(file) == scratch.bytes(other), "\(other) differs")
        }
      }
    }
  }

  /// The whole grid, or a quarter of it under a sanitizer, where each step takes a hundred times as long.
  private static let run =
    ["run", "templates/grids/smoke.yaml"]
    + (Sanitizer.isActive ? ["--where", "task in (dot, equality) and network_depth = 1"] : [])

  private func train(into folder: String, jobs: Int) throws {
    let outcome = try Program.run(Self.run + ["--out", folder, "--jobs", "\(jobs)"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  private func killed(into folder: String, after seconds: Double, logs: ScratchFolder) throws {
    let process = try Program.start(
      Self.run + ["--out", folder, "--jobs", "2"], logs: logs)
    Thread.sleep(forTimeInterval: seconds)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal, "the run ended before it could be killed")
  }

  private func render(_ data: String, into folder: String) throws {
    let outcome = try Program.run(
      ["render", "templates/writeup.md", "--data", data, "--out", folder],
      environment: ["SOURCE_DATE_EPOCH": "1541030400"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  /// Returns the rows in sorted order, without the two columns that may differ between equal runs.
  private func comparableRows(_ csv: String) -> [String] {
    let rows = csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let kept = rows[0].indices.filter { !["datetime", "seconds"].contains(rows[0][$0]) }
    return [kept.map { rows[0][$0] }.joined(separator: ",")]
      + rows.dropFirst().map { row in kept.map { row[$0] }.joined(separator: ",") }.sorted()
  }
}
