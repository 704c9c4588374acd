import CairoGraphics
import Documents
import Graphics
import GraphicsTestSupport
import Notebooks
import TestSupport
import Testing
import Typesetting

/// Text that an author writes reaches the report, or causes an error with a place.
@Suite struct WrittenTextTests {
  private static func paragraphs(_ text: String) throws -> [String] {
    try render(text).document.blocks.compactMap { block in
      if case .paragraph(let content) = block { content.plainText } else { nil }
    }
  }

  @Test func lineEndsAndAMarkOfByteOrderMeanNothing() throws {
    let text = sampleHead + "# H\n\nA `{{ n() }}` {{ n() }}.\n\n```chart\nlabel: c\nmark: bar\nx: task\ny: n()\n```\n"
    func written(_ text: String) throws -> String {
      let report = try Notebook.parse(text, path: "test.md").evaluate(
        sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer())
      return MarkdownWriter.write(report.document) { $0.label }
    }
    let expected = try written(text)
    #expect(try written(text.replacing("\n", with: "\r\n")) == expected)
    #expect(try written("\u{FEFF}" + text.replacing("\n", with: "\r")) == expected)
  }

  @Test(arguments: [
    ("$5 and $6", "$5 and $6"), ("It costs 5$ or $ 6.", "It costs 5$ or $ 6."), ("\\$x\\$", "$x$"), ("`$x$`", "$x$"),
    ("$5-$6", "$5-$6"), ("[a](b?$x$)", "a"), ("A$", "A$"),
  ])
  func pricesAreNoMathematics(_ text: String, _ shown: String) throws {
    #expect(try Self.paragraphs(text) == [shown])
  }

  /// Emphasis inside emphasis is italic in each format.
  @Test func emphasisTwiceIsEmphasisOnce() throws {
    let document = try render("*_c_* and *a _b_ c* and **x __y__** and ~~a *b*~~\n").document
    let text = MarkdownWriter.write(document) { $0.label }
    #expect(text.contains("*c* and *a b c* and **x y** and ~~a *b*~~"), "\(text)")
    #expect(LaTeXDocument.write(document) { $0.label }.contains("\\emph{c} and \\emph{a b c} and \\textbf{x y}"))
  }

  /// A float in a document of our own has links and struck-out text, which a float for another paper cannot have.
  @Test func captionsInLaTeXKeepLinks() throws {
    let chart = "```chart\nlabel: c\nmark: bar\nx: task\ny: n()\ncaption: ~~Old~~ [data](https://x.org/d)\n```\n"
    let report = try render(chart)
    #expect(
      LaTeXDocument.write(report.document) { $0.label }
        .contains("\\caption{\\protect\\sout{Old} \\href{https://x.org/d}{data}}"))
    #expect(LaTeXWriter.write(report.figures[0], path: "c.pdf").contains("\\caption{Old data}"))
  }

  /// In print a tab goes to the next of the stops, which are four columns apart.
  @Test func tabsInCodeAreSpacesInPrint() throws {
    let document = try render("```\na\tb\n\tc\n```\n").document
    guard case .code(let code)? = document.blocks.first(where: { if case .code = $0 { true } else { false } }) else {
      Issue.record("no code")
      return
    }
    #expect(code.lines.map { $0.map(\.text).joined() } == ["a   b", "    c"] && code.text == "a\tb\n\tc\n")
    #expect(LaTeXDocument.write(document) { $0.label }.contains("a\\ \\ \\ b"))
  }

  @Test func captionsEndBeforeOurSentences() throws {
    let cell = "```table\nlabel: t\nby: network\ncolumns: [{value: mean(accuracy), best: highest}]\ncaption: %\n```\n"
    for (written, shown) in [("Of two", "Of two. Bold:"), ("Of two.", "Of two. Bold:"), ("Really?", "Really? Bold:")] {
      let caption = try render(cell.replacing("%", with: written)).tables[0].caption.plainText
      #expect(caption.hasPrefix(shown), "\(caption)")
    }
  }

  @Test func picturesStandAlone() {
    #expect(mistakes("Text.\n\n![Alt](a.png)") == ["3:8: no such file: 'a.png'"])
    #expect(mistakes("A [![b](c.png)](d) e") == ["1:4: a picture can only stand alone in its paragraph"])
  }

  @Test func footnotesAreFoundAcrossTexts() throws {
    let chart = "```chart\nlabel: c\nmark: bar\nx: task\ny: n()\ncaption: A caption.[^c]\n```\n"
    let report = try render("\(chart)\nAgain.[^C]\n\n[^c]: In a *caption*.[^d]\n\n[^d]: Deeper.\n")
    #expect(report.document.footnotes.count == 2)
    let latex = LaTeXWriter.write(report.figures[0], path: "c.pdf", footnotes: report.document.footnotes)
    #expect(latex.contains("A caption.\\protect\\footnotemark[1]}"))
    #expect(latex.contains("\\footnotetext[1]{In a \\emph{caption}.\\protect\\footnotemark[2]}"))
    #expect(latex.contains("\\footnotetext[2]{Deeper.}"))
    #expect(html(report.document).contains("id=\"call-1-2\""))
    #expect(mistakes("A.[^x]") == ["1:5: the footnote 'x' is not defined"])
    #expect(mistakes("A.\n\n[^x]: B.") == ["3:3: the footnote 'x' is never called"])
    #expect(mistakes("A.[^x]\n\n[^x]: B.\n[^x]: C.") == ["4:3: the footnote 'x' is defined twice"])
    #expect(try Self.paragraphs("A \\[^x] `[^y]`") == ["A [^x] [^y]"])
  }

  @Test func referencesInCaptionsAreCommandsOfLaTeX() throws {
    let chart = "```chart\nlabel: c\nmark: bar\nx: task\ny: n()\ncaption: As in @fig:c and [Fig. @fig:c, left].\n```\n"
    let latex = LaTeXWriter.write(try render(chart).figures[0], path: "c.pdf")
    #expect(latex.contains("As in Figure~\\ref{fig:c} and Fig.~\\ref{fig:c}, left."))
  }

  @Test func aTextOfOneLineIsNoList() throws {
    #expect(try render("", head: "---\ntitle: 2024. A *year*\n---\n").document.title.plainText == "2024. A year")
    #expect(mistakes("---\ntitle: \"a\\n\\nb\"\n---\n").count == 1)
  }

  @Test func tasksAndAlertsComeOut() throws {
    let report = try render("- [ ] To *do*\n- [x] Done\n\n> [!TIP]\n> A `tip`.\n")
    let text = MarkdownWriter.write(report.document) { $0.label }
    #expect(text == "# Sample\n\n- [ ] To *do*\n- [x] Done\n\n> [!TIP]\n> A `tip`.\n")
    let page = html(report.document)
    #expect(page.contains("☐</span> To <em>do</em>") && page.contains("☑</span> Done"))
    #expect(page.contains("<aside class=\"note tip\">\n<p class=\"note-title\">Tip</p>"))
    let pages = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: report.document)
    for word in ["☐", "☑", "Tip", "tip"] { #expect(pages[0].texts.contains { $0.text.contains(word) }, "\(word)") }
  }

  @Test func allowedHTMLIsInEveryFormatAndAllElseIsAnError() throws {
    func document(_ text: String) throws -> Document {
      try Notebook.parse(text, path: "test.md", allowsHTML: true).evaluate(
        sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer()
      ).document
    }
    let text = "H<sub>2</sub>O<br>b\n\n<details open>\n<summary>More</summary>\n\nInside.\n\n</details>\n"
    let page = html(try document(text))
    #expect(
      page.contains("H<sub>2</sub>O<br>\nb") && page.contains("<details open>\n<summary>More</summary>\n<p>Inside."))
    #expect(
      MarkdownWriter.write(try document(text)) { $0.label }.contains("<summary>More</summary>\n\nInside.\n\n</details>")
    )
    let pages = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: document(text))
    #expect(["More", "Inside."].allSatisfy { word in pages[0].texts.contains { $0.text == word } })
    for wrong in ["<div>x</div>", "a <span>b</span>", "a <sub>b", "<details>\n\na", "a\n\n</details>", "<img src=x>"] {
      #expect(throws: (any Error).self, "\(wrong)") { try document(wrong) }
    }
    #expect(mistakes("H<sub>2</sub>O").count == 1)
  }

  /// The words of a right-to-left phrase stand from right to left, in the order in which they are read.
  @Test func rightToLeftPhrasesAreInTheirOrder() throws {
    let shaper = TextShaper()
    let document = Document(blocks: [
      .paragraph([.text("Start אחת שתיים (12) שלוש end.")]), .paragraph([.text("الكلمة الأولى abc الثانية")]),
    ])
    let runs = try PageTypesetter(measurer: shaper).pages(of: document)[0].runs
    func x(_ word: String) -> Double { runs.first { $0.text.contains(word) }?.origin.x ?? .nan }
    #expect(x("Start") < x("שלוש") && x("שלוש") < x("12") && x("12") < x("שתיים"))
    #expect(x("שתיים") < x("אחת") && x("אחת") < x("end"))
    #expect(x("الكلمة") > x("الأولى") && x("الأولى") > x("abc") && x("abc") > x("الثانية"))
    let start = runs.first { $0.text.contains("Start") }!.origin
    #expect(runs.contains { $0.text == " " && $0.origin.y == start.y })
  }
}
