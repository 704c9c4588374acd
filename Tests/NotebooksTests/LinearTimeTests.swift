import Basics
import CairoGraphics
import Documents
import Graphics
import GraphicsTestSupport
import Notebooks
import Tables
import TestSupport
import Testing
import Typesetting

/// Plain texts that once took time in proportion to the square of their length. None of them takes minutes now.
@Suite(.serialized) struct LinearTimeTests {
  /// The limit, long enough for slow builds on a busy machine. These texts once took minutes.
  private static let patience = Duration.seconds(60)

  private static func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  private func read(_ body: String, head: String = sampleHead, bibliography: String = "") -> [Diagnostic] {
    var found: [Diagnostic] = []
    let taken = ContinuousClock().measure {
      do {
        _ = try Notebook.parse(head + body + "\n", path: "n.md") { _ in bibliography }
          .evaluate(sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer())
      } catch {
        found = (error as? DiagnosticList)?.diagnostics ?? []
      }
    }
    #expect(taken < Self.patience, "\(body.prefix(40)) took \(taken)")
    return found
  }

  /// Constructs that are opened and never closed, on one line and on many.
  @Test(arguments: [
    "{{ ", "{{ \"", "[@", "[@a; ", "@a [", "[@a] [", "[^a", "$a ", "$$a ", "[a](b ", "`a ``b ", "{{\n", "a {{ b\n",
    "[@a\n", "$a\n", "$$ a\n", "`a\n``b\n", "[a", "![a](",
  ])
  func whatIsNeverClosed(text: String) {
    #expect(read(Self.times(text, 20_000)).allSatisfy { !$0.message.isEmpty })
  }

  @Test func runsOfBackquotesOfEveryLength() {
    #expect(read((1...400).map { Self.times("`", $0) + "a" }.joined()).isEmpty)
    #expect(read((1...8_000).map { Self.times("`", $0 % 300 + 1) + "a\n" }.joined()).isEmpty)
  }

  @Test func footnotesAreFoundByTheirNames() {
    let (calls, notes) = ((0..<3_000).map { "[^a\($0)] " }, (0..<3_000).map { "[^a\($0)]: x\n" })
    #expect(read(calls.joined() + "\n\n" + notes.joined()).isEmpty)
  }

  @Test func valuesOverManyLines() throws {
    let text = try markdown(Self.times("{{ 1 }}\n", 10_000))
    #expect(text.split(whereSeparator: \.isWhitespace).count { $0 == "1" } == 10_000)
  }

  private static let bibliography = head(with: "bibliography: b.bib")

  @Test(arguments: [
    ("@article{k, title={T},\n" + (0..<20_000).map { " x\($0)={a}," }.joined(separator: "\n") + "}", 0),
    ((0..<8_000).map { "@misc{k\($0), title={T}}\n" }.joined() + "@misc{k, title={T}}", 0),
    ("@misc{k, title={" + times("word ", 18_000) + "}}", 0),
    ("@misc{k, title={$" + times("w", 5_000) + "$}}", 0),
    ("@misc{k, title={" + times("\\'", 20_000) + "a}}", 1),
    ("@misc{k, author={" + (0..<5_000).map { "A\($0), B" }.joined(separator: " and ") + "}}", 0),
    (
      "@misc{k, crossref={k0}, title={T}}"
        + (0..<8_000).map { "@misc{k\($0), crossref={k\($0 + 1)}, title={T}}" }.joined(),
      0
    ),
  ])
  func bibliographies(entries: String, mistakes: Int) {
    #expect(read("[@k]", head: Self.bibliography, bibliography: entries).count == mistakes)
  }

  /// Forty doublings would be a terabyte, and so would commands that call each other.
  @Test(arguments: [
    "@string{a0={xxxxxxxxxx}}\n" + (1..<40).map { "@string{a\($0) = a\($0 - 1) # a\($0 - 1)}\n" }.joined()
      + "@misc{k, title=a39}",
    "@misc{k, title={" + times("word ", 30_000) + "}}",
  ])
  func longFieldsAreRefused(entries: String) {
    let found = read("[@k]", head: Self.bibliography, bibliography: entries)
    #expect(found.first?.message == "a field has more than 100000 characters")
    #expect(found.first?.hint?.contains("--limit field=N") == true)
  }

  @Test func commandsThatDoubleThemselvesEnd() {
    let macro = #"@preamble{"\newcommand{\aa}[1]{\bb{#1#1}}"} @preamble{"\newcommand{\bb}[1]{\cc{#1#1}}"}"#
    let last = #"@preamble{"\newcommand{\cc}[1]{\bb{#1#1}}"} @misc{k, title={\bb{xxxxxxxx}}}"#
    #expect(!read("[@k]", head: Self.bibliography, bibliography: macro + last).isEmpty)
  }

  /// Each unknown name is compared with thousands of others for a hint.
  @Test func thousandsOfMistakesAreToldQuickly() {
    let entries = (0..<4_000).map { "@misc{k\($0), title={T}}" }.joined()
    let cited = (0..<4_000).map { "[@z\($0)] " }.joined()
    let found = read(cited, head: Self.bibliography, bibliography: entries)
    #expect(found.count == 1_000)
    let text = DiagnosticList(found, others: 3_000).description
    #expect(text.hasSuffix("… and 3950 more mistakes") && text.utf8.count < 100_000)
  }

  @Test func longNotebooksAreRefused() {
    let found = read(Self.times("word ", 500_000))
    #expect(found.map(\.message) == ["the notebook has more than 2000000 bytes of text"])
    let part = Self.times("word ", 50_000)
    var (includes, message) = ((0..<10).map { "<!-- include a\($0).md -->\n\n" }.joined(), "")
    includes += "x\n"
    do {
      _ = try Notebook.parse(includes, path: "n.md") { _ in part }
    } catch {
      message = error.diagnostics.first?.message ?? ""
    }
    #expect(message == "the notebook has more than 2000000 bytes of text")
  }

  /// A field of a megabyte, in a table and in the text.
  @Test(arguments: [
    ("```table\nlabel: t\ncolumns: [x]\n```", "a value of 'x' has more than 20000 characters"),
    ("{{ values(x) | list }}", "the value has more than 20000 characters"),
  ])
  func longValuesAreRefused(text: String, message: String) {
    let table = Table([Column("x", texts: [Self.times("w", 1_000_000)])])
    #expect(mistakes(text + "\n", sources: ["results": table]).map { $0.hasSuffix(message) } == [true])
  }

  /// Titles and names of the greatest allowed length without a space, in charts and on pages.
  @Test(arguments: ["title: ", "x: {value: network, title: ", "caption: "])
  func longTitlesAreFitted(option: String) throws {
    let text = Self.times("w", 19_900)
    let chart = option.hasPrefix("x") ? "\(option)\(text)}\ny: n()" : "\(option)\(text)\nx: network\ny: n()"
    let taken = try ContinuousClock().measure {
      let report = try render("```chart\nlabel: a\nmark: bar\n\(chart)\n```\n")
      _ = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: report.document)
    }
    #expect(taken < Self.patience, "\(taken)")
  }

  /// A caption longer than a page once stopped the program, because it left no room for its figure.
  @Test func captionsLongerThanAPageGoOn() throws {
    let words = (0..<3_500).map { "w\($0)" }
    let report = try render(
      "```chart\nlabel: a\nmark: bar\nx: network\ny: n()\ncaption: \(words.joined(separator: " "))\n```\n")
    let shaper = TextShaper()
    let pages = try PageTypesetter(measurer: shaper).pages(of: report.document)
    #expect(pages.count > 1)
    _ = try CairoRenderer.pdf(pages, metadata: PDFMetadata(title: "T"), shaper: shaper)
    let text = pages.flatMap(\.lines).joined(separator: " ")
    #expect(words.allSatisfy { text.contains($0) })
  }

  /// A column that is named `_` has no words to share with its neighbour.
  @Test func namesWithoutLettersAreTitles() throws {
    let table = Table([Column("_", texts: ["a", "b"]), Column("y", texts: ["c", "d"])])
    let chart = "---\ncolumns: {k: [_, y]}\n---\n\n```chart\nlabel: a\nmark: bar\nx: k\ny: n()\n```\n"
    #expect(mistakes(chart, sources: ["results": table]).isEmpty)
  }
}
