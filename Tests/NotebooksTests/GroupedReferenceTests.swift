import Documents
import Graphics
import Notebooks
import Tables
import Testing

/// References to several parts in one bracket, in each language.
@Suite struct GroupedReferenceTests {
  private static let chart = "```chart\nlabel: %\nmark: bar\nx: task\ny: n()\n```\n\n"
  private static let parts =
    ["a", "b", "c"].map { chart.replacing("%", with: $0) }.joined()
    + "```table\nlabel: t\nby: task\ncolumns: [n()]\n```\n\n"

  private static func text(_ line: String, lang: String = "en") throws -> String {
    let report = try render(
      "# One\n\n\(line)\n\n" + parts, head: "---\ntitle: T\nlang: \(lang)\nnumbered: true\n---\n\n")
    for case .paragraph(let content) in report.document.blocks {
      return content.plainText.replacing("\u{A0}", with: " ")
    }
    return ""
  }

  @Test(arguments: [
    ("[@fig:a; @tab:t]", "Figure 1 and Table 1"),
    ("[@fig:a; @fig:b; @fig:c; @tab:t; @sec:one]", "Figures 1, 2 and 3, Table 1 and Section 1"),
    ("[@fig:a; @fig:b]", "Figures 1 and 2"), ("[Fig. @fig:a; @fig:b]", "Fig. 1 and 2"),
    ("[-@fig:b] and -@fig:b", "2 and 2"), ("[@fig:a, left; see @tab:t]", "Figure 1, left and see 1"),
  ])
  func eachKindHasItsWord(_ written: String, _ shown: String) throws {
    #expect(try Self.text(written) == shown)
  }

  @Test(arguments: [
    ("de", "Abbildungen 1 und 2 und Tabelle 1"), ("fr", "Figures 1 et 2 et Tableau 1"),
    ("es", "Figuras 1 y 2 y Tabla 1"), ("it", "Figure 1 e 2 e Tabella 1"), ("pt", "Figuras 1 e 2 e Tabela 1"),
    ("nl", "Figuren 1 en 2 en Tabel 1"),
  ])
  func wordsAreOfTheLanguage(_ lang: String, _ shown: String) throws {
    #expect(try Self.text("[@fig:a; @fig:b; @tab:t]", lang: lang) == shown)
  }

  @Test func worksAreListedInTheLanguage() throws {
    let bib = """
      @book{k, editor = {Ann A and Bob B}, title = {Works}, year = 2020, month = mar, edition = 2, publisher = {P}}
      @article{t, author = {Ann A and Bob B and Cyd C}, title = {Three}, journal = {{\\it Nature}}, year = 2021, pages = {1--9}}
      """
    func references(_ lang: String) throws -> String {
      let text =
        "---\nbibliography: r.bib\nlang: \(lang)\ncitation_style: author-year\n---\n\n[@k; @t], [@k][@t], -@k\n"
      let report = try Notebook.parse(text, path: "n.md", load: { _ in bib })
        .evaluate(sources: [:], options: ReportOptions(), measurer: FixedWidthMeasurer())
      return MarkdownWriter.write(report.document) { $0.label }
    }
    let german = try references("de")
    for words in [
      "A und B, 2020", "A et al., 2021", "Ann A und Bob B, Hrsg.", "Ann A, Bob B und Cyd C", "2. Auflage",
      "März 2020", "*Nature*",
    ] {
      #expect(german.contains(words), "\(words) is not in \(german)")
    }
    #expect(try references("fr").contains("Ann A et Bob B, éd."))
    let english = try references("en")
    #expect(english.contains("Ann A and Bob B, editors") && english.contains("Ann A, Bob B, and Cyd C"))
    #expect(
      english.contains("2021](#ref-t)), ([A and B, 2020](#ref-k))([A et al., 2021](#ref-t)), ([2020](#ref-k))"),
      "\(english)")
  }
}
