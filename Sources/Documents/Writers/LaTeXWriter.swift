import Basics
import Graphics

/// Writes figures and tables as floats for a paper: `\input{figures/by-type.tex}`, `\input{tables/by-type.tex}`.
///
/// Figures need graphicx. Tables need booktabs, graphicx if they are reduced, and colortbl if cells have backgrounds.
/// Formulas need amsmath and amssymb. Works are cited by their keys, and figures and tables are referred to by their
/// labels. References to sections of the report become text.
package struct LaTeXWriter {
  /// The footnotes of the report. Footnote n is `footnotes[n - 1]`.
  private let footnotes: [[Block]]
  private var inlines: LaTeXInlines

  /// Returns a figure as a float.
  ///
  /// - Parameters:
  ///   - path: The path of the picture, relative to the paper.
  ///   - calls: The form of citations in the paper.
  package static func write(
    _ figure: Figure, path: String, footnotes: [[Block]] = [], calls: WorkList.Calls = .numbers
  ) -> String {
    var writer = LaTeXWriter(footnotes: footnotes, calls: calls)
    return headed(
      writer.float(
        "figure",
        """
          \\includegraphics[\(size(figure.drawing.size))]{\(path)}
        \(writer.captionAndLabel(figure))
        """, spansColumns: figure.spansColumns))
  }

  /// Returns a part of another paper with the definitions that it needs before it, and with the packages in comments.
  private static func headed(_ text: String) -> String {
    let needs = LaTeXCommands.needs(of: text)
    let packages = needs.packages.map { "% The preamble needs \($0)\n" }.joined()
    return packages + needs.definitions + LaTeXFonts.definitions(for: text) + text
  }

  /// Returns the size option of a picture. A picture that is higher than any page is reduced to the height of the page.
  private static func size(_ size: Size, inDocument: Bool = false) -> String {
    let width = inDocument ? "width=\\atmost{\(inches(size.width))}" : "width=\(inches(size.width))"
    return size.height < 600 ? width : width + ",totalheight=0.9\\textheight,keepaspectratio"
  }

  /// Returns a figure for a document of our own. It is at most as wide as the text, and each of several parts has its
  /// letter.
  static func write(
    inDocument figure: Figure, path: (Figure) -> String, footnotes: [[Block]], calls: WorkList.Calls
  ) -> String {
    var writer = LaTeXWriter(footnotes: footnotes, calls: calls, isInDocument: true)
    let width = inches(figure.drawing.size.width)
    guard !figure.parts.isEmpty else {
      let picture = "  \\includegraphics[\(size(figure.drawing.size, inDocument: true))]{\(path(figure))}\n"
      let body = picture + writer.captionAndLabel(figure)
      return writer.float("figure", body, spansColumns: figure.spansColumns)
    }
    var body = "  \\begin{minipage}{\\atmost{\(width)}}\n  \\centering\n"
    for (index, part) in figure.parts.enumerated() {
      if index > 0 { body += index.isMultiple(of: figure.partColumns) ? "  \\par\\medskip\n" : "  \\hfill\n" }
      let thousandths = Int(
        rounding: part.drawing.size.width / figure.drawing.size.width * 1000, .down, within: 1...1000)
      let share = thousandths == 1000 ? "" : "0." + String(1000 + thousandths).dropFirst()
      body +=
        "  \\begin{subfigure}[t]{\(share)\\linewidth}\n"
        + "  \\includegraphics[width=\\linewidth]{\(path(part))}\n  \\caption{}\n  \\end{subfigure}\n"
    }
    body += "  \\end{minipage}\n" + writer.captionAndLabel(figure)
    return writer.float("figure", body, spansColumns: figure.spansColumns)
  }

  /// Returns the caption and the label, or nothing for a picture that is not counted.
  private mutating func captionAndLabel(_ figure: Figure) -> String {
    guard figure.number != nil else { return "" }
    return """
        \\caption{\(inlines.text(figure.caption))}
        \\label{\(figure.latexLabel)}

      """
  }

  /// The width of a table, in points.
  package enum TableWidth: Sendable, Equatable {
    /// The width that the texts need.
    case natural
    /// Wider than the texts need; the gaps between columns grow.
    case spread(Double)
    /// Narrower than the texts need; the table is reduced.
    case reduced(Double)
  }

  /// Returns a table as a float.
  ///
  /// - Parameter spansColumns: True if the table spans all columns of a paper with several columns.
  package static func write(
    _ table: TableBlock, width: TableWidth = .natural, spansColumns: Bool = false, footnotes: [[Block]] = []
  ) -> String {
    var writer = LaTeXWriter(footnotes: footnotes)
    return headed(writer.float("table", writer.body(table, width), spansColumns: spansColumns))
  }

  /// The largest number of rows of a floating table. In several columns, where `longtable` does not work, it is also
  /// the largest number of rows of each part of a long table.
  private static let floating = 30
  /// The largest number of characters in a row for which a table fits into one of two columns.
  private static let columnCharacters = 64

  /// Returns a table for a document of our own. A long table goes on from page to page, a wide one is reduced, and one
  /// without a label does not float.
  static func write(
    inDocument table: TableBlock, columns: Int = 1, footnotes: [[Block]], calls: WorkList.Calls
  ) -> String {
    var writer = LaTeXWriter(footnotes: footnotes, calls: calls, isInDocument: true)
    let tabular = LaTeXTabular(table)
    if table.rows.count > floating, columns == 1 { return writer.long(tabular) }
    guard table.label != nil else {
      let text = parts(of: table).map { "\\begin{center}\n\(writer.adjusted(tabular, $0))\\end{center}\n" }.joined()
      let notes = writer.footnoteTexts()
      return notes.isEmpty ? text : "{\(letteredNotes)\(text)\(notes)}\n"
    }
    return writer.floats(tabular, spansColumns: columns > 1 && tabular.characters > columnCharacters)
  }

  /// Returns the ranges of rows that fit on a page.
  private static func parts(of table: TableBlock) -> [Range<Int>] {
    let count = table.rows.count
    return stride(from: 0, to: max(1, count), by: floating).map { $0..<min(count, $0 + floating) }
  }

  private mutating func adjusted(_ tabular: LaTeXTabular, _ rows: Range<Int>) -> String {
    let lines = tabular.head(&inlines) + tabular.rows(rows, &inlines) + ["\\bottomrule"]
    let isLast = rows.upperBound == tabular.table.rows.count
    return "\\fitted{\\begin{tabular}{@{}\(tabular.letters)@{}}\n" + Self.text(lines) + "\\end{tabular}}\n"
      + (isLast ? tabular.notes(&inlines) : "")
  }

  /// Returns one float, or several, of which all but the first are marked as continued.
  private mutating func floats(_ tabular: LaTeXTabular, spansColumns: Bool) -> String {
    var text = ""
    for rows in Self.parts(of: tabular.table) {
      let head =
        rows.lowerBound == 0
        ? "  \\caption{\(inlines.text(tabular.table.caption))}\n  \\label{\(tabular.table.latexLabel)}\n"
        : "  \\addtocounter{table}{-1}\n  \\caption[]{(continued)}\n"
      text += float("table", head + adjusted(tabular, rows), spansColumns: spansColumns)
      inlines.forgetNotes()
    }
    return text
  }

  /// Returns a table that goes on from page to page. Each page repeats the headings, below a caption that says so.
  private mutating func long(_ tabular: LaTeXTabular) -> String {
    let hasCaption = tabular.table.label != nil
    let caption = "\\caption{\(inlines.text(tabular.table.caption))}\\label{\(tabular.table.latexLabel)}\\\\\n"
    let first = Self.text(tabular.head(&inlines) + ["\\endfirsthead"])
    let again = Self.text(tabular.head(&inlines) + ["\\endhead"])
    let rows = Self.text(tabular.rows(0..<tabular.table.rows.count, &inlines) + ["\\bottomrule"])
    let text =
      "\\begin{longtable}{@{}\(tabular.letters)@{}}\n" + (hasCaption ? caption : "") + first
      + (hasCaption ? "\\caption[]{(continued)}\\\\\n" : "") + again + rows + "\\end{longtable}\n"
      + tabular.notes(&inlines)
    let footnotes = footnoteTexts()
    return "{\\small\n\(footnotes.isEmpty ? "" : Self.letteredNotes)\(text)\(footnotes)}\n"
  }

  private static func text(_ lines: [String], indentation: String = "") -> String {
    lines.map { "\(indentation)\($0)\n" }.joined()
  }

  private init(footnotes: [[Block]], calls: WorkList.Calls = .numbers, isInDocument: Bool = false) {
    self.footnotes = footnotes
    inlines = LaTeXInlines(calls: calls, isInDocument: isInDocument)
  }

  private mutating func body(_ table: TableBlock, _ width: TableWidth) -> String {
    let caption = inlines.text(table.caption)
    let tabular = LaTeXTabular(table)
    let rows = Self.text(tabular.whole(&inlines), indentation: "    ")
    let (begin, end) = Self.tabular(tabular.letters, width)
    return """
        \\caption{\(caption)}
        \\label{\(table.latexLabel)}
        \(begin)
      \(rows)  \(end)
      \(tabular.notes(&inlines))
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

  /// Returns a length in inches, such as `3.25in`, rounded to 0.0001 in.
  private static func inches(_ points: Double) -> String {
    let parts = Int(rounding: points / 72 * 10_000, within: 0...100_000_000)
    var fraction = String(parts % 10_000 + 10_000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(parts / 10_000)" + (fraction.isEmpty ? "" : ".\(fraction)") + "in"
  }

  private static let letteredNotes = "\\renewcommand{\\thefootnote}{\\alph{footnote}}\n"

  /// Returns the texts of all footnotes that were called so far.
  private mutating func footnoteTexts() -> String {
    var notes = ""
    var done = 0
    // A note may call another note, which then follows.
    while done < inlines.notes.count {
      let number = inlines.notes[done]
      done += 1
      let content = footnotes.indices.contains(number - 1) ? footnotes[number - 1] : []
      notes += "  \\footnotetext[\(done)]{\(inlines.paragraphs(content))}\n"
    }
    return notes
  }

  /// Returns a float. Its footnotes stand at its own foot, marked by letters, because LaTeX cannot move footnotes of a
  /// float to the foot of the page.
  private mutating func float(_ kind: String, _ body: String, spansColumns: Bool) -> String {
    let notes = footnoteTexts()
    let kind = spansColumns ? kind + "*" : kind
    let (begin, end) = ("\\begin{\(kind)}[tbp]\n  \\centering\n", "\\end{\(kind)}\n")
    guard !notes.isEmpty else { return begin + body + end }
    return begin + """
        \\begin{minipage}{\\linewidth}
        \\centering
        \(Self.letteredNotes)\(body)\(notes)  \\end{minipage}

      """ + end
  }
}
