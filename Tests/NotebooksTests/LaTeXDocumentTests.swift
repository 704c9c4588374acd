import Documents
import Notebooks
import Testing

/// A whole document as LaTeX. `make test-latex` compiles such documents under three engines.
@Suite struct LaTeXDocumentTests {
  private func written(_ body: String) throws -> String {
    LaTeXDocument.write(try render(body).document) { "figures/\($0.label).pdf" }
  }

  @Test(arguments: [
    ("$α ≤ b$", "$\\ensuremath{\\alpha} \\ensuremath{\\le} b$"),
    ("$x ∈ ℝ$", "$x \\ensuremath{\\in} \\ensuremath{\\mathbb{R}}$"),
    ("$\\textcolor{#ff0000}{x}$", "$\\textcolor[HTML]{ff0000}{x}$"), ("$\\alpha$", "$\\alpha$"),
  ])
  func typedSignsAreCommands(_ formula: String, _ expected: String) throws {
    #expect(try written("See \(formula).").contains("See \(expected)."))
  }

  /// What LaTeX has by the same name stays its own.
  @Test(arguments: [
    ("$x \\isin \\N$", "\\providecommand{\\isin}{\\ensuremath{\\in}}", true),
    ("$x \\isin \\N$", "\\providecommand{\\N}{\\ensuremath{\\mathbb{N}}}", true),
    ("$\\argmin_x f$", "\\providecommand{\\argmin}{\\operatorname*{arg\\,min}}", true),
    ("$\\alpha \\in A$", "\\providecommand{\\alpha}", false), ("$\\alpha \\in A$", "\\providecommand{\\in}", false),
  ])
  func commandsThatLaTeXMayLackAreDefined(_ formula: String, _ definition: String, _ isThere: Bool) throws {
    #expect(try written(formula).contains(definition) == isThere)
  }

  @Test func equationsAndSectionsAreReferredTo() throws {
    let text = try written("# First\n\n$$ a = b $$ {#eq:one}\n\n[@eq:one], [@sec:first].[^n]\n\n[^n]: A *note*.\n")
    for piece in [
      "\\begin{equation}\na = b\\label{eq:one}\n\\end{equation}", "Equation~\\ref{eq:one}",
      "\\hyperref[sec-first]{First}",
      "\\footnote[1]{A \\emph{note}.}",
    ] {
      #expect(text.contains(piece), "\(piece) is not in \(text)")
    }
  }

  /// Code that could end the environment that it stands in.
  @Test func codeStaysCode() throws {
    let text = try written("```tex\n\\end{verbatim}\\input{/etc/passwd}\n```\n")
    #expect(!text.contains("\\input{") && !text.contains("\\end{verbatim}"))
    #expect(text.contains("\\textbackslash{}input"))
  }
}
