/// Figures and tables as floats for a paper: `\input{figures/by-type.tex}`, `\input{tables/by-type.tex}`.
///
/// Figures need graphicx, tables booktabs. References to other parts of the report are written as text.
package enum LaTeXWriter {
  /// - Parameter path: of the picture, seen from the paper.
  package static func write(_ figure: Figure, path: String) -> String {
    """
    \\begin{figure}[tbp]
      \\centering
      \\includegraphics[width=\\linewidth]{\(path)}
      \\caption{\(text(figure.caption))}
      \\label{fig:\(figure.label)}
    \\end{figure}

    """
  }

  package static func write(_ table: TableBlock) -> String {
    let letters = table.alignments.map { alignment in
      switch alignment {
      case .left: "l"
      case .center: "c"
      case .right: "r"
      }
    }
    let head = table.header.contains { !$0.isEmpty } ? "    \(row(table.header))\n    \\midrule\n" : ""
    return """
      \\begin{table}[tbp]
        \\centering
        \\caption{\(text(table.caption))}
        \\label{tab:\(table.label ?? "")}
        \\begin{tabular}{@{}\(letters.joined())@{}}
          \\toprule
      \(head)\(table.rows.map { "    \(row($0))\n" }.joined())    \\bottomrule
        \\end{tabular}
      \\end{table}

      """
  }

  private static func row(_ cells: [[Inline]]) -> String {
    cells.map(text).joined(separator: " & ") + " \\\\"
  }

  private static func text(_ content: [Inline]) -> String {
    content.reduce(into: "") { LaTeXText.append(text($1), to: &$0) }
  }

  private static func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): LaTeXText.escaped(text)
    case .code(let text): "\\texttt{\(LaTeXText.escaped(text))}"
    case .emphasis(let content): "\\emph{\(text(content))}"
    case .strong(let content): "\\textbf{\(text(content))}"
    case .strikethrough(let content), .link(let content, _): text(content)
    case .image(let alt, _): LaTeXText.escaped(alt)
    case .softBreak, .lineBreak: " "
    case .footnote, .html: ""
    }
  }
}
