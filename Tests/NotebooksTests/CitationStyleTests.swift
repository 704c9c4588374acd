import Documents
import Graphics
import Notebooks
import Testing

/// The form of citations in each style.
@Suite struct CitationStyleTests {
  private static let files = [
    "a.bib": """
    @string{press = {Press}}
    @book{knuth, author={Donald Knuth and Michael Plass}, title={Lines}, publisher=press, year=1981}
    @book{again, author={Donald Knuth and Michael Plass}, title={Breaks}, publisher=press, date={1981-05-17}}
    """,
    "b.bib": """
    @online{doe, author={Jane Doe and Others Who and Bo Li}, title={Pages}, url={https://a.org}, date={2020}, publisher=press,
      urldate={2021-01-02}, version={2}}
    @misc{nobody, title={The {Unsigned}}, year=1999}
    @book{knuth, title={Twice}}
    """,
  ]

  private static func load(_ path: String) -> String { files[path] ?? "" }

  private static func document(_ style: String, _ text: String) throws -> Document {
    try Notebook.parse(
      "---\nbibliography: [a.bib, b.bib]\ncitation_style: \(style)\n---\n\(text)\n", path: "test.md", load: load
    ).evaluate(sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer()).document
  }

  /// Returns the first paragraph with spaces in place of no-break spaces.
  private static func text(_ style: String, _ text: String) throws -> String {
    guard case .paragraph(let content)? = try document(style, text).blocks.first else { return "" }
    return content.plainText.replacing("\u{A0}", with: " ")
  }

  @Test(arguments: [
    ("numeric", "[@again; @doe]", "[1, 2]"), ("numeric", "@doe", "Doe et al. [1]"),
    ("numeric", "[see @again, p. 3; @doe]", "[see 1, p. 3; 2]"),
    ("alphabetic", "[@again; @doe]", "[KP81, DWL20]"), ("alphabetic", "@doe [p. 3]", "Doe et al. [DWL20, p. 3]"),
    ("author-year", "[@again; @doe]", "(Knuth and Plass, 1981; Doe et al., 2020)"),
    ("author-year", "[see @again, p. 3; also @doe]", "(see Knuth and Plass, 1981, p. 3; also Doe et al., 2020)"),
    ("author-year", "@again says", "Knuth and Plass (1981) says"),
    ("author-year", "@again [ch. 2] says", "Knuth and Plass (1981, ch. 2) says"),
    ("author-year", "They [-@again] say", "They (1981) say"), ("author-year", "[@nobody]", "(The Unsigned, 1999)"),
  ])
  func citations(_ style: String, _ written: String, _ shown: String) throws {
    #expect(try Self.text(style, written) == shown)
  }

  /// The expected text for two works without years, by style.
  private static let examples = [
    "numeric": "A [1] and B [2].", "author-year": "A (n.d.) and B (n.d.).", "alphabetic": "A [A] and B [B].",
  ]

  @Test(arguments: CitationStyle.all) func everyStyleHasAnExample(_ style: CitationStyle) throws {
    let expected = try #require(Self.examples[style.name], "CitationStyleTests has no example of '\(style.name)'")
    let works = "@misc{a, author={A}, title={T}} @misc{b, author={B}, title={T}}"
    let document = try Notebook.parse(
      "---\nbibliography: c.bib\ncitation_style: \(style.name)\n---\n@a and @b.\n", path: "test.md",
      load: { _ in works }
    ).evaluate(sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer()).document
    guard case .paragraph(let content)? = document.blocks.first else { return }
    #expect(content.plainText == expected && !style.summary.isEmpty)
  }

  /// The letters of years follow the order of the list, not that of the citations. Citations in footnotes count too.
  @Test func worksOfOneYearHaveLetters() throws {
    let head = "---\nbibliography: c.bib\ncitation_style: author-year\n---\n"
    let works = "@book{x, author={A. B}, title={Z}, year=2000} @book{w, author={A. B}, title={A}, year=2000}"
    let document = try Notebook.parse(head + "[@x].[^n]\n\n[^n]: @w.\n", path: "test.md", load: { _ in works })
      .evaluate(sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer()).document
    let text = MarkdownWriter.write(document) { $0.label }
    #expect(text.contains("([B, 2000b](#ref-x)).[^1]") && text.contains("[^1]: [B](#ref-w) ([2000a](#ref-w))."))
    #expect(text.contains("- <a id=\"ref-w\"></a>A. B. *A*. 2000a.\n- <a id=\"ref-x\"></a>A. B. *Z*. 2000b."))
  }

  @Test func whatBibLaTeXAddsIsPrinted() throws {
    let document = try Self.document("alphabetic", "[@doe].")
    let text = MarkdownWriter.write(document) { $0.label }
    #expect(text.contains("- <a id=\"ref-doe\"></a>[DWL20] Jane Doe, Others Who, and Bo Li. [Pages](https://a.org)"))
    #expect(text.contains(", version 2. Press, 2020. URL [https\\://a.org](https://a.org) (visited on 2021-01-02)."))
  }

  @Test func filesAreOneBibliography() {
    #expect(throws: (any Error).self) { try Self.document("numeric", "[@knuth]") }
    #expect(
      mistakes("---\ncitation_style: apa\n---\n").first?.hasPrefix("2:17: unknown value for 'citation_style' 'apa'")
        == true
    )
  }
}
