import Documents
import Notebooks
import Testing

/// The examples of templates/README.md give the results that follow them.
@Suite struct ManualTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var source: String
    var expected: String
    var testDescription: String { String(source.prefix(40)) }
  }

  /// Returns each block of Markdown with the block of text that follows it, and the front matter for all of them.
  private static func read() throws -> (head: String, examples: [Example]) {
    var head = ""
    var examples: [Example] = []
    var fence = ""
    var language = ""
    var lines: [Substring] = []
    for line in try Templates.load("README.md").split(separator: "\n", omittingEmptySubsequences: false) {
      let marks = line.prefix { $0 == "`" }
      if fence.isEmpty, marks.count >= 3 {
        (fence, language, lines) = (String(marks), String(line.dropFirst(marks.count)), [])
      } else if !fence.isEmpty, line == fence {
        let text = lines.joined(separator: "\n")
        if language == "yaml" { head = text }
        if language == "markdown" { examples.append(Example(source: text, expected: "")) }
        if language == "text" { examples[examples.count - 1].expected = text }
        fence = ""
      } else {
        lines.append(line)
      }
    }
    return (head, examples)
  }

  @Test(arguments: try read().examples) func examplesGiveWhatTheySay(_ example: Example) throws {
    let notebook = "---\n\(try Self.read().head)\n---\n\(example.source)\n"
    let report = try Templates.report(notebook, path: "README.md")
    let text = MarkdownWriter.write(report.document) { "figures/\($0.label).png" }
    #expect(text.replacing("\u{A0}", with: " ") == example.expected + "\n")
  }

  @Test func thereAreExamples() throws {
    #expect(try Self.read().examples.count >= 6)
  }
}
