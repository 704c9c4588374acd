import CairoGraphics
import Documents
import Graphics
import GraphicsTestSupport
import Notebooks
import Tables
import TestSupport
import Testing
import Typesetting

/// Formulas that an author wrote, from the text to each output.
@Suite struct FormulaTests {
  @Test(arguments: [
    ("a $x^2 + \\alhpa$ b", "1:10: unknown command of TeX '\\alhpa'"),
    ("a\n\n$$\nx +\n  \\fraq{a}{b}\n$$", "5:3: unknown command of TeX '\\fraq'"),
    ("> $$\n> x + \\nope\n> $$", "2:7: unknown command of TeX '\\nope'"),
    ("- a\n\n  ```math\n  x_a_b\n  ```\n", "4:6: a second subscript of one sign"),
    ("# T $\\left( x$", "1:6: this '\\left' has no '\\right'"),
    ("| $x$ | $\\nope$ |\n|---|---|\n| c | d |", "1:10: unknown command of TeX '\\nope'"),
    ("a $p = {{ nope() }}$", "1:11: unknown reducer 'nope'"), ("$$\nx", "1:1: '$$' has no end"),
    ("```math {#eq:}\nx\n```", "1:11: 'eq:' is no label of a formula"),
    ("$$x$$ {#fig:a}", "1:9: 'fig:a' is no label of a formula"),
    ("$$x$$ {#eq:a}\n\n$$y$$ {#eq:a}", "3:12: repeated label 'eq:a'"),
    ("See [@eq:b].\n\n$$x$$ {#eq:a}", "1:7: unknown reference 'eq:b'"),
  ])
  func mistakesAreAtTheirPlaces(_ text: String, _ expected: String) {
    #expect(mistakes(text) == [expected])
  }

  @Test func mistakesInTitlesAreAtTheirPlaces() {
    let chart = "```chart\nlabel: c\nmark: bar\nx: {value: task, title: \"A $x_$\"}\ny: n()\n```\n"
    #expect(mistakes(chart) == ["4:31: an argument is missing here"])
    #expect(
      mistakes("---\ntitles: {accuracy: \"$\\\\nope$\"}\n---\n```table\nlabel: t\ncolumns: [accuracy]\n```\n").count
        == 1)
  }

  @Test(arguments: [
    ("A $x_i$ b.", "A $x_i$ b."), ("A $\\{x\\}$.", "A $`\\{x\\}`$."), ("A $`a*b*c`$.", "A $`a*b*c`$."),
    ("\\$5 and \\$6 or $n$", "\\$5 and \\$6 or $n$"), ("$$ x = 1 $$", "$$\nx = 1\n$$"),
    ("Then\n$$ x = 1 $$\nholds.", "Then\n\n$$\nx = 1\n$$\n\nholds."),
    ("```math\na \\\\\\\\ b\n```", "```math\na \\\\\\\\ b\n```"),
    ("| $\\|x$ | $\\\\|y$ |\n|---|---|", "| $`\\|x`$ | $`\\\\|y`$ |\n|---|---|"),
    (
      "$$ x $$ {#eq:a}\n\nSee [@eq:a] and @eq:a.",
      "<a id=\"eq-a\"></a>\n\n$$\nx \\tag{1}\n$$\n\nSee [Equation 1](#eq-a) and [Equation 1](#eq-a)."
    ),
    ("$n = {{ n() }}$, $t = {{ values(task) | list }}$", "$n = {12}$, $t = \\text{dot, max and sum}$"),
  ])
  func markdownKeepsTheTeX(_ text: String, _ expected: String) throws {
    let written = try markdown(text.replacing("a \\\\\\\\ b", with: "\\begin{matrix} a \\\\ b \\end{matrix}"))
    let shown = expected.replacing("a \\\\\\\\ b", with: "\\begin{matrix} a \\\\ b \\end{matrix}")
    #expect(written.replacing("\u{A0}", with: " ") == "# Sample\n\n\(shown)\n")
  }

  @Test func markdownIsReadAgain() throws {
    let text = "A $x_i$ and $`\\{x\\}`$.\n\n$$\nx = 1\n$$"
    #expect(try markdown(text) == "# Sample\n\n\(text)\n")
  }

  @Test func macrosStandForTheirBodiesEverywhere() throws {
    let head = head(with: "macros: {R: \"\\\\mathbb{R}\", norm: \"\\\\lVert#1\\\\rVert\"}")
    #expect(try markdown("$\\norm{x} \\in \\R$", head: head) == "# Sample\n\n$\\lVert x\\rVert \\in \\mathbb{R}$\n")
    #expect(
      mistakes("---\nmacros: {a1: x}\n---\n") == ["2:14: 'a1' cannot be the name of a command: it has letters only"])
  }

  @Test func pagesOfHTMLHaveMathML() throws {
    let page = html(try render("A $x^2 < 1$.\n\n$$ y = \\frac{1}{2} $$ {#eq:half}\n").document)
    #expect(page.contains("<math><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup><mo>&lt;</mo><mn>1</mn></mrow>"))
    #expect(page.contains("<annotation encoding=\"application/x-tex\">x^2 &lt; 1</annotation></semantics></math>"))
    #expect(page.contains("<div class=\"equation\" id=\"eq-half\">") && page.contains("<math display=\"block\">"))
    #expect(page.contains("<span class=\"number\">(1)</span></div>"))
  }

  @Test func latexHasTheTeX() throws {
    let chart = "```chart\nlabel: c\nmark: bar\nx: task\ny: n()\ncaption: Of $\\alpha_1$ & more.\n```\n"
    #expect(
      LaTeXWriter.write(try render(chart).figures[0], path: "c.pdf").contains("\\caption{Of $\\alpha_1$ \\& more.}"))
  }

  @Test func formulasOfDataAreThoseOfTheColumnsListed() throws {
    let table = Table([Column("name", texts: ["$\\beta$", "$5"]), Column("y", numbers: [1, 2])])
    let cell = "```table\nlabel: t\ncolumns: [name, y]\n```\n"
    let plain = try markdown(cell, head: "", sources: ["results": table])
    #expect(plain.contains("| \\$\\beta\\$ |") || plain.contains("| \\$\\\\beta\\$ |"))
    let shown = try markdown(cell, head: "---\nmath: [name]\n---\n", sources: ["results": table])
    #expect(shown.contains("| $\\beta$ |") && shown.contains("| \\$5 |"))
    let each = "<!-- each name -->\n## Case {{ name }}\n\nOf {{ name }}.\n\n<!-- end -->\n"
    let repeated = try markdown(each, head: "---\nmath: [name]\n---\n", sources: ["results": table])
    #expect(repeated.contains("## Case $\\beta$\n\nOf $\\beta$.") && repeated.contains("Of \\$5."))
    let wrong = Table([Column("name", texts: ["$\\nope$"]), Column("y", numbers: [1])])
    #expect(
      mistakes("---\nmath: [name]\n---\n" + cell, sources: ["results": wrong])
        == ["0:0: unknown command of TeX '\\nope', in a value of 'name'"])
    #expect(
      mistakes("---\nmath: [nam]\n---\n" + cell, sources: ["results": table]).first?.contains("unknown column 'nam'")
        == true)
  }

  /// Axes, legends and categories draw formulas, and the alternative text has them in words.
  @Test func figuresDrawFormulas() throws {
    let table = Table([Column("name", texts: ["$\\beta$", "$\\alpha^2$"]), Column("y", numbers: [1, 2])])
    let chart = "```chart\nlabel: c\nmark: bar\nx: name\ny: {value: y, title: \"Share $\\\\frac{a}{b}$\"}\n```\n"
    let figure = try render(chart, head: "---\nmath: [name]\n---\n", sources: ["results": table]).figures[0]
    #expect(figure.alternativeText.contains("the fraction a over b") && figure.alternativeText.contains("beta"))
    #expect(!figure.alternativeText.contains("$"))
    let pdf = try CairoRenderer.pdf([figure.drawing], metadata: PDFMetadata(title: "c"))
    guard let text = try Tool.withFile(pdf, "c.pdf", { try Tool.run("pdftotext", [$0, "-"]) }) else { return }
    for sign in ["𝛽", "𝛼", "𝑎", "𝑏", "Share"] { #expect(text.contains(sign), "\(sign) is not in \(text)") }
    #expect(!text.contains("$") && !text.contains("beta"))
  }

  /// A formula on a page can be copied, stays inside the column, and moves lines apart if it is high.
  @Test func pagesDrawFormulas() throws {
    let long = (1...40).map { "x_{\($0)}" }.joined(separator: " + ")
    let text =
      "Words $\\frac{a}{b}$ more.\n\n$$ \(long) = y $$ {#eq:long}\n\n$$ \\begin{matrix} \(long) \\end{matrix} $$\n"
    let document = try render(text + "| $\\sqrt{2}$ | b |\n|---|---|\n| $c^2$ | d |\n").document
    let shaper = TextShaper()
    let style = PageStyle.a4
    let pages = try PageTypesetter(style: style, measurer: shaper).pages(of: document)
    for glyph in pages.flatMap(\.glyphs) {
      #expect((style.left - 1...style.left + style.measure + 1).contains(glyph.origin.x), "\(glyph)")
    }
    let pdf = try CairoRenderer.pdf(pages, metadata: PDFMetadata(title: "c"), shaper: shaper)
    guard let copied = try Tool.withFile(pdf, "c.pdf", { try Tool.run("pdftotext", ["-raw", $0, "-"]) }) else { return }
    for sign in ["𝑎", "𝑏", "𝑥", "𝑦", "(1)", "√", "𝑐", "Words"] { #expect(copied.contains(sign), "\(sign): \(copied)") }
  }
}

extension Drawing {
  /// The glyphs with their positions on the page.
  fileprivate var glyphs: [PlacedGlyphs.Item] { Self.glyphs(of: commands, at: Point(0, 0)) }

  private static func glyphs(of commands: [DrawingCommand], at origin: Point) -> [PlacedGlyphs.Item] {
    commands.flatMap { command -> [PlacedGlyphs.Item] in
      switch command {
      case .glyphs(let run):
        return run.items.map { item in
          var item = item
          item.origin = Point(item.origin.x + origin.x, item.origin.y + origin.y)
          return item
        }
      case .group(let group):
        let place = Point(origin.x + group.origin.x, origin.y + group.origin.y)
        return glyphs(of: group.commands, at: place)
      default: return []
      }
    }
  }
}
