import TestSupport
import Testing

/// The output of `list` for every list.
@Suite struct ListTests {
  @Test func everyEntryHasItsSentence() throws {
    let outcome = try Program.run(["list"])
    #expect(outcome.exitCode == 0)
    let entries = outcome.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(!entries.isEmpty)
    for entry in entries { #expect(entry.split(separator: " ").count > 1, "nothing is said of\(entry)") }
  }

  /// A section that is listed alone is the same as in the list of everything.
  @Test func everySectionCanBeListedAlone() throws {
    let all = try Program.run(["list"]).output
    for section in all.split(separator: "\n\n") {
      let lines = section.split(separator: "\n")
      let alone = try Program.run(["list", String(lines[0])])
      #expect(alone.output.split(separator: "\n").map { "  " + $0 } == lines.dropFirst().map(String.init))
    }
  }
}
