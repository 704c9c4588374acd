import Basics
import TestSupport
import Testing

/// Bad input of each kind gives an error that fits on one screen, with the place, a hint and the right exit code. No
/// incomplete output remains.
@Suite struct BadInputTests {
  private static let published = "Tests/Fixtures/published_sample.csv"

  @Test func unknownTaskInAGrid() throws {
    try ScratchFolder.with { scratch in
      let grid = try scratch.write(
        """
        seeds: 1
        tasks: [reduce_som]
        datasets: all
        networks:
          - {type: multiply}
        """, to: "grid.yaml")
      let outcome = try Program.run(["run", grid, "--out", scratch("out")])
      #expect(outcome.exitCode == 64)
      #expect(outcome.errors.contains("grid.yaml:2:9: error: unknown task 'reduce_som'"))
      #expect(outcome.errors.contains("hint: did you mean 'reduce_sum'?"))
      expectOneScreen(outcome)
      #expect(scratch.files() == ["grid.yaml"])
    }
  }

  @Test func unknownColumnInAChart() throws {
    try ScratchFolder.with { scratch in
      let notebook = try scratch.write(
        """
        # A title

        ```chart
        label: by-type
        mark: bar
        x: network_typo
        y: mean(accuracy)
        caption: One.
        ```
        """, to: "notebook.md")
      let outcome = try Program.run(["render", notebook, "--data", Self.published, "--out", scratch("out")])
      #expect(outcome.exitCode == 65)
      #expect(outcome.errors.contains("notebook.md:6:4: error: unknown column 'network_typo'"))
      #expect(outcome.errors.contains("did you mean 'network_type'?"))
      expectOneScreen(outcome)
      #expect(scratch.files() == ["notebook.md"])
    }
  }

  /// If a notebook names any data, its own errors are reported. If it names none, only that is reported.
  @Test func notebookWithoutData() throws {
    try ScratchFolder.with { scratch in
      let named = try scratch.write(
        "---\ntitle: T\ndata: {other: other.csv}\n---\n\n{{ mean(typo from other) }}\n", to: "a.md")
      _ = try scratch.write("rise\n1\n", to: "other.csv")
      let mistaken = try Program.run(["render", named, "--out", scratch("out")])
      #expect(mistaken.exitCode == 65 && mistaken.errors.contains("unknown column 'typo'"))
      let bare = try scratch.write("---\ntitle: T\n---\n\n{{ mean(typo) }} {{ mean(other) }}\n", to: "b.md")
      let outcome = try Program.run(["render", bare, "--out", scratch("out")])
      #expect(outcome.exitCode == 64 && outcome.errors.contains("names no data"))
      #expect(!outcome.errors.contains("typo"))
      for (body, mistake) in [
        ("See [@fig:no].", "b.md:5:7: error: unknown reference 'fig:no'"),
        ("[x](#no-such-section)", "b.md:5:6: error: unknown target of a link 'no-such-section'"),
      ] {
        let other = try scratch.write("---\ntitle: T\n---\n\n\(body)\n", to: "b.md")
        let outcome = try Program.run(["render", other, "--out", scratch("out")])
        #expect(outcome.exitCode == 65 && outcome.errors.contains(mistake), "\(outcome.errors)")
        #expect(!outcome.errors.contains("names no data"))
      }
    }
  }

  /// A source whose files do not exist yet has the columns of the source that it names with `like`.
  @Test func sourceWithoutFilesYet() throws {
    try ScratchFolder.with { scratch in
      func head(_ like: String) -> String {
        "---\ntitle: T\ndata: {tuning: tuning.csv, results: {file: \"runs/{part}/a.csv\", like: \(like)}}\n---\n\n"
      }
      _ = try scratch.write("rise\n1\n2\n", to: "tuning.csv")
      let text = "Rows: {{ n(rise) }} and {{ n(rise from tuning) }}.\n"
      let notebook = try scratch.write(head("tuning") + text, to: "a.md")
      let outcome = try Program.run(["render", notebook, "--format", "md", "--out", scratch("out")])
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      #expect(try scratch.text("out/report.md").contains("Rows: 0 and 2."))
      let wrong = try scratch.write(head("tunin") + text, to: "b.md")
      let refused = try Program.run(["render", wrong, "--out", scratch("other")])
      #expect(refused.exitCode == 65 && refused.errors.contains("unknown source 'tunin'"), "\(refused.errors)")
    }
  }

  @Test func unterminatedQuoteInACSV() throws {
    try ScratchFolder.with { scratch in
      let csv = try scratch.write("task,accuracy\ndot,1\n\"dot,0.5\nsum,1\n", to: "bad.csv")
      let outcome = try Program.run(["render", "templates/writeup.md", "--data", csv, "--out", scratch("out")])
      #expect(outcome.exitCode == 65)
      #expect(outcome.errors.contains("bad.csv:3:1: error:"))
      #expect(outcome.errors.contains("quote"))
      expectOneScreen(outcome)
      #expect(scratch.files() == ["bad.csv"])
    }
  }

  @Test(arguments: [
    ["run", "missing.yaml", "--out", "/nowhere"],
    ["render", "templates/writeup.md", "--data", "missing.csv", "--out", "/nowhere"],
    ["render", "missing.md", "--data", "Tests/Fixtures/published_sample.csv", "--out", "/nowhere"],
    ["plot", "missing.csv", "--mark", "bar", "--x", "a", "--y", "mean(b)", "-o", "/nowhere/a.pdf"],
  ])
  func missingFile(_ arguments: [String]) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.exitCode == 66)
    #expect(outcome.errors.contains("missing."))
    expectOneScreen(outcome)
  }

  /// Nobody can create a folder below a regular file, not even root.
  @Test(arguments: [
    ["render", "templates/writeup.md", "--data", published, "--out"],
    ["run", "templates/grids/smoke.yaml", "--out"],
  ])
  func unwritableOutput(_ arguments: [String]) throws {
    try ScratchFolder.with { scratch in
      let file = try scratch.write("a file", to: "file")
      let outcome = try Program.run(arguments + [file + "/out"])
      #expect(outcome.exitCode == 73)
      #expect(outcome.errors.contains("cannot create"))
      expectOneScreen(outcome)
      #expect(try scratch.text("file") == "a file")
    }
  }

  @Test(arguments: [
    ["render", "--no-such-option"],
    ["render", "templates/writeup.md", "--out", "/nowhere"],
    ["render", "templates/writeup.md", "--data", published, "--out", "/nowhere", "--columns", "3"],
    ["run", "smoke", "--out", "/nowhere", "--jobs", "0"],
    ["run", "smoke", "--out", "/nowhere", "--shard", "4/3"],
    ["run", "smoke", "--out", "/nowhere", "--where", "taks = dot"],
    ["run", "smoke", "--out", "/nowhere", "--where", "task = "],
    ["run", "smoke", "--out", "/nowhere", "--fail-fast", "--max-failures", "3"],
    ["slurm", "smoke", "--out", "/nowhere", "--shards", "0"],
    ["bench", "train", "--seconds", "nan"],
    ["bench", "grid", "smoke", "--jobs", "0"],
    ["compare", published, published, "--where", "task ="],
  ])
  func badArgument(_ arguments: [String]) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.exitCode == 64)
    expectOneScreen(outcome)
  }

  /// Control characters in arguments are shown as escapes, whether or not the output is a terminal.
  @Test(arguments: [
    ["check", published, "--\u{1B}[31mx"], ["\u{1B}]0;title\u{7}"], ["render", "\u{202E}gnp.md", "--out", "/nowhere"],
    ["run", "a\u{9B}2J.yaml", "--out", "/nowhere"], ["list", "\u{1B}c"],
    ["plot", published, "--mark", "\u{1B}[2J", "--x", "loss", "--y", "loss", "-o", "/nowhere/x.png"],
    ["render", "x.md", "--out", "/nowhere", "--limit", "\r\u{2066}=1"], ["check", "a\nerror: b\u{1B}[2J.csv"],
    ["compare", "\u{2028}a", "b"], ["preflight", "\u{8}\u{7F}.pdf"],
  ]) func messagesShowArgumentsByTheirNumbers(_ arguments: [String]) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.exitCode != 0)
    for text in [outcome.errors, outcome.output] {
      #expect(!text.unicodeScalars.contains { $0.isInvisible && $0 != "\n" }, "\(text.debugDescription)")
      #expect(!text.utf8.starts(with: "error: b".utf8) && text.utf8.ranges(of: Array("\nerror: b".utf8)).isEmpty)
    }
    #expect(outcome.errors.utf8.ranges(of: Array("\\u".utf8)).count > 0, "\(outcome.errors)")
  }

  /// Names and values that would clear the screen are escaped on a terminal.
  @Test func terminalsObeyNoInput() throws {
    try ScratchFolder.with { scratch in
      let grid = try scratch.write(
        #"{tasks: ["\e[2Jdot"], datasets: all, networks: {type: multiply}}"#, to: "grid.yaml")
      let csv = try scratch.write(
        "task,dataset,network_type,network_depth,network_activation,accuracy\nd,d,t,1,a,\u{1B}[2J\n", to: "bad.csv")
      for arguments in [["run", grid, "--out", scratch("out")], ["check", csv]] {
        let text = try Terminal(columns: 80).run(arguments, environment: ["TERM": "xterm"])
        #expect(text.contains("'\\u001B[2J") && !text.contains("\u{1B}"))
      }
    }
  }

  /// Writing to standard output fails, as on a full disk.
  @Test func outputThatCannotBeWritten() throws {
    let outcome = try Program.run(["check", Self.published], after: "exec 1</dev/null")
    #expect(outcome.exitCode == 74 && outcome.errors.hasPrefix("error: cannot write 'standard output': "))
  }

  @Test func folderWhoseNameAFileHas() throws {
    try ScratchFolder.with { scratch in
      let file = try scratch.write("a file", to: "file")
      let outcome = try Program.run(["run", "smoke", "--out", file])
      #expect(outcome.exitCode == 73 && outcome.errors.contains("there is a file of that name"))
    }
  }

  private func expectOneScreen(_ outcome: Program.Outcome) {
    #expect(outcome.errors.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
    #expect(outcome.output.isEmpty)
  }
}
