import Documents
import Formulas
import Foundation
import TestSupport
import Testing

@Suite struct LaTeXCommandTests {
  /// Whatever a formula may contain, the preamble of a document loads or defines.
  @Test func everyCommandOfFormulasIsKnownOrDefined() {
    for (name, _) in Formula.vocabulary where name.unicodeScalars.contains(where: \.properties.isAlphabetic) {
      #expect(
        LaTeXCommands.needs(ofCommand: name) != nil || LaTeXCommands.need(ofEnvironment: name) != nil,
        "LaTeX has no meaning for \\\(name)")
    }
  }

  /// The notebook that `make test-latex` compiles has every command and environment.
  @Test func theNotebookForLaTeXHasEveryCommand() throws {
    let path = Program.root + "Tests/LaTeX/commands.md"
    let expected = Self.notebook
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try expected.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == expected, "UPDATE_SNAPSHOTS=1 writes it again")
  }

  private static var notebook: String {
    let examples = Formula.vocabulary.map(\.example) + others
    var text = "---\ntitle: Letters ễ $\\bm{x} \\coloneqq \\llbracket y \\rrbracket$\n---\n"
    for example in examples { text += "\n```math\n\(example)\n```\n" }
    let lines = ["align", "align*", "gather", "alignat", "equation", "split", "cases", "darray"]
    for (number, name) in lines.enumerated() {
      let example = Formula.vocabulary.first { $0.name == name }?.example ?? ""
      text += "\n$$ \(example) $$ {#eq:n\(number)}\n\nSee [@eq:n\(number)] and $\(example)$.\n"
    }
    return text
      + "\nÄ ễ ẽ ħ ə Ǽ ả́ é ✓ ✗ ★ ● ⇒ ↔ ∑ ∂ ∅ ∀ ∃ ′ ″ ① ⅓ ε ϵ φ ϕ θ ϑ κ ϰ π ϖ ρ ϱ σ ς ½ ≪ ⊕ ∫\n".replacing(
        "ả́ ", with: "")
  }

  /// Formulas that LaTeX reads differently than KaTeX.
  private static let others = [
    "\\begin{align} a &= b \\tag{1} \\\\ c &= d \\end{align}", "\\begin{gather} a \\notag \\\\ b \\end{gather}",
    "x + \\begin{align} a \\cr b \\end{align}",
    "\\textcolor{navy}{a} \\colorbox{AliceBlue}{b} \\fcolorbox{red}{#fff}{c}",
    "a \\mkern1em b \\kern3mu c \\mskip{10mu} d \\hspace7ex e \\hskip2px f", "\\rule[1px]{2nd}{3mu}",
    "\\genfrac ( ] {2px}{1}a{a+1}", "{a \\above{2pt} b}", "\\char\"3b1 \\char\"41",
    "\\verb|a_b^{~}\\| x′ x²³ y₁₂ ∑_a^b",
    "\\left\\llbracket a \\right\\rrbracket \\left\\lang b \\right\\rang \\bigl\\lBrack c \\bigr\\rBrack",
    "\\begin{matrix} a & b & c & d & e & f & g & h & i & j & k & l \\end{matrix}",
    "\\begin{array}{l:c} a & b \\\\ \\hdashline c & d \\end{array}", "\\text{ẽ \\textcircled a ε \\(x\\)}",
    "\\Set{x | \\frac{a}{b}} \\Braket{a | b | c}", "\\begin{pmatrix*}[r] a \\newline b \\end{pmatrix*}", "Α + Χ + ο",
  ]

  @Test(arguments: [
    ("ễ", "\\~{\\^{e}}"), ("ẽ", "\\~{e}"), ("e\u{303}", "\\~{e}"), ("ε", "\\ensuremath{\\varepsilon}"),
    ("ϵ", "\\ensuremath{\\epsilon}"), ("φ", "\\ensuremath{\\varphi}"), ("ϕ", "\\ensuremath{\\phi}"),
    ("⇒", "\\ensuremath{\\Rightarrow}"), ("∑", "\\ensuremath{\\sum}"), ("✓", "\\ensuremath{\\checkmark}"),
    ("₊", "\\ensuremath{_{+}}"), ("⁻", "\\ensuremath{^{-}}"), ("″", "\\ensuremath{^{\\prime\\prime}}"),
    ("①", "\\textcircled{\\scriptsize 1}"), ("ä", "ä"),
    ("Жук", "{\\cyrillicletters Жук}"), ("中文", "{\\cjkletters 中文}"),
  ])
  func lettersAreCommandsWhereTheEngineLacksThem(_ text: String, _ written: String) {
    let table = TableBlock(header: [[.text(text)]], alignments: [.left], rows: [])
    #expect(LaTeXWriter.write(table).contains("\(written) \\\\"), "\(LaTeXWriter.write(table))")
  }
}
