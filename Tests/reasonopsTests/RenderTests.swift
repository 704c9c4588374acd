import Foundation
import TestSupport
import Testing

/// What `render` writes again, what it considers out of date, and what it leaves out.
@Suite struct RenderTests {
  private static let notebook = """
    ---
    title: Small
    ---

    Mean {{ mean(x) }}.

    ```chart
    label: c
    mark: bar
    x: name
    y: mean(x)
    caption: First.
    ```
    """
  private static let csv = "name,x\na,1\nb,2\n"

  private static func render(_ scratch: ScratchFolder, _ more: String...) throws -> Program.Outcome {
    try Program.run(
      ["render", scratch("n.md"), "--data", scratch("d.csv"), "--out", scratch("out")] + more, folder: scratch.path)
  }

  @Test func onlyWhatChangedIsWritten() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.notebook, to: "n.md")
      try scratch.write(Self.csv, to: "d.csv")
      #expect(try Self.render(scratch).exitCode == 0)
      #expect(try Self.render(scratch).errors.contains("0 of"))
      try scratch.write(Self.notebook.replacing("First.", with: "Second."), to: "n.md")
      let image = try modified(scratch("out/figures/c.png"))
      let errors = try Self.render(scratch).errors
      #expect(errors.contains("its text changed: report.md") && !errors.contains("c.png"))
      #expect(try modified(scratch("out/figures/c.png")) == image)
      try scratch.write(Self.csv + "c,9\n", to: "d.csv")
      #expect(try Self.render(scratch).errors.contains("its drawing changed: figures/c.png"))
    }
  }

  /// The `defaults` of a notebook apply to `--check` as they do to `render`.
  @Test func defaultsHoldForTheCheckToo() throws {
    try ScratchFolder.with { scratch in
      let head =
        "title: Small\ndata: {results: d.csv}\ndefaults: {columns: 2, format: [md, pdf], venue: icml, paper: letter}"
      let notebook = Self.notebook.replacing("title: Small", with: head)
      try scratch.write(notebook, to: "n.md")
      try scratch.write(Self.csv, to: "d.csv")
      func render(_ more: String...) throws -> Program.Outcome {
        try Program.run(["render", scratch("n.md")] + more, folder: scratch.path)
      }
      #expect(try render().exitCode == 0)
      #expect(scratch.files().contains("n-report/report.pdf") && !scratch.files().contains("n-report/report.html"))
      let facts = try #require(try Tool.run("pdfinfo", [scratch("n-report/report.pdf")]))
      #expect(facts.contains("612 x 792"))
      #expect(try render("--check").exitCode == 0)
      try scratch.write(notebook.replacing("columns: 2", with: "columns: 1"), to: "n.md")
      let stale = try render("--check")
      #expect(stale.exitCode == 1 && (stale.output + stale.errors).contains("report.pdf"))
      #expect(try render("--check", "--columns", "2").exitCode == 0)
    }
  }

  /// File names are limited to 255 bytes. Values that differ only after that must still get different files.
  @Test func valuesOfAnyLengthNameFiles() throws {
    try ScratchFolder.with { scratch in
      let notebook = Self.notebook.replacing("```chart", with: "<!-- each name -->\n\n```chart") + "\n\n<!-- end -->\n"
      try scratch.write(notebook, to: "n.md")
      let name = String(repeating: "long ", count: 1_000)
      try scratch.write("name,x\n\(name)a,1\n\(name)b,2\n中,3\n", to: "d.csv")
      let outcome = try Self.render(scratch, "--format", "md")
      #expect(outcome.exitCode == 0, "\(outcome.errors.prefix(500))")
      #expect(scratch.files().count { $0.hasPrefix("out/figures/c-") && $0.hasSuffix(".png") } == 3)
    }
  }

  /// `bench render` edits the writeup, so it depends on the writeup's text.
  @Test func theBenchmarkOfReportsRuns() throws {
    let outcome = try Program.run(["bench", "render", "--rounds", "1"])
    #expect(outcome.exitCode == 0 && outcome.output.contains("one caption changed"), "\(outcome.errors)")
  }

  /// The date of a report is the last day in its data, or missing if there is none. Paths have one slash between folder
  /// and name.
  @Test func aReportIsAsOldAsItsData() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.notebook, to: "n.md")
      for (csv, date) in [
        (Self.csv, nil), ("name,x,datetime\na,1,2018-11-02 16:30:41\nb,2,2018-11-03T01:00:00\nc,2,never\n", "20181103"),
        ("name,x,datetime\na,1,soon\nb,2,\n", nil),
      ] {
        try scratch.write(csv, to: "d.csv")
        let outcome = try Program.run(
          ["render", scratch("n.md"), "--data", scratch("d.csv"), "--out", scratch("out//"), "--format", "pdf"])
        #expect(outcome.exitCode == 0 && !(outcome.output + outcome.errors).contains("//"), "\(outcome.errors)")
        for file in ["out/report.pdf", "out/figures/c.pdf"] {
          let facts = try #require(try Tool.run("pdfinfo", ["-rawdates", scratch(file)]))
          let found = facts.firstMatch(of: /CreationDate: +D:(\d{8})/).map { String($0.1) }
          #expect(found == date && (date != nil || !facts.contains("CreationDate")))
        }
      }
    }
  }

  /// Curves in a gzip file and curves that a run added later are one source.
  @Test func curvesAreReadFromBothFiles() throws {
    try ScratchFolder.with { scratch in
      try scratch.write("{{ curves.rows }} rows.\n", to: "n.md")
      try scratch.write(Self.csv, to: "d.csv")
      try scratch.write("step,loss\n1,0.5\n2,0.25\n", to: "curves.csv")
      _ = try Tool.run("gzip", ["-n", scratch("curves.csv")])
      #expect(try Self.render(scratch).exitCode == 0)
      #expect(try scratch.text("out/report.md").contains("2 rows."))
      try scratch.write("step,loss\n3,0.125\n", to: "curves.csv")
      #expect(try Self.render(scratch).exitCode == 0)
      #expect(try scratch.text("out/report.md").contains("3 rows."))
      try Data(scratch.bytes("curves.csv.gz").dropLast(4)).write(to: URL(filePath: scratch("curves.csv.gz")))
      let damaged = try Self.render(scratch)
      #expect(
        damaged.exitCode == 65 && damaged.errors.contains("curves.csv.gz:1: error: the gzip data ends in the middle"))
    }
  }

  /// If a render fails after it has drawn a figure, the record does not vouch for the figure, even if the data change
  /// back.
  @Test func nothingVouchesForWhatAFailedRenderLeft() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.notebook, to: "n.md")
      try scratch.write(Self.csv, to: "d.csv")
      #expect(try Self.render(scratch).exitCode == 0)
      try scratch.write(Self.csv + "c,9\n", to: "d.csv")
      let image = try scratch.bytes("out/figures/c.png")
      let arguments = ["render", scratch("n.md"), "--data", scratch("d.csv"), "--out", scratch("out")]
      #expect(try Program.run(arguments, after: "ulimit -f 8; trap '' XFSZ").exitCode == 74)
      try scratch.write(Self.csv, to: "d.csv")
      let check = try Self.render(scratch, "--check")
      #expect(check.output.contains("figures/c.png (it has no record of its drawing)"))
      #expect(try Self.render(scratch).exitCode == 0)
      #expect(try scratch.bytes("out/figures/c.png") == image)
    }
  }

  @Test func staleReportsFailTheCheckAndNothingIsWritten() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.notebook, to: "n.md")
      try scratch.write(Self.csv, to: "d.csv")
      #expect(try Self.render(scratch, "--check").exitCode == 1)
      #expect(!FileManager.default.fileExists(atPath: scratch("out")))
      #expect(try Self.render(scratch).exitCode == 0)
      #expect(try Self.render(scratch, "--check").exitCode == 0)
      try scratch.write("name,x\na,1\nb,3\n", to: "d.csv")
      let stale = try Self.render(scratch, "--check")
      #expect(stale.exitCode == 1)
      for name in ["report.md", "report.html", "report.pdf", "figures/c.png", "tables/c.csv"] {
        #expect(stale.output.contains("out of date: \(scratch("out"))/\(name)"), "\(name)")
      }
    }
  }

  @Test func lenientRendersLeaveOutWhatCannotBeComputed() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.notebook.replacing("x: name", with: "x: nmae"), to: "n.md")
      try scratch.write(Self.csv, to: "d.csv")
      #expect(try Self.render(scratch).exitCode == 65)
      let outcome = try Self.render(scratch, "--lenient")
      #expect(outcome.exitCode == 0 && outcome.errors.contains("unknown column 'nmae'"))
      #expect(try scratch.text("out/report.md").contains("Mean 1.50."))
    }
  }

  @Test func linkedAssetsStandBesideThePage() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.notebook, to: "n.md")
      try scratch.write(Self.csv, to: "d.csv")
      #expect(try Self.render(scratch, "--assets", "linked", "--svg").exitCode == 0)
      let page = try scratch.text("out/report.html")
      #expect(!page.contains("data:") && !page.contains("<style"))
      #expect(page.contains("href=\"report.css\"") && page.contains("<svg class=\"drawing\""))
      #expect(try scratch.text("out/figures/c.svg").hasPrefix("<?xml"))
    }
  }

  /// Intervals are taken from render.cache if their samples are the same. They are computed again if the samples differ
  /// or the file is damaged.
  @Test func intervalsOfTheLastTimeAreUsedForEqualSamplesOnly() throws {
    try ScratchFolder.with { scratch in
      try scratch.write("The mean is {{ mean(x) | digits(3) | interval }}.\n", to: "n.md")
      func render(_ csv: String, into out: String) throws -> String {
        try scratch.write(csv, to: "d.csv")
        let outcome = try Program.run(
          ["render", scratch("n.md"), "--data", scratch("d.csv"), "--out", scratch(out), "--format", "md"])
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        return try scratch.text("\(out)/report.md")
      }
      let (few, other) = ("x\n1\n2\n4\n7\n", "x\n1\n2\n4\n9\n")
      let first = try render(few, into: "out")
      let cache = try scratch.text("out/render.cache")
      #expect(cache.hasPrefix("reasonops ") && cache.split(separator: "\n").count == 3)
      #expect(try render(other, into: "out") == render(other, into: "fresh"))
      #expect(try render(few, into: "out") == first)
      let interval = cache.split(separator: "\n")[1].split(separator: " ")
      let lied = cache.replacing(interval[1], with: "0")
      try scratch.write(lied, to: "out/render.cache")
      #expect(try render(few, into: "out") == first)
    }
  }

  /// `plot` needs only the columns of its chart, although the writeup needs others.
  @Test func plotNeedsOnlyTheColumnsOfItsChart() throws {
    try ScratchFolder.with { scratch in
      try scratch.write("network,task,accuracy\na,dot,0.5\nb,dot,0.7\n", to: "d.csv")
      let outcome = try Program.run([
        "plot", scratch("d.csv"), "--mark", "heatmap", "--x", "task", "--y", "network", "--fill", "mean(accuracy)",
        "-o", scratch("d.svg"),
      ])
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      #expect(try scratch.text("d.svg").contains("<svg"))
    }
  }

  @Test func includesStayInTheFolderOfTheNotebook() throws {
    try ScratchFolder.with { scratch in
      try FileManager.default.createDirectory(atPath: scratch("inner"), withIntermediateDirectories: true)
      try scratch.write("secret", to: "secret.md")
      try scratch.write(Self.csv, to: "d.csv")
      try scratch.write("within", to: "inner/part.md")
      try FileManager.default.createSymbolicLink(
        atPath: scratch("inner/link.md"), withDestinationPath: scratch("secret.md"))
      func render(_ name: String) throws -> Program.Outcome {
        try scratch.write("<!-- include \(name) -->\n", to: "inner/n.md")
        return try Program.run(
          ["render", scratch("inner/n.md"), "--data", scratch("d.csv"), "--out", scratch("out"), "--format", "md"])
      }
      for name in ["../secret.md", "link.md", "../inner/../secret.md"] {
        let outcome = try render(name)
        #expect(outcome.exitCode == 65 && outcome.errors.contains("n.md:1:14: error: '\(name)' is outside"))
      }
      #expect(try render("part.md").exitCode == 0)
      #expect(try scratch.text("out/report.md").contains("within"))
    }
  }

  private func modified(_ path: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
  }
}
