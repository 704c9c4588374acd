import Foundation
import TestSupport
import Testing

/// The program on malicious files, judged by other programs that read its output. `make test-browser` opens the pages.
@Suite struct HostileInputTests {
  private static let corpus = Program.root + "Tests/Fixtures/hostile/"

  /// For every CSV reader, a quotation mark ends a field even if a combining accent follows it.
  @Test func aMergedFileIsReadAgain() throws {
    try ScratchFolder.with { scratch in
      let head =
        "task,dataset,network_type,network_depth,network_activation,accuracy,loss,lr,global_step,datetime,seed,protocol,status,reason\n"
      let row = "sum,one_hot,dense,1,linear,1,0.5,0.01,800,2018-11-29 17:08:23"
      let texts = ["a, \"\"\u{301} b", "\"\"\u{301}", "line\nend\"\"\u{308}", "\u{FEFF}x", "'\u{301}"]
      let rows = texts.enumerated().map { "\(row),\($0),corrected,failed,\"\($1)\"\n" }
      let shard = try scratch.write(head + rows.joined(), to: "a.csv")
      var last = shard
      for round in 1...3 {
        let merged = scratch("merged-\(round).csv")
        let outcome = try Program.run(["merge", last, "-o", merged])
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        last = merged
      }
      #expect(try Program.run(["check", last]).exitCode == 0)
      #expect(try scratch.bytes("merged-3.csv") == scratch.bytes("merged-1.csv"))
      let cells = try Tool.run(
        "env",
        [
          "python3", "-c",
          "import csv,sys;print([r[-1] for r in csv.reader(open(sys.argv[1],newline=''),strict=True)][1:])", last,
        ])
      #expect(cells == "['a, \"\u{301} b', '\"\u{301}', 'line\\nend\"\u{308}', '\\ufeffx', \"'\u{301}\"]\n")
    }
  }

  /// By the reading of qpdf, every action in every PDF is a link. Pages load no pictures from other hosts.
  @Test func reportsOfHostileDataDoNothing() throws {
    try ScratchFolder.with { scratch in
      let outcome = try Program.run(["render", Self.corpus + "corpus.md", "--out", scratch("out")])
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      for name in scratch.files() where name.hasSuffix(".pdf") {
        let json = try #require(try Tool.run("qpdf", ["--json", scratch(name)]))
        for sign in ["\"/JS\"", "\"/S\": \"/JavaScript\"", "\"/S\": \"/Launch\"", "\"/AA\"", "\"/OpenAction\""] {
          #expect(json.utf8.ranges(of: Array(sign.utf8)).isEmpty, "\(name): \(sign)")
        }
        for match in json.matches(of: #/"\/URI": "u:(.*)"/#) {
          #expect(match.output.1.wholeMatch(of: #/(https?:\/\/|mailto:)[!-~]+/#) != nil, "\(name): \(match.output.1)")
          #expect(!match.output.1.contains { "()\\' ".contains($0) }, "\(name): \(match.output.1)")
        }
      }
      let page = Array(try scratch.text("out/report.html").utf8)
      let (drawings, ours) = (
        page.ranges(of: Array("<svg".utf8)), page.ranges(of: Array("<svg class=\"drawing\"".utf8))
      )
      #expect(!ours.isEmpty && drawings.count == ours.count, "a drawing that is not ours")
      for sign in [
        "<script", "<foreignObject", "<image", "<use", "<iframe", "src=\"http", "src=\"//", "href=\"javascript",
        "href=\"data", "<!-- ",
      ] {
        #expect(page.ranges(of: Array(sign.utf8)).isEmpty, "\(sign)")
      }
    }
  }

  /// Each address in the list, as a link of a notebook, is refused with a message or is harmless.
  @Test func linksAreRefusedOrHarmless() throws {
    let links = try String(contentsOfFile: Self.corpus + "links.txt", encoding: .utf8).split(separator: "\n")
    try ScratchFolder.with { scratch in
      let lines = links.map { "[a](<\($0)>)" }
      let notebook = try scratch.write(lines.joined(separator: "\n\n") + "\n", to: "n.md")
      let outcome = try Program.run(["render", notebook, "--out", scratch("out"), "--format", "md"])
      #expect(outcome.exitCode == 65)
      let refused = outcome.errors.matches(of: #/error: no link may lead to/#).count
      #expect(refused > 25, "\(outcome.errors)")
    }
  }
}
