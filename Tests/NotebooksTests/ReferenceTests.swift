import Basics
import Documents
import Graphics
import Notebooks
import Testing

/// Includes, footnotes and citations.
@Suite struct ReferenceTests {
  private static let files = [
    "part.md": "From a part, {{ n() }} rows.[^p]\n\n[^p]: Of the part.\n",
    "loop.md": "<!-- include loop.md -->\n",
    "wrong.md": "\nfine\n\n{{ meen(x) }}\n",
    "refs.bib": """
    A comment, which BibTeX ignores.
    @string{iclr = "International Conference on Learning Representations"}
    @inproceedings{madsen2020,
      author = {Madsen, Andreas and Alexander Rosenberg Johansen},
      title = {Neural {Arithmetic} Units}, booktitle = iclr, year = 2020, eprint = {2001.05016}
    }
    @article{schloer, author = {Schl{\\"o}r, Daniel and others}, title = "i{NALU}: What?", journal = {Frontiers}, year = {2020}}
    """,
    "bad.bib": "@article{a, title = {x}\n  year = 2020}\n",
  ]

  private static func load(_ path: String) throws(Diagnostic) -> String {
    guard let text = files[path] else { throw Diagnostic(.notFound, "no such file: '\(path)'") }
    return text
  }

  private static func document(_ text: String) throws -> Document {
    try Notebook.parse(text, path: "test.md", load: load)
      .evaluate(sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer()).document
  }

  private static func mistakes(_ text: String) -> [String] {
    do {
      _ = try document(text)
      return []
    } catch {
      return (error as! DiagnosticList).diagnostics.map { diagnostic in
        let place = diagnostic.location.map { "\($0.file):\($0.line ?? 0):\($0.column ?? 0)" } ?? ""
        return "\(place): \(diagnostic.message)"
      }
    }
  }

  @Test func includedPartsStandInThePlaceOfTheDirective() throws {
    let document = try Self.document("One.[^m]\n\n<!-- include part.md -->\n\nThree.\n\n[^m]: Of the notebook.\n")
    let text = MarkdownWriter.write(document) { $0.label }
    #expect(
      text.hasPrefix("One.[^1]\n\nFrom a part, 12 rows.[^2]\n\nThree.\n\n[^1]: Of the notebook.\n\n[^2]: Of the part."))
  }

  @Test(arguments: [
    ("<!-- include ../secret.md -->", "test.md:1:14: '../secret.md' is outside the notebook's folder"),
    ("<!-- include /etc/passwd -->", "test.md:1:14: '/etc/passwd' is outside the notebook's folder"),
    ("<!-- include none.md -->", "test.md:1:14: no such file: 'none.md'"),
    ("<!-- include loop.md -->", "loop.md:1:14: 'loop.md' includes itself"),
    ("<!-- include wrong.md -->", "wrong.md:4:4: unknown reducer 'meen'"),
    ("---\nbibliography: bad.bib\n---\n", "bad.bib:2:3: expected '}'"),
    ("---\nbibliography: refs.bib\n---\nSee [@madson2020].", "test.md:4:7: unknown reference 'madson2020'"),
    ("- a\n\n  <!-- when x -->\n", "test.md:1:1: a directive inside a list or quotation"),
    ("- a\n\n  ```chart\n  label: b\n  ```\n", "test.md:3:1: a 'chart' cell inside a list or quotation"),
  ])
  func mistakesNameTheirFile(_ text: String, _ mistake: String) {
    #expect(Self.mistakes(text) == [mistake])
  }

  @Test func citationsAreNumberedInTheirOrder() throws {
    let head = "---\nbibliography: refs.bib\n---\n"
    let document = try Self.document(
      head + "First [@schloer], then [@madsen2020; @schloer].\n\n> Again [@madsen2020].\n")
    let text = MarkdownWriter.write(document) { $0.label }
    #expect(text.contains("First \\[[1](#ref-schloer)], then \\[[2](#ref-madsen2020),\u{A0}[1](#ref-schloer)]."))
    #expect(text.contains("> Again \\[[2](#ref-madsen2020)]."))
    #expect(text.contains("## References"))
    #expect(text.contains("1. <a id=\"ref-schloer\"></a>Daniel Schlör et al. iNALU: What? *Frontiers*, 2020."))
    let address = "https://arxiv.org/abs/2001.05016"
    let work = "Andreas Madsen and Alexander Rosenberg Johansen. [Neural Arithmetic units](\(address))."
    let venue = "In *International Conference on Learning Representations*, 2020."
    #expect(
      text.contains(
        "2. <a id=\"ref-madsen2020\"></a>\(work) \(venue) [arXiv:2001.05016](\(address))."))
    #expect(html(document).contains("<li id=\"ref-madsen2020\">"))
  }

  @Test func withoutCitationsThereIsNoList() throws {
    let document = try Self.document("---\nbibliography: refs.bib\n---\nNothing.\n")
    #expect(document.headings.isEmpty)
  }
}
