import TestSupport
import Testing

/// Files of a few kilobytes that once crashed the program or used up all memory. Each gives a report or an error
/// message.
@Suite struct HostileFileTests {
  private static let head = "---\ntitle: T\ndata: {results: a.csv}\n---\n\n"

  private static func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  private func render(_ notebook: String, csv: String = "x,y\na,1\nb,2\n") throws -> Program.Outcome {
    try ScratchFolder.with { scratch in
      try scratch.write(csv, to: "a.csv")
      return try Program.run(
        ["render", scratch.write(notebook, to: "n.md"), "--out", scratch("out")], after: "ulimit -t 300 -c 0")
    }
  }

  @Test func aCaptionOfMoreThanAPage() throws {
    let chart = "```chart\nlabel: a\nmark: bar\nx: x\ny: y\ncaption: \(Self.times("word ", 3_900))\n```\n"
    let outcome = try render(Self.head + chart)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  @Test(arguments: [
    ("{{ \(times("(", 100_000)) }}\n", "the expression has more than 100 levels of nesting"),
    (times(">", 100_000) + " x\n", "the text has more than 100 levels of nesting"),
    (times("{{ ", 8_000) + "\n", "'{{' has no end"),
    (times("a {{ b\n", 20_000), "'{{' has no end"),
    ("a" + times("\u{301}", 300_000) + "\n", "a text has more than 100 marks on one letter"),
  ])
  func deepAndEndlessTexts(text: String, message: String) throws {
    let outcome = try render(Self.head + text)
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("error: \(message)"), "\(outcome.errors.prefix(500))")
    #expect(outcome.errors.utf8.count < 50_000)
  }

  /// Comparing every value with every other would need a matrix of 20,000 × 20,000 pairs.
  @Test(arguments: ["pairs", "ranks"]) func everyValueComparedWithEachOther(kind: String) throws {
    let rows = (0..<20_000).map { "c\($0),\($0)\n" }.joined()
    let head = Self.head.replacing("title: T\n", with: "title: T\nderived: {d: {make: \(kind), measure: y, of: x}}\n")
    let outcome = try render(head + "{{ n() }}\n", csv: "x,y\n" + rows)
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("error: 'x' has more than 300 values to compare with one another"))
    #expect(outcome.errors.contains("--limit compared=N"))
  }
}
