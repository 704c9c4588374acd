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
    var figure = Figure(
      label: "c", number: 1, caption: [.text("Of "), .emphasis([.text("all")]), .text(".")], alternativeText: "",
      drawing: Drawing(size: Size(234, 50)), dataTable: TableBlock(header: [], alignments: [], rows: []))
    let text = LaTeXWriter.write(figure, path: "figures/c.pdf")
    #expect(text.contains("\\begin{figure}[tbp]") && text.contains("\\includegraphics[width=3.25in]{figures/c.pdf}"))
    #expect(text.contains("\\caption{Of \\emph{all}.}") && text.contains("\\label{fig:c}"))
    (figure.spansColumns, figure.drawing) = (true, Drawing(size: Size(7.0625 * 72, 50)))
    let wide = LaTeXWriter.write(figure, path: "figures/c.pdf")
    #expect(wide.hasPrefix("\\begin{figure*}[tbp]") && wide.hasSuffix("\\end{figure*}\n"))
    #expect(wide.contains("[width=7.0625in]"))
  }

  @Test func aTableThatIsWiderThanAColumnHasItsWidth() {
    let table = TableBlock(header: [[.text("a")], [.text("b")]], alignments: [.left, .right], rows: [])
    let spread = LaTeXWriter.write(table, width: .spread(486), spansColumns: true)
    #expect(spread.contains("\\begin{table*}[tbp]") && spread.contains("\\end{table*}"))
    #expect(spread.contains("\\begin{tabular*}{6.75in}{@{\\extracolsep{\\fill}}lr@{}}\n"))
    #expect(spread.contains("\\end{tabular*}\n"))
    let reduced = LaTeXWriter.write(table, width: .reduced(396))
    #expect(reduced.contains("\\begin{table}[tbp]") && reduced.contains("  \\end{tabular}}\n"))
    #expect(reduced.contains("\\resizebox{5.5in}{!}{\\begin{tabular}{@{}lr@{}}\n"))
  }

  /// A bracket after `\\` would be read as its argument, and two hyphens would become a dash.
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

  /// With any data, the output contains only commands that the writer itself makes, and all braces are balanced.
  @Test(arguments: HostileTexts.all + ["\\end{table}", "}{", "\\input{/etc/passwd}", "%", "$$", "^^41"])
  func dataNeverBecomesLaTeX(_ text: String) {
    let table = TableBlock(header: [[.text(text)]], alignments: [.left], rows: [[[.text(text)]], [[.code(text)]]])
    let plain = TableBlock(header: [[.text("a")]], alignments: [.left], rows: [[[.text("a")]], [[.code("a")]]])
    let written = LaTeXWriter.write(table)
    let known: Set = [
      "begin", "end", "centering", "caption", "label", "toprule", "midrule", "bottomrule", "texttt", "textbackslash",
      "textasciitilde", "textasciicircum", "textless", "textgreater", "textbar", "textquotedbl", "fontencoding",
      "selectfont", "ensuremath", "dots", "providecommand", "cyrillicletters", "hebrewletters", "arabicletters",
      "cjkletters", "otherletters",
    ]
    let commands = written.split(separator: "\\").dropFirst().map { String($0.prefix { $0.isLetter }) }
    #expect(commands.allSatisfy { known.contains($0) || $0.isEmpty })
    #expect(written.ranges(of: "\\begin").count == LaTeXWriter.write(plain).ranges(of: "\\begin").count)
    var depth = 0
    var isEscaped = false
    for character in written.unicodeScalars {
      if character == "{" && !isEscaped { depth += 1 }
      if character == "}" && !isEscaped { depth -= 1 }
      #expect(depth >= 0)
      isEscaped = character == "\\" && !isEscaped
    }
    #expect(depth == 0)
  }
}
