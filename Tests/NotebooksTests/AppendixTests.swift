import Documents
import Graphics
import Notebooks
import Testing

/// Names and classes of sections: `{#sec:name}`, `{.unnumbered}`, and `{.appendix}`, whose sections have letters.
@Suite struct AppendixTests {
  private static let body = """
    # First {#sec:start}

    See [@sec:start], [@sec:proofs], [@sec:lemma], [@sec:thanks] and [-@sec:lemma]. As in [@w].

    # Thanks {.unnumbered}

    Text.

    # Second

    Text.

    # Proofs {.appendix}

    Text.

    ## A lemma {#sec:lemma}

    Text.

    # More

    Text.
    """

  private func document(_ lines: String) throws -> Document {
    let head = NotebooksTests.head(with: lines + "\nbibliography: b.bib")
    return try Notebook.parse(head + Self.body, path: "test.md", load: { _ in "@misc{w, title={Work}, year=2020}" })
      .evaluate(sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer()).document
  }

  @Test func sectionsOfTheAppendixHaveLetters() throws {
    let document = try document("numbered: true")
    #expect(document.headings.map(\.number) == ["1", nil, "2", nil, "A", "A.1", "B"])
    #expect(document.headings.map(\.content.plainText)[3] == "References")
    let text = MarkdownWriter.write(document) { $0.label }.replacing("\u{A0}", with: " ")
    #expect(
      text.contains(
        "See [Section 1](#1-first), [Appendix A](#a-proofs), [Appendix A.1](#a1-a-lemma), [Thanks](#thanks) and [A.1](#a1-a-lemma)"
      ), "\(text)")
    #expect(text.contains("## A Proofs") && text.contains("### A.1 A lemma") && !text.contains("{"))
  }

  @Test func lettersStandWithoutNumbersToo() throws {
    let document = try document("numbered: false")
    #expect(document.headings.map(\.number) == [nil, nil, nil, nil, "A", "A.1", "B"])
  }

  @Test func laTeXCountsThemItself() throws {
    let source = LaTeXDocument.write(try document("numbered: true")) { $0.label }
    for piece in [
      "\\section{First}\\label{sec-start}", "\\section*{Thanks}", "\\appendix\n\\section{Proofs}\\label{sec-proofs}",
      "\\subsection{A lemma}\\label{sec-lemma}", "Section~\\ref{sec-start}", "Appendix~\\ref{sec-proofs}",
      "Appendix~\\ref{sec-lemma}", "\\hyperref[sec-thanks]{Thanks}", "and \\ref{sec-lemma}",
    ] {
      #expect(source.contains(piece), "\(piece) is not in \(source)")
    }
    let works = try #require(source.firstRange(of: "\\bibliography{references}"))
    let appendix = try #require(source.firstRange(of: "\\appendix"))
    #expect(works.lowerBound < appendix.lowerBound)
  }

  /// An explicit name takes precedence over an anchor that is made of another title.
  @Test func aNameIsItsOwn() throws {
    let text = try markdown("# Start\n\nA.\n\n# Other {#sec:start}\n\nSee [@sec:start] and [@sec:start-1].\n")
    #expect(text.contains("See [Other](#other) and [Start](#start)."), "\(text)")
  }

  @Test(arguments: [
    ("# A {.appendix}\n\nx\n\n# B {.appendix}\n\nx\n", "10:1: the appendix has begun in line 6"),
    ("# A\n\nx\n\n## B {.appendix}\n\nx\n", "10:1: an appendix cannot begin within a section"),
    ("# A {#sec:a}\n\nx\n\n# B {#sec:a}\n\nx\n", "10:1: repeated label 'sec:a'"),
    ("# A {#sec:a}\n\n[@sec:b]\n", "8:3: unknown reference 'sec:b'"),
    ("# A {.apendix}\n\nx\n", "6:6: unknown class of a section 'apendix'"),
  ])
  func mistakesHaveTheirPlace(_ body: String, _ message: String) {
    #expect(mistakes(sampleHead + body).prefix(1) == [message])
  }
}
