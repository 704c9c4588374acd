import Basics
import Graphics

/// Figures and tables as floats for a paper: `\input{figures/by-type.tex}`, `\input{tables/by-type.tex}`.
///
/// Figures need graphicx, tables booktabs, and graphicx too where they are reduced. References to other parts of the report are written as text.
package enum LaTeXWriter {
  /// - Parameter path: of the picture, seen from the paper.
  package static func write(_ figure: Figure, path: String) -> String {
    let float = figure.spansColumns ? "figure*" : "figure"
    return """
      \\begin{\(float)}[tbp]
        \\centering
        \\includegraphics[width=\(inches(figure.drawing.size.width))]{\(path)}
        \\caption{\(text(figure.caption))}
        \\label{fig:\(figure.label)}
      \\end{\(float)}

      """
  }

  /// How wide a table is. Lengths are in points.
  package enum TableWidth: Sendable, Equatable {
    /// As its texts need.
    case natural
    /// Its texts need less, and its columns are set apart.
    case spread(Double)
    /// Its texts need more, and are made smaller.
    case reduced(Double)
  }

  /// - Parameter spansColumns: whether it takes all columns of a paper that has several.
  package static func write(
    _ table: TableBlock, width: TableWidth = .natural, spansColumns: Bool = false
  ) -> String {
    let letters = table.alignments.map { alignment in
      switch alignment {
      case .left: "l"
      case .center: "c"
      case .right: "r"
      }
    }
    let head = table.header.contains { !$0.isEmpty } ? "    \(row(table.header))\n    \\midrule\n" : ""
    let (begin, end) = tabular(letters.joined(), width)
    let float = spansColumns ? "table*" : "table"
    return """
      \\begin{\(float)}[tbp]
        \\centering
        \\caption{\(text(table.caption))}
        \\label{tab:\(table.label ?? "")}
        \(begin)
          \\toprule
      \(head)\(table.rows.map { "    \(row($0))\n" }.joined())    \\bottomrule
        \(end)
      \\end{\(float)}

      """
  }

  private static func tabular(_ letters: String, _ width: TableWidth) -> (begin: String, end: String) {
    let natural = "\\begin{tabular}{@{}\(letters)@{}}"
    return switch width {
    case .natural: (natural, "\\end{tabular}")
    case .spread(let points):
      ("\\begin{tabular*}{\(inches(points))}{@{\\extracolsep{\\fill}}\(letters)@{}}", "\\end{tabular*}")
    case .reduced(let points): ("\\resizebox{\(inches(points))}{!}{\(natural)", "\\end{tabular}}")
    }
  }

  /// `3.25in`, to a tenth of a thousandth.
  private static func inches(_ points: Double) -> String {
    let parts = Int(rounding: points / 72 * 10_000, within: 0...100_000_000)
    var fraction = String(parts % 10_000 + 10_000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(parts / 10_000)" + (fraction.isEmpty ? "" : ".\(fraction)") + "in"
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
