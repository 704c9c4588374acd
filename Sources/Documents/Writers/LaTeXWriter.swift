import Basics
import Graphics

/// Figures and tables as floats for a paper: `\input{figures/by-type.tex}`, `\input{tables/by-type.tex}`.
///
/// Figures need graphicx, tables booktabs, and graphicx too where they are reduced; formulas amsmath and amssymb. Works are cited by their keys, figures
/// and tables referred to by their labels; references to sections of the report are written as text.
package struct LaTeXWriter {
  /// Footnote n of the report is `footnotes[n - 1]`.
  private let footnotes: [[Block]]
  private var inlines: LaTeXInlines

  /// - Parameters:
  ///   - path: of the picture, seen from the paper.
  ///   - calls: how the paper cites works.
  package static func write(
    _ figure: Figure, path: String, footnotes: [[Block]] = [], calls: WorkList.Calls = .numbers
  ) -> String {
    var writer = LaTeXWriter(footnotes: footnotes, calls: calls)
    return writer.float(
      "figure",
      """
        \\includegraphics[width=\(inches(figure.drawing.size.width))]{\(path)}
      \(writer.captionAndLabel(figure))
      """, spansColumns: figure.spansColumns)
  }

  /// Nothing for a picture that is not counted.
  private mutating func captionAndLabel(_ figure: Figure) -> String {
    guard figure.number != nil else { return "" }
    return """
        \\caption{\(inlines.text(figure.caption))}
        \\label{\(figure.latexLabel)}

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
    _ table: TableBlock, width: TableWidth = .natural, spansColumns: Bool = false, footnotes: [[Block]] = []
  ) -> String {
    var writer = LaTeXWriter(footnotes: footnotes)
    return writer.float("table", writer.body(table, width), spansColumns: spansColumns)
  }

  /// The most rows of a table that floats.
  private static let floating = 30

  /// In a document of its own: one of many rows goes on from page to page, a wide one is made smaller, and one without a
  /// label stands where it is.
  static func write(inDocument table: TableBlock, footnotes: [[Block]], calls: WorkList.Calls) -> String {
    var writer = LaTeXWriter(footnotes: footnotes, calls: calls)
    if table.label == nil { return "\\begin{center}\n\(writer.adjusted(table))\\end{center}\n" }
    guard table.rows.count > floating else {
      let head = "  \\caption{\(writer.inlines.text(table.caption))}\n  \\label{\(table.latexLabel)}\n"
      return writer.float("table", head + writer.adjusted(table), spansColumns: false)
    }
    return writer.long(table)
  }

  private mutating func adjusted(_ table: TableBlock) -> String {
    "\\fitted{\\begin{tabular}{@{}\(Self.letters(table))@{}}\n" + rows(table) + "\\end{tabular}}\n"
  }

  private mutating func long(_ table: TableBlock) -> String {
    let caption = "\\caption{\(inlines.text(table.caption))}\\label{\(table.latexLabel)}\\\\\n"
    return "{\\small\n\\begin{longtable}{@{}\(Self.letters(table))@{}}\n\(caption)" + rows(table, isLong: true)
      + "\\end{longtable}}\n"
  }

  /// From rule to rule.
  ///
  /// - Parameter isLong: whether the head comes again on each page.
  private mutating func rows(_ table: TableBlock, isLong: Bool = false, indentation: String = "") -> String {
    var lines = ["\\toprule"]
    if table.header.contains(where: { !$0.isEmpty }) { lines += [row(table.header), "\\midrule"] }
    if isLong { lines.append("\\endhead") }
    for cells in table.rows { lines.append(row(cells)) }
    lines.append("\\bottomrule")
    return lines.map { "\(indentation)\($0)\n" }.joined()
  }

  private static func letters(_ table: TableBlock) -> String {
    table.alignments.map { alignment in
      switch alignment {
      case .left: "l"
      case .center: "c"
      case .right: "r"
      }
    }.joined()
  }

  private init(footnotes: [[Block]], calls: WorkList.Calls = .numbers) {
    self.footnotes = footnotes
    inlines = LaTeXInlines(calls: calls)
  }

  private mutating func body(_ table: TableBlock, _ width: TableWidth) -> String {
    let caption = inlines.text(table.caption)
    let rows = rows(table, indentation: "    ")
    let (begin, end) = Self.tabular(Self.letters(table), width)
    return """
        \\caption{\(caption)}
        \\label{\(table.latexLabel)}
        \(begin)
      \(rows)  \(end)

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

  private mutating func row(_ cells: [[Inline]]) -> String {
    var texts: [String] = []
    for cell in cells { texts.append(inlines.text(cell)) }
    return texts.joined(separator: " & ") + " \\\\"
  }

  /// With its notes at its foot, marked by letters: a float takes no footnotes to the foot of the page.
  private mutating func float(_ kind: String, _ body: String, spansColumns: Bool) -> String {
    var notes = ""
    var done = 0
    // A note may call another one.
    while done < inlines.notes.count {
      let number = inlines.notes[done]
      done += 1
      let content = footnotes.indices.contains(number - 1) ? footnotes[number - 1] : []
      notes += "  \\footnotetext[\(done)]{\(inlines.paragraphs(content))}\n"
    }
    let kind = spansColumns ? kind + "*" : kind
    let (begin, end) = ("\\begin{\(kind)}[tbp]\n  \\centering\n", "\\end{\(kind)}\n")
    guard done > 0 else { return begin + body + end }
    return begin + """
        \\begin{minipage}{\\linewidth}
        \\centering
        \\renewcommand{\\thefootnote}{\\alph{footnote}}
      \(body)\(notes)  \\end{minipage}

      """ + end
  }
}

extension Block {
  /// All running text in it, in order.
  var texts: [[Inline]] {
    switch self {
    case .heading(let heading): [heading.content]
    case .paragraph(let content): [content]
    case .list(let list): list.items.flatMap { $0.flatMap(\.texts) }
    case .quote(let content): content.flatMap(\.texts)
    case .code(let code): [[.code(code.text)]]
    case .equation(let equation): [equation.content]
    case .table(let table): table.header + table.rows.flatMap(\.self)
    case .figure(let figure): [figure.caption]
    case .note(let note): [note.shownTitle] + note.content.flatMap(\.texts)
    case .disclosure(.begin(let summary, _)): [summary]
    case .disclosure(.end), .rule, .html: []
    }
  }
}
