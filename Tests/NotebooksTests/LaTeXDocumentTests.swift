import Documents
import Notebooks
import Testing

/// Whole documents as LaTeX. `make test-latex` compiles such documents with three engines.
@Suite struct LaTeXDocumentTests {
  private func written(_ body: String) throws -> String {
    LaTeXDocument.write(try render(body).document) { "figures/\($0.label).pdf" }
  }

  @Test(arguments: [
    ("$α ≤ b$", "$\\ensuremath{\\alpha} \\ensuremath{\\le} b$"),
    ("$x ∈ ℝ$", "$x \\ensuremath{\\in} \\ensuremath{\\mathbb{R}}$"),
    ("$\\textcolor{#ff0000}{x}$", "$\\textcolor[HTML]{FF0000}{x}$"), ("$\\alpha$", "$\\alpha$"),
  ])
  func typedSignsAreCommands(_ formula: String, _ expected: String) throws {
    #expect(try written("See \(formula).").contains("See \(expected)."))
  }

  /// Commands that LaTeX already has by the same name are not redefined.
  @Test(arguments: [
    ("$x \\isin \\N$", "\\providecommand{\\isin}{\\in}", true),
    ("$x \\isin \\N$", "\\providecommand{\\N}{{\\mathbb{N}}}", true),
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

  /// The code could end the environment that contains it.
  @Test func codeStaysCode() throws {
    let text = try written("```tex\n\\end{verbatim}\\input{/etc/passwd}\n```\n")
    #expect(!text.contains("\\input{") && !text.contains("\\end{verbatim}"))
    #expect(text.contains("\\textbackslash{}input"))
  }

  /// A table without a label has its notes below it, like a table with a label.
  @Test func notesInTablesOfTheTextAreThere() throws {
    let text = try written(
      "| a[^1] | b |\n|---|---|\n| c | d |\n\n- In a list:\n\n  | e[^2] |\n  |---|\n  | f |\n\n[^1]: First note.\n[^2]: Second note.\n"
    )
    #expect(
      text.contains("\\footnotetext[1]{First note.}") && text.contains("\\footnotetext[1]{Second note.}"), "\(text)")
  }

  /// Each panel is a separate file, and LaTeX makes its letter.
  @Test func panelsAreSubfigures() throws {
    func chart(_ label: String) -> String {
      "```chart\nlabel: \(label)\nmark: bar\nx: task\ny: mean(accuracy)\nshow: false\ncaption: C.\n```\n\n"
    }
    let cell = "```figure\nlabel: both\npanels: [one, two, three]\ncolumns: 2\ncaption: All.\n```\n\n[@fig:both(b)]\n"
    let text = try written(chart("one") + chart("two") + chart("three") + cell)
    #expect(text.contains("\\usepackage{subcaption}") && text.contains("Figure~\\ref{fig:both}(b)"))
    for letter in ["a", "b", "c"] { #expect(text.contains("{figures/both.panel-\(letter).pdf}\n  \\caption{}")) }
    let parts = text.split(separator: "\\begin{subfigure}[t]{")
    #expect(parts.count == 4 && parts[1].hasPrefix("0.4"))
    #expect(parts[1].contains("\\hfill") && parts[2].contains("\\par\\medskip"))
    #expect(!(try written(chart("one").replacing("show: false\n", with: "")).contains("subcaption")))
  }
}
