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

  /// Returns the names of all elements and attributes, found by a scanner that knows nothing of the writer.
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

  /// The rendered Markdown has the same texts and nothing else when it is read again.
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

  /// Returns the text with straight quotes and plain dashes, and without extra spaces.
  private static func plain(_ text: String) -> String {
    let marks: [Unicode.Scalar: String] = [
      "“": "\"", "”": "\"", "‘": "'", "’": "'", "—": "---", "–": "--", "…": "...",
    ]
    let straight = text.unicodeScalars.map { marks[$0] ?? String($0) }.joined()
    return straight.split(separator: " ").joined(separator: " ")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:x", "javascript&colon;alert(1)", "java&#10;script:x", "&#1;javascript:x",
    "data:text/html,x", "vbscript:x", "javascript:\u{E33}=alert(1)", "javascript:\u{301}alert(1)", "//evil.example/x",
    "file:///etc/passwd", "https:\u{301}//evil.example", "\\\\\\\\evil.example", "/\\evil.example",
    "<javascript:\u{E33}=1>",
    "http:evil.example", "ftp://x/y", "&#x202E;a",
  ]) func noLinkLeadsElsewhere(_ address: String) throws {
    let found = mistakes(sampleHead + "[a](\(address))\n")
    #expect(found.contains { $0.contains("no link may lead to") }, "\(found)")
    let defined = mistakes(sampleHead + "[a]\n\n[a]: \(address)\n")
    #expect(defined.contains { $0.contains("no link may lead to") }, "\(defined)")
  }

  /// Text that the parser takes for an address stays plain text if links may not lead there.
  @Test func addressesInTextAreLinksOnlyWhereTheyAreAllowed() throws {
    let document = try render(
      "<ftp://x/y> <xmpp:ab> <javascript:alert(1)> <https://example.org> [e](a/b.md) [f](a?b&amp;c)"
    )
    .document
    let page = html(document)
    #expect(page.contains("<p>ftp://x/y xmpp:ab javascript:alert(1) <a href=\"https://example.org\">"))
    #expect(page.contains("<a href=\"a/b.md\">e</a> <a href=\"a?b&amp;c\">f</a>"))
    let markdown = MarkdownWriter.write(document) { $0.label }
    #expect(MarkdownReader.read(markdown).blocks.last?.value == document.blocks[0], "\(markdown)")
  }

  /// A `!` before a link must not turn it into a picture, and an entity must not change the kind of its address.
  @Test func linksStayLinksInMarkdown() throws {
    for text in ["\\![a](https://example.org)", "[a](b&amp;colon;c)", "[a](b(c)", "[a](<b c>)", "x\\![a](b)!"] {
      let document = try render(text).document
      let markdown = MarkdownWriter.write(document) { $0.label }
      guard case .paragraph(let content)? = MarkdownReader.read(markdown).blocks.last?.value else {
        Issue.record("no paragraph: \(markdown)")
        continue
      }
      #expect([.paragraph(content.filter { $0 != .html("<!-- -->") })] == document.blocks, "\(markdown)")
    }
  }

  /// In a bibliography an address may be of any kind. It is a link only if links may lead there.
  @Test func worksLeadNowhereElse() throws {
    let bibliography = """
      @misc{a, title={A}, year=2000, url={javascript:\u{E33}=alert(5)}}
      @misc{b, title={B<b>}, year=2000, doi={../x"onmouseover=alert(1)}, author={<img src=x>}}
      @misc{c, title={C}, year=2000, url={ftp://x/y}, note={\\href{data:text/html,x}{D}}}
      """
    let notebook = try Notebook.parse(
      "---\nbibliography: a.bib\n---\n\n[@a] [@b] [@c]", path: "test.md", load: { _ in bibliography })
    let report = try notebook.evaluate(
      sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer())
    let page = html(report.document)
    #expect(page.contains("javascript:") && !page.contains("href=\"javascript") && !page.contains("href=\"ftp"))
    #expect(page.contains("href=\"https://doi.org/../x%22onmouseover=alert(1)\"") && !page.contains("href=\"data"))
    #expect(!page.contains("<img"))
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
