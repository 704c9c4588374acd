import Basics
import Documents
import Graphics
import GraphicsTestSupport
import Notebooks
import Tables
import TestSupport
import Testing

/// The words, numbers and dates of a document in each language. The expected numbers and dates come from the Unicode
/// CLDR by way of `Tests/References/language_numbers.py`. French writes the first day of a month as 1er, as TeX's babel
/// does.
@Suite struct LanguageTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    let language, number, percent, second, first, and: String
    var testDescription: String { language }
  }

  static let expected = [
    Expected(
      language: "en", number: "1,234,567.25", percent: "98.5%", second: "2 November 2018", first: "1 March 2018",
      and: "a and b"),
    Expected(
      language: "de", number: "1.234.567,25", percent: "98,5\u{A0}%", second: "2. November 2018", first: "1. März 2018",
      and: "a und b"),
    Expected(
      language: "fr", number: "1\u{202F}234\u{202F}567,25", percent: "98,5\u{A0}%", second: "2 novembre 2018",
      first: "1er mars 2018", and: "a et b"),
    Expected(
      language: "es", number: "1.234.567,25", percent: "98,5\u{A0}%", second: "2 de noviembre de 2018",
      first: "1 de marzo de 2018", and: "a y b"),
    Expected(
      language: "it", number: "1.234.567,25", percent: "98,5%", second: "2 novembre 2018", first: "1 marzo 2018",
      and: "a e b"),
    Expected(
      language: "pt", number: "1.234.567,25", percent: "98,5%", second: "2 de novembro de 2018",
      first: "1 de março de 2018", and: "a e b"),
    Expected(
      language: "nl", number: "1.234.567,25", percent: "98,5%", second: "2 november 2018", first: "1 maart 2018",
      and: "a en b"),
  ]

  private static let data = "model,task,seed,score\na,x,1,0.5\na,x,2,0.75\nb,x,1,1234567.25\nb,x,2,1234567.25\n"

  private func report(_ language: String, _ body: String, day: Int? = nil) throws -> Report {
    let notebook = try Notebook.parse(
      "---\ntitle: T\nlang: \(language)\nidentity: {cell: [model, task], replicate: [seed]}\n---\n\n\(body)\n",
      path: "test.md")
    return try notebook.evaluate(
      sources: ["results": try CSVReader().read(bytes: Array(Self.data.utf8), file: "data.csv")],
      options: ReportOptions(day: day), measurer: FixedWidthMeasurer())
  }

  private func text(_ report: Report) -> String { MarkdownWriter.write(report.document) { $0.label } }

  @Test func eachLanguageHasItsRow() {
    #expect(Self.expected.map(\.language) == DocumentLanguage.all.map(\.name))
  }

  @Test(arguments: expected) func numbersAndDatesAreOfTheLanguage(_ expected: Expected) throws {
    let body = """
      {{ mean(score where model = b) | digits(2) }}; {{ 0.985 | percent(1) }}; {{ values(model) | list }};
      {{ mean(score where model = a) | digits(2) | interval }}
      """
    let report = try report(expected.language, body, day: 1_541_116_800)
    let words = text(report)
    #expect(words.contains("\(expected.number); \(expected.percent); \(expected.and);"), "\(words)")
    #expect(report.document.date == expected.second)
    let language = try DocumentLanguage.all.named(expected.language, what: "language")
    #expect(language.day(1_519_862_400) == expected.first)
    let (point, separator) = expected.language == "en" ? (".", ", ") : (",", "; ")
    #expect(words.contains(try Regex("0\(point)6[23] \\[[−0-9\(point)]+\(separator)[0-9\(point)]+\\]")), "\(words)")
  }

  @Test func axesAndValuesOfChartsFollow() throws {
    let chart = "```chart\nlabel: c\nmark: bar\nx: model\ny: mean(score)\nwhere: model = a\n```"
    let texts = try report("de", chart).figures[0].drawing.texts.map(\.text)
    #expect(texts.contains("0,62") || texts.contains("0,63"), "\(texts)")
    #expect(!texts.contains { $0.contains("0.") }, "\(texts)")
  }

  /// Keys of tables and categories of charts are numbers in the document's language, too.
  @Test func keysFollow() throws {
    let csv = "lr,score\n1.125,1\n1.5,2\n1125,3\n"
    let notebook = try Notebook.parse(
      "---\ntitle: T\nlang: de\n---\n\n```table\nlabel: t\nby: lr\ncolumns: [mean(score) | digits(1)]\n```\n\n"
        + "```chart\nlabel: c\nmark: bar\nx: score\ny: lr\nfacet: lr\n```\n", path: "test.md")
    let report = try notebook.evaluate(
      sources: ["results": try CSVReader().read(bytes: Array(csv.utf8), file: "data.csv")], options: ReportOptions(),
      measurer: FixedWidthMeasurer())
    #expect(report.tables[0].rows.map { $0[0].plainText } == ["1,125", "1,5", "1125"])
    let texts = report.figures[0].drawing.texts.map(\.text)
    #expect(texts.contains { $0.contains("1,125") } && !texts.contains { $0.contains("1.125") }, "\(texts)")
  }

  @Test func spacesOfNumbersAreWrittenForLaTeX() throws {
    let text = LaTeXDocument.write(try report("fr", "{{ mean(score where model = b) | digits(2) }}").document) {
      $0.label
    }
    #expect(text.contains("1\\,234\\,567,25"), "\(text)")
    #expect(text.contains("\\renewcommand{\\tablename}{Tableau}"))
  }

  @Test func partsOfADocumentHaveTheirNames() throws {
    let body = """
      # Eins {#sec:eins}

      [@fig:c], [@tab:t] und [@sec:eins].

      ```chart
      label: c
      mark: bar
      x: model
      y: mean(score)
      caption: Werte.
      ```

      ```table
      label: t
      by: model
      columns: [n()]
      total: [mean, {value: sum, title: Alles}]
      caption: Zahlen.
      ```

      > [!WARNING]
      > Achtung.
      """
    let report = try report("de", body)
    let words = text(report)
    #expect(words.contains("[Abbildung\u{A0}1]") && words.contains("[Tabelle\u{A0}1]"), "\(words)")
    #expect(words.contains("**Abbildung 1.** Werte.") && words.contains("**Tabelle 1.** Zahlen."), "\(words)")
    #expect(words.contains("| Mittelwert") || words.contains("**Mittelwert**"), "\(words)")
    #expect(words.contains("Alles") && !words.contains("**Mean**") && !words.contains("Summe"), "\(words)")
    let page = HTMLWriter(stylesheet: .embedded) { $0.label }.write(report.document)
    #expect(page.contains("<html lang=\"de\">"))
    #expect(page.contains(">Warnung</p>") && page.contains("Zum Text springen"))
    #expect(!page.contains("Figure 1") && !page.contains("Table 1"), "\(page)")
    #expect(LaTeXDocument.write(report.document) { $0.label }.contains("\\usepackage[provide=*,german]{babel}"))
  }

  @Test func withoutALanguageItIsEnglish() throws {
    let notebook = try Notebook.parse("---\ntitle: T\n---\n\nA.\n", path: "test.md")
    let report = try notebook.evaluate(sources: [:], options: ReportOptions(), measurer: FixedWidthMeasurer())
    #expect(report.document.language == .english)
  }

  @Test func anUnknownLanguageIsAnError() {
    #expect(throws: DiagnosticList.self) { try report("dee", "A.") }
    do {
      _ = try report("dee", "A.")
    } catch {
      #expect("\(error)".contains("test.md:3:7") && "\(error)".contains("did you mean 'de'?"), "\(error)")
    }
  }
}
