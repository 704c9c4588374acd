import Foundation
import TestSupport
import Testing

/// Pipes, FIFOs and standard input in place of files that are read.
@Suite struct StreamTests {
  private static let csv = "name,x\na,1\nb,2\n"

  /// The ways to pass a file as something that can be read only once: a shell command, and the path to use then.
  private enum Way: CaseIterable {
    case standardInput, device, descriptor, fifo, plainFile

    func open(_ file: String) -> (preparation: String, path: String) {
      switch self {
      case .standardInput: ("exec < <(cat \(file))", "-")
      case .device: ("exec < <(cat \(file))", "/dev/stdin")
      case .descriptor: ("exec 9< <(cat \(file))", "/dev/fd/9")
      case .fifo: ("mkfifo in.fifo; (cat \(file) >in.fifo &)", "in.fifo")
      case .plainFile: ("exec < \(file)", "-")
      }
    }
  }

  /// Runs a command with the file `name` passed in each way. It must do the same as with the file itself.
  private func expectTheSame(
    _ name: String, _ arguments: @escaping (String) -> [String], output: String? = nil,
    _ prepare: (ScratchFolder) throws -> Void
  ) throws {
    func outcome(_ way: Way?) throws -> (Program.Outcome, [UInt8]) {
      try ScratchFolder.with { scratch in
        try prepare(scratch)
        let (preparation, path) = way?.open(name) ?? (":", name)
        let environment = ["REASONOPS_TEMPLATES": Program.root + "templates"]
        var outcome = try Program.run(
          arguments(path), environment: environment, folder: scratch.path, after: preparation)
        // Ignore lines that end with the name of the file.
        outcome.output = outcome.output.split(separator: "\n").filter { $0.split(separator: " ").last != path[...] }
          .joined(separator: "\n")
        return (outcome, try output.map { try scratch.bytes($0) } ?? [])
      }
    }
    let (expected, written) = try outcome(nil)
    #expect(expected.exitCode == 0, "\(expected.errors)")
    for way in Way.allCases {
      let (found, bytes) = try outcome(way)
      #expect(found.exitCode == 0, "\(way): \(found.errors)")
      #expect(found.output == expected.output && bytes == written, "\(way)")
    }
  }

  @Test func tables() throws {
    try expectTheSame("d.csv") {
      ["check", $0]
    } _: {
      try $0.write(Self.csv, to: "d.csv")
    }
    try expectTheSame(
      "d.csv", { ["plot", $0, "--mark", "bar", "--x", "name", "--y", "x", "-o", "p.svg"] }, output: "p.svg"
    ) {
      try $0.write(Self.csv, to: "d.csv")
    }
  }

  @Test func packedTables() throws {
    try expectTheSame("d.csv.gz") {
      ["check", $0]
    } _: { scratch in
      try scratch.write(Self.csv, to: "d.csv")
      _ = try Tool.run("gzip", ["-n", scratch("d.csv")])
    }
  }

  @Test func results() throws {
    func prepare(_ scratch: ScratchFolder) throws {
      let published = Program.root + "Tests/Fixtures/published_sample.csv"
      try FileManager.default.copyItem(atPath: published, toPath: scratch("r.csv"))
      try FileManager.default.copyItem(atPath: published, toPath: scratch("b.csv"))
    }
    try expectTheSame("r.csv", { ["compare", $0, "b.csv"] }, prepare)
    try expectTheSame("r.csv", { ["merge", $0, "-o", "m.csv"] }, output: "m.csv") { scratch in
      let study = try String(contentsOfFile: Program.root + "reports/octavian-2018/results.csv", encoding: .utf8)
      try scratch.write(study.split(separator: "\n").prefix(50).joined(separator: "\n") + "\n", to: "r.csv")
    }
  }

  @Test func notebooksAndTheirData() throws {
    func prepare(_ scratch: ScratchFolder) throws {
      try scratch.write(Self.csv, to: "d.csv")
      try scratch.write("Mean {{ mean(x) }}.\n", to: "n.md")
    }
    let more = ["--out", "out", "--format", "md"]
    try expectTheSame("n.md", { ["render", $0, "--data", "d.csv"] + more }, output: "out/report.md", prepare)
    try expectTheSame("d.csv", { ["render", "n.md", "--data", $0] + more }, output: "out/report.md", prepare)
  }

  @Test func grids() throws {
    try expectTheSame("g.yaml", { ["run", $0, "--out", "out", "--dry-run"] }) { scratch in
      let grid = Program.root + "Tests/Fixtures/short_trials.yaml"
      try FileManager.default.copyItem(atPath: grid, toPath: scratch("g.yaml"))
    }
  }

  @Test func documentsForPreflight() throws {
    try expectTheSame("a.pdf", { ["preflight", $0] }) { scratch in
      try scratch.write(Self.csv, to: "d.csv")
      let plot = ["plot", scratch("d.csv"), "--mark", "bar", "--x", "name", "--y", "x", "-o", scratch("a.pdf")]
      #expect(try Program.run(plot).exitCode == 0)
    }
  }

  /// Bibliographies and included parts in the folder of a notebook may be pipes.
  @Test func filesOfANotebook() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.csv, to: "d.csv")
      try scratch.write("@misc{k, title = {A title}, author = {A. Author}, year = 2018}\n", to: "real.bib")
      try scratch.write("A part.\n", to: "real.md")
      try scratch.write("---\nbibliography: refs.bib\n---\n\nSee [@k].\n\n<!-- include part.md -->\n", to: "n.md")
      let pipes = "mkfifo refs.bib part.md; (cat real.bib >refs.bib &); (cat real.md >part.md &)"
      let outcome = try Program.run(
        ["render", "n.md", "--data", "d.csv", "--out", "out", "--format", "md"], folder: scratch.path, after: pipes)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      #expect(try scratch.text("out/report.md").contains("A part."))
    }
  }

  /// The reasons are the system's own, from the call that failed.
  @Test(arguments: [
    ("exec <&-", "-", "cannot read '-': Bad file descriptor"),
    ("exec < <(true)", "-", "the file is empty"), ("exec 9< /tmp", "/dev/fd/9", "is a folder, not a file"),
    (":", "/dev/fd/77", "no such file"),
  ])
  func reasons(preparation: String, path: String, message: String) throws {
    let outcome = try Program.run(["check", path], after: preparation)
    #expect([65, 66].contains(outcome.exitCode) && outcome.errors.contains(message), "\(outcome.errors)")
  }

  /// An endless stream is read only up to its limit.
  @Test(arguments: ["check", "preflight"]) func endlessStreamsHaveALimit(command: String) throws {
    let outcome = try Program.run(
      [command, "/dev/zero"] + (command == "check" ? ["--limit", "stream=1000000"] : []), after: "ulimit -v 8000000")
    #expect(outcome.exitCode == 65 && outcome.errors.contains("bytes from a stream"), "\(outcome.errors)")
  }

  /// A file that standard input is redirected from counts as an input. Printed text never ends up in an output file,
  /// even if standard streams are closed.
  @Test func streamsOfTheShell() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.csv, to: "d.svg")
      let plot = ["plot", "-", "--mark", "bar", "--x", "name", "--y", "x", "-o"]
      let lost = try Program.run(plot + ["d.svg"], folder: scratch.path, after: "exec < d.svg")
      #expect(lost.exitCode == 73 && lost.errors.contains("that this command reads, as '-'"), "\(lost.errors)")
      #expect(try scratch.text("d.svg") == Self.csv)
      for closed in [">&-", "2>&-", "<&- >&- 2>&-"] {
        _ = try Program.run(
          ["plot", "d.svg"] + plot.dropFirst(2) + ["p.svg"], folder: scratch.path, after: "exec \(closed)")
        let picture = try scratch.text("p.svg")
        #expect(picture.hasPrefix("<?xml") && picture.hasSuffix("</svg>\n") && !picture.contains("p.svg"), "\(closed)")
      }
    }
  }

  /// A stream can be read only once.
  @Test func streamsCannotBeWatched() throws {
    let outcome = try Program.run(["render", "-", "--out", "/nowhere", "--watch"], after: "exec < <(echo Text)")
    #expect(outcome.exitCode == 64 && outcome.errors.contains("'-' is a stream, which can be read only once"))
    let twice = try Program.run(["compare", "-", "-"], after: "exec < Tests/Fixtures/published_sample.csv")
    #expect(twice.exitCode != 0 && twice.errors.contains("standard input was read before"), "\(twice.errors)")
  }
}
