import Documents
import Graphics
import TestSupport
import Testing

@Suite struct LaTeXWriterTests {
  @Test func aTableIsABooktabsFloat() {
    let table = TableBlock(
      label: "t", number: 1, caption: [.text("Share of 50% & more")], header: [[.text("Name")], [.text("x_1")]],
      alignments: [.left, .right], rows: [[[.code("a_b")], [.text("−1 ≤ 2")]]])
    #expect(
      LaTeXWriter.write(table) == """
        \\begin{table}[tbp]
          \\centering
          \\caption{Share of 50\\% \\& more}
          \\label{tab:t}
          \\begin{tabular}{@{}lr@{}}
            \\toprule
            Name & x\\_1 \\\\
            \\midrule
            \\texttt{a\\_b} & \\ensuremath{-}1 \\ensuremath{\\le} 2 \\\\
            \\bottomrule
          \\end{tabular}
        \\end{table}

        """)
  }

  @Test func aFigureIncludesItsPicture() {
    let figure = Figure(
      label: "c", number: 1, caption: [.text("Of "), .emphasis([.text("all")]), .text(".")], alternativeText: "",
      drawing: Drawing(size: Size(100, 50)), dataTable: TableBlock(header: [], alignments: [], rows: []))
    let text = LaTeXWriter.write(figure, path: "figures/c.pdf")
    #expect(text.contains("\\includegraphics[width=\\linewidth]{figures/c.pdf}"))
    #expect(text.contains("\\caption{Of \\emph{all}.}") && text.contains("\\label{fig:c}"))
  }

  /// `\\` would treat a bracket after it as its argument, and two hyphens make a dash.
  @Test func lettersKeepToThemselves() {
    let table = TableBlock(
      header: [[.text("[0, 1]")]], alignments: [.left],
      rows: [[[.text("[3cm]")]], [[.text("*a--b")]], [[.text("ð''`\"")]]])
    let written = LaTeXWriter.write(table)
    #expect(written.contains("{[}0, 1] \\\\") && written.contains("{[}3cm] \\\\") && written.contains("{*}a-{}-b"))
    let encoded = "{\\fontencoding{T1}\\selectfont"
    #expect(written.contains("\(encoded)\\dh}'{}'{`}\(encoded)\\textquotedbl}"))
    let plain = LaTeXWriter.write(
      TableBlock(
        header: [[.text("–-–")]], alignments: [.left], rows: [[[.text("?‘’”"), .text("a-"), .text("-b,,")]]]))
    #expect(plain.contains("--{}-{}-- ") && plain.contains("?{}`{}'{}''a-{}-b,{},"))
  }

  /// Every command in the output is one that the writer makes, and every brace has its partner, with any data.
  @Test(arguments: HostileTexts.all + ["\\end{table}", "}{", "\\input{/etc/passwd}", "%", "$$", "^^41"])
  func dataNeverBecomesLaTeX(_ text: String) {
    let table = TableBlock(header: [[.text(text)]], alignments: [.left], rows: [[[.text(text)]], [[.code(text)]]])
    let plain = TableBlock(header: [[.text("a")]], alignments: [.left], rows: [[[.text("a")]], [[.code("a")]]])
    let written = LaTeXWriter.write(table)
    let known: Set = [
      "begin", "end", "centering", "caption", "label", "toprule", "midrule", "bottomrule", "texttt", "textbackslash",
      "textasciitilde", "textasciicircum", "textless", "textgreater", "textbar", "textquotedbl", "fontencoding",
      "selectfont", "ensuremath", "dots",
    ]
    let commands = written.split(separator: "\\").dropFirst().map { String($0.prefix { $0.isLetter }) }
    #expect(commands.allSatisfy { known.contains($0) || $0.isEmpty })
    #expect(written.components("\\begin").count == LaTeXWriter.write(plain).components("\\begin").count)
    var depth = 0
    var isEscaped = false
    for character in written {
      if character == "{" && !isEscaped { depth += 1 }
      if character == "}" && !isEscaped { depth -= 1 }
      #expect(depth >= 0)
      isEscaped = character == "\\" && !isEscaped
    }
    #expect(depth == 0)
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [Substring] { self.split(separator: separator) }
}
