import Basics
import Graphics

/// Figures and tables as floats for a paper: `\input{figures/by-type.tex}`, `\input{tables/by-type.tex}`.
///
/// Figures need graphicx, tables booktabs, graphicx too where they are reduced, and colortbl where cells have grounds;
/// formulas amsmath and amssymb. Works are cited by their keys, figures and tables referred to by their labels; references to sections of the report are written as text.
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
        \\includegraphics[\(size(figure.drawing.size))]{\(path)}
      \(writer.captionAndLabel(figure))
      """, spansColumns: figure.spansColumns)
  }

  /// What is higher than any page is made as high as this one.
  private static func size(_ size: Size, inDocument: Bool = false) -> String {
    let width = inDocument ? "width=\\atmost{\(inches(size.width))}" : "width=\(inches(size.width))"
    return size.height < 600 ? width : width + ",totalheight=0.9\\textheight,keepaspectratio"
  }

  /// In a document of its own: no wider than the text there, and of several parts each with its letter.
  static func write(
    inDocument figure: Figure, path: (Figure) -> String, footnotes: [[Block]], calls: WorkList.Calls
  ) -> String {
    var writer = LaTeXWriter(footnotes: footnotes, calls: calls)
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

  /// The most rows of a table that floats, and of each part of one in several columns, where none goes on by itself.
  private static let floating = 30
  /// More characters beside each other than these have no room in one of two columns.
  private static let columnCharacters = 64

  /// In a document of its own: one of many rows goes on from page to page, a wide one is made smaller, and one without a
  /// label stands where it is.
  static func write(
    inDocument table: TableBlock, columns: Int = 1, footnotes: [[Block]], calls: WorkList.Calls
  ) -> String {
    var writer = LaTeXWriter(footnotes: footnotes, calls: calls)
    let tabular = LaTeXTabular(table)
    if table.rows.count > floating, columns == 1 { return writer.long(tabular) }
    guard table.label != nil else {
      let text = parts(of: table).map { "\\begin{center}\n\(writer.adjusted(tabular, $0))\\end{center}\n" }.joined()
      let notes = writer.footnoteTexts()
      return notes.isEmpty ? text : "{\(letteredNotes)\(text)\(notes)}\n"
    }
    return writer.floats(tabular, spansColumns: columns > 1 && tabular.characters > columnCharacters)
  }

  /// Its rows in pieces that a page has room for.
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

  /// One, or several of which the later say that they continue it.
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

  /// The heads come again on each page, below a caption that says so.
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

  private init(footnotes: [[Block]], calls: WorkList.Calls = .numbers) {
    self.footnotes = footnotes
    inlines = LaTeXInlines(calls: calls)
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

  /// `3.25in`, to a tenth of a thousandth.
  private static func inches(_ points: Double) -> String {
    let parts = Int(rounding: points / 72 * 10_000, within: 0...100_000_000)
    var fraction = String(parts % 10_000 + 10_000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(parts / 10_000)" + (fraction.isEmpty ? "" : ".\(fraction)") + "in"
  }

  private static let letteredNotes = "\\renewcommand{\\thefootnote}{\\alph{footnote}}\n"

  /// Of all that were called so far.
  private mutating func footnoteTexts() -> String {
    var notes = ""
    var done = 0
    // A note may call another one.
    while done < inlines.notes.count {
      let number = inlines.notes[done]
      done += 1
      let content = footnotes.indices.contains(number - 1) ? footnotes[number - 1] : []
      notes += "  \\footnotetext[\(done)]{\(inlines.paragraphs(content))}\n"
    }
    return notes
  }

  /// With its notes at its foot, marked by letters: a float takes no footnotes to the foot of the page.
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
    case .table(let table):
      table.spans.flatMap { $0.map(\.content) } + table.header + table.rows.flatMap(\.self) + table.notes.map(\.content)
    case .figure(let figure): [figure.caption]
    case .note(let note): [note.shownTitle] + note.content.flatMap(\.texts)
    case .disclosure(.begin(let summary, _)): [summary]
    case .disclosure(.end), .rule, .html: []
    }
  }
}
