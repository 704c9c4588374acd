import Documents
import Graphics
import Notebooks
import Tables
import TestSupport
import Testing
import Typesetting

@Suite struct SafetyTests {
  private static let body = """
    Value {{ first(task) }} here

    {{ first(task) }}

    ```table
    label: t
    by: task
    columns: [n()]
    caption: About {{ first(task) }}.
    ```

    ```chart
    label: c
    mark: bar
    x: task
    y: n()
    caption: "{{ first(task) }}"
    ```
    """

  private static func report(_ text: String) throws -> Report {
    try render(
      body, sources: ["results": Table([Column("task", texts: [text]), Column("accuracy", numbers: [1])])])
  }

  @Test(arguments: HostileTexts.all) func dataNeverBecomesHTML(_ text: String) throws {
    let page = html(try Self.report(text).document)
    let plain = html(try Self.report("harmless").document)
    #expect(Self.tags(page) == Self.tags(plain))
  }

  /// The names of all elements and attributes, by a scanner that knows nothing of how they were written.
  private static func tags(_ page: String) -> [String] {
    var result: [String] = []
    var rest = page[...]
    while let start = rest.firstIndex(of: "<") {
      let end = rest[start...].firstIndex(of: ">") ?? rest.endIndex
      let tag = rest[start..<end]
      var isQuoted = false
      var name = ""
      for character in tag {
        if character == "\"" { isQuoted.toggle() }
        if !isQuoted { name.append(character) }
      }
      result.append(name)
      rest = rest[end...]
    }
    return result
  }

  /// The rendered Markdown, read again, has the same texts and nothing else.
  @Test(arguments: HostileTexts.all) func dataNeverBecomesMarkdown(_ text: String) throws {
    let document = try Self.report(text).document
    let written = MarkdownWriter.write(document) { "figures/\($0.label).png" }
    let again = MarkdownReader.read(written)
    let paragraphs = again.blocks.compactMap { block -> [Inline]? in
      if case .paragraph(let content) = block.value { content } else { nil }
    }
    let expected = document.blocks.compactMap { block -> [Inline]? in
      if case .paragraph(let content) = block { content } else { nil }
    }
    #expect(paragraphs.prefix(2).map { Self.plain($0.plainText) } == expected.map { Self.plain($0.plainText) })
    for content in paragraphs.prefix(2) {
      #expect(
        content.allSatisfy { if case .text = $0 { true } else if case .html("<!-- -->") = $0 { true } else { false } })
    }
  }

  /// Without what typographic quotes and dashes change, and without spaces at the ends.
  private static func plain(_ text: String) -> String {
    let straight = [("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("—", "---"), ("–", "--"), ("…", "...")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
    return straight.split(separator: " ").joined(separator: " ")
  }

  @Test func addressesThatRunScriptsLeadNowhere() throws {
    let page = html(
      try render(
        "[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html,x) [d](https://example.org) [e](a/b.md)"
      ).document)
    #expect(page.contains("<a href=\"#\">a</a> <a href=\"#\">b</a> <a href=\"#\">c</a>"))
    #expect(page.contains("<a href=\"https://example.org\">d</a> <a href=\"a/b.md\">e</a>"))
  }

  @Test func charactersThatReverseTextAreReplaced() throws {
    let text = MarkdownWriter.write(try Self.report("a\u{202E}b\u{1B}[31m").document) { $0.label }
    #expect(!text.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
    #expect(text.contains("a\u{FFFD}b\u{FFFD}"))
  }

  @Test func pagesAreTypesetWhateverTheTextIs() throws {
    for text in HostileTexts.all {
      let pages = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: Self.report(text).document)
      #expect(!pages.isEmpty)
    }
  }
}
