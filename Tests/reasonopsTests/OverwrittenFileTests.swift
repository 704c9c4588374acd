import Foundation
import TestSupport
import Testing

/// No command overwrites its inputs, the files of other programs, or anything but regular files.
@Suite struct OverwrittenFileTests {
  private static let csv = "name,x\na,1\nb,2\n"
  private static let chart = "```chart\nlabel: rise\nmark: bar\nx: name\ny: mean(x)\ncaption: First.\n```\n"
  private static let published = "Tests/Fixtures/published_sample.csv"

  /// Runs the program, and checks that it refuses and that the files named `kept` are unchanged.
  private func expectRefusal(
    _ scratch: ScratchFolder, _ arguments: [String], saying message: String, leaving kept: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let before = try kept.map { try scratch.bytes($0) }
    let files = scratch.files()
    let outcome = try Program.run(arguments, folder: scratch.path, after: "ulimit -t 20")
    #expect(outcome.exitCode == 73, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.errors.contains(message), "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(try kept.map { try scratch.bytes($0) } == before, sourceLocation: sourceLocation)
    let new = Set(scratch.files()).subtracting(files)
    #expect(new.allSatisfy { name in ["out", "figures", "tables"].contains { name.hasSuffix($0) } }, "\(new)")
  }

  private func rendering(_ scratch: ScratchFolder, notebook: String = "n.md", out: String) throws -> [String] {
    if !FileManager.default.fileExists(atPath: scratch("d.csv")) { try scratch.write(Self.csv, to: "d.csv") }
    try scratch.write("Text.\n\n" + Self.chart, to: notebook)
    return ["render", notebook, "--data", "d.csv", "--out", out]
  }

  @Test(arguments: [[], ["--force"]]) func aNotebookIsNotItsReport(options: [String]) throws {
    try ScratchFolder.with { scratch in
      let arguments = try rendering(scratch, notebook: "report.md", out: ".") + options
      let message = options.isEmpty ? "it is a file that this command reads, as 'report.md'" : "that this command reads"
      try expectRefusal(scratch, arguments, saying: message, leaving: ["report.md", "d.csv"])
    }
  }

  @Test func aTableIsNotItsData() throws {
    try ScratchFolder.with { scratch in
      try scratch.makeFolder("tables")
      try scratch.write(Self.csv + "c,3\n", to: "tables/rise.csv")
      try scratch.write("---\ndata: {results: tables/rise.csv}\n---\n\n" + Self.chart, to: "n.md")
      try expectRefusal(
        scratch, ["render", "n.md", "--out", "."], saying: "it is a file that this command reads",
        leaving: ["tables/rise.csv", "n.md"])
    }
  }

  @Test(arguments: ["report.html", "figures/rise.png", "figures/rise.tex", "render.json"])
  func filesThatNoReportWroteAreReplacedOnlyByForce(name: String) throws {
    try ScratchFolder.with { scratch in
      let arguments = try rendering(scratch, out: "out")
      try scratch.makeFolder("out/figures")
      try scratch.makeFolder("out/tables")
      try scratch.write("{\"mine\": 1}", to: "out/\(name)")
      try expectRefusal(scratch, arguments, saying: "that no report wrote", leaving: ["out/\(name)"])
      #expect(try Program.run(arguments + ["--force"], folder: scratch.path).exitCode == 0)
      #expect(try scratch.bytes("out/\(name)").count > 20)
      #expect(try Program.run(arguments + ["--check"], folder: scratch.path).exitCode == 0)
    }
  }

  /// Files may be replaced if nothing is lost: they are empty, or have the same bytes. A record of the first release
  /// does not list texts.
  @Test func reportsGoOnFromWhatTheyWrote() throws {
    try ScratchFolder.with { scratch in
      let arguments = try rendering(scratch, out: "out")
      func render(_ more: String...) throws -> Program.Outcome {
        try Program.run(arguments + more, folder: scratch.path)
      }
      #expect(try render("--format", "md").exitCode == 0)
      #expect(try render().exitCode == 0)
      #expect(try render("--format", "md").exitCode == 0)
      try FileManager.default.removeItem(atPath: scratch("out/render.json"))
      try scratch.write("", to: "out/report.html")
      #expect(try render().exitCode == 0)
      let json = try scratch.text("out/render.json")
      let drawings = try #require(json.firstMatch(of: #/"drawings" : \{[^}]*\}/#)).output
      try scratch.write("{\(drawings), \"version\": \"0.0.1\"}", to: "out/render.json")
      try scratch.write("Other text.\n\n" + Self.chart, to: "n.md")
      let updated = try render()
      #expect(updated.exitCode == 0, "\(updated.errors)")
      #expect(try render("--check").exitCode == 0)
    }
  }

  @Test func whatIsReadIsNotWritten() throws {
    try ScratchFolder.with { scratch in
      let rows = try String(contentsOfFile: Program.root + Self.published, encoding: .utf8)
      try scratch.write(rows, to: "a.csv")
      try scratch.write(rows, to: "b.csv")
      try scratch.write(Self.csv, to: "x.svg")
      try FileManager.default.linkItem(atPath: scratch("a.csv"), toPath: scratch("hard.csv"))
      try FileManager.default.createSymbolicLink(atPath: scratch("soft.csv"), withDestinationPath: "b.csv")
      for output in ["a.csv", "./b.csv", "hard.csv", "soft.csv"] {
        try expectRefusal(
          scratch, ["compare", "a.csv", "b.csv", "--output", output], saying: "it is a file that this command reads",
          leaving: ["a.csv", "b.csv"])
      }
      try expectRefusal(
        scratch, ["plot", "x.svg", "--mark", "bar", "--x", "name", "--y", "x", "-o", "x.svg"],
        saying: "it is a file that this command reads", leaving: ["x.svg"])
    }
  }

  @Test func outputsOfOneFileReplaceTheirOwnFormatOnly() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.csv, to: "d.csv")
      let rows = try String(contentsOfFile: Program.root + Self.published, encoding: .utf8)
      try scratch.write(rows, to: "a.csv")
      try scratch.write(rows, to: "b.csv")
      let compare = ["compare", "a.csv", "b.csv", "--output", "notes.csv"]
      try scratch.write("my,notes\n", to: "notes.csv")
      try expectRefusal(scratch, compare, saying: "would be lost", leaving: ["notes.csv"])
      try scratch.write("", to: "notes.csv")
      for _ in 0..<2 { #expect(try Program.run(compare, folder: scratch.path).exitCode == 0) }
      for format in ["png", "pdf", "svg"] {
        let plot = ["plot", "d.csv", "--mark", "bar", "--x", "name", "--y", "x", "-o", "p.\(format)"]
        try scratch.write("my notes", to: "p.\(format)")
        try expectRefusal(scratch, plot, saying: "is not a picture of the format \(format)", leaving: ["p.\(format)"])
        try FileManager.default.removeItem(atPath: scratch("p.\(format)"))
        for _ in 0..<2 { #expect(try Program.run(plot, folder: scratch.path).exitCode == 0) }
      }
    }
  }

  @Test func scriptsReplaceScriptsOnly() throws {
    try ScratchFolder.with { scratch in
      let slurm = ["slurm", "smoke", "--shards", "2", "--out", scratch("out")]
      try scratch.makeFolder("out/slurm")
      for name in ["train.sh", "report.sh", "grid.yaml"] {
        try scratch.write("#!/bin/bash\necho mine\n", to: "out/slurm/\(name)")
        let outcome = try Program.run(slurm)
        #expect(
          outcome.exitCode == 73
            && (outcome.errors.contains("would be lost") || outcome.errors.contains("of that name")))
        #expect(scratch.files().count == 3)
        try FileManager.default.removeItem(atPath: scratch("out/slurm/\(name)"))
      }
      for _ in 0..<2 { #expect(try Program.run(slurm).exitCode == 0) }
      let again = try Program.run(["slurm", scratch("out/slurm/grid.yaml")] + slurm.dropFirst(2))
      #expect(again.exitCode == 0, "\(again.errors)")
    }
  }
}
