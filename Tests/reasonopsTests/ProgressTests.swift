import TestSupport
import Testing

/// The messages of a run on standard error, on terminals and elsewhere.
@Suite struct ProgressTests {
  private static let escape: Character = "\u{1B}"

  private func drawn(columns: Int, environment: [String: String]) throws -> String {
    try ScratchFolder.with { scratch in
      try Terminal(columns: columns).run(SmokeRun.arguments(in: scratch), environment: environment)
    }
  }

  /// Returns the states of the line that is redrawn. Each ends with the sequence that clears the rest of the line.
  private func frames(_ text: String) -> [Substring] {
    text.split(separator: "\r").compactMap { part in
      part.hasSuffix("\u{1B}[K") && part.count > 3 ? part.dropLast(3) : nil
    }
  }

  @Test(arguments: [20, 40, 80, 200]) func linesFitTheTerminal(columns: Int) throws {
    let text = try drawn(columns: columns, environment: ["TERM": "xterm"])
    let frames = frames(text)
    #expect(frames.count > 1)
    #expect(frames.allSatisfy { $0.count < columns && $0.contains(" of ") })
    if columns >= 80 {
      #expect(frames.contains { $0.contains("[#") && $0.contains("trials/s") && $0.contains(" left") })
    }
    if columns >= 200 { #expect(frames.contains { $0.contains(" · dot ") && $0.contains("_1_linear") }) }
    // The only control sequence is the one that clears a line. There are no colours, so NO_COLOR has no effect.
    #expect(!text.replacing("\u{1B}[K", with: "").contains(Self.escape))
  }

  @Test(arguments: ["dumb", ""]) func terminalsThatCannotRedrawGetPlainLines(kind: String) throws {
    let text = try drawn(columns: 80, environment: ["TERM": kind])
    #expect(text.contains("trials to do") && !text.contains(Self.escape))
  }

  @Test func pipesGetPlainLines() throws {
    try ScratchFolder.with { scratch in
      let outcome = try Program.run(SmokeRun.arguments(in: scratch), environment: ["TERM": "xterm"])
      #expect(outcome.output == scratch("results.csv\n"))
      let lines = outcome.errors.split(separator: "\n")
      #expect(lines.first?.contains("trials to do") == true && lines.last?.contains(" finished in ") == true)
      #expect(!outcome.errors.contains(Self.escape) && !outcome.errors.contains("\r"))
    }
  }

  @Test func quietRunsTellNothing() throws {
    try ScratchFolder.with { scratch in
      let text = try Terminal(columns: 80).run(
        SmokeRun.arguments(in: scratch, ["--quiet"]), environment: ["TERM": "xterm"])
      #expect(text.isEmpty)
    }
  }
}
