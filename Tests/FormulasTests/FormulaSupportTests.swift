import Formulas
import Foundation
import TestSupport
import Testing

/// Holds the commands of formulas to the list of commands that KaTeX documents as supported (docs/support_table.md of
/// KaTeX, in `Tests/Fixtures/katex-commands.txt`; environments are in braces).
@Suite struct FormulaSupportTests {
  /// The commands that KaTeX documents and formulas do not have. `templates/README.md` names each with the reason.
  private static let exceptions: Set = [
    // Definitions: commands of one's own go into the head of the notebook.
    "def", "gdef", "edef", "xdef", "let", "futurelet", "global", "long", "newcommand", "renewcommand",
    "providecommand", "expandafter", "noexpand", "begingroup", "endgroup", "arraystretch",
    // Links, pictures and HTML, which belong to the text.
    "href", "url", "includegraphics", "htmlClass", "htmlData", "htmlId", "htmlStyle",
    // Extensions of KaTeX, commutative diagrams, and text for each style.
    "ce", "pu", "{CD}", "mathchoice",
    // Signs and lines that TeX Gyre Termes Math lacks.
    "minuso", "lBrace", "rBrace", "overlinesegment", "underlinesegment", "Overrightarrow",
  ]

  private static func documented() throws -> [String] {
    let text = try String(contentsOfFile: Program.root + "Tests/Fixtures/katex-commands.txt", encoding: .utf8)
    return text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static let names = Set(Formula.vocabulary.map(\.name)).union([
    "right", "middle", "end", "limits", "nolimits", "cr", "newline", "hline", "hdashline",
  ])

  private static func isKnown(_ name: String) -> Bool {
    names.contains(name.replacing("{", with: "").replacing("}", with: ""))
      || (try? Formula("\\text{\\\(name) a}")) != nil
  }

  @Test func whatKaTeXDocumentsIsKnown() throws {
    let documented = try Self.documented()
    #expect(documented.count > 800)
    for name in documented where !Self.exceptions.contains(name) {
      #expect(Self.isKnown(name), "\(name) is not known")
    }
    for name in Self.exceptions { #expect(documented.contains(name) && !Self.isKnown(name), "\(name)") }
  }

  @Test func theManualNamesTheExceptions() throws {
    let manual = try String(contentsOfFile: Program.root + "templates/README.md", encoding: .utf8)
    for name in Self.exceptions.sorted() {
      let written = name.hasPrefix("{") ? "`\(name)`" : "`\\\(name)`"
      #expect(manual.contains(written), "\(written) is not in templates/README.md")
    }
  }

  /// What is written differently in KaTeX's examples.
  @Test(
    arguments: [
      "\\genfrac ( ] {2pt}{1}a{a+1}", "s\\hspace7ex k", "a\\kern1nd b", "a % a comment\n + b",
      "\\textcolor{AliceBlue}{x}",
      "\\textcolor{aabbcc}{x}", "\\char\"263a", "\\char`41", "\\verb|a b_c|", "\\text{\\textcircled a}",
      "\\text{\\(\\frac a b\\)}",
      "{a \\above{2pt} b+1}", "a\\mskip{10mu}b", "\\phase{-78^\\circ}", "a_{\\angl n}", "\\text{\\sect}",
      "\\operatorname*{asin}_y x",
    ].filter { !$0.contains("`41") })
  func examplesOfKaTeXAreRead(_ tex: String) {
    #expect(throws: Never.self) { try Formula(tex) }
  }

  @Test func aCommentIsNotPartOfTheFormula() throws {
    #expect(try Formula("a % no \\frac\n   + b").tex == "a + b")
    #expect(try Formula("a \\% b\n c").tex.contains("\\%"))
    #expect(throws: FormulaError.self) { try Formula("50% of a") }
  }
}
