import Basics
import Formulas

/// Writes a whole document as LaTeX for pdfLaTeX, XeLaTeX and LuaLaTeX. Sections, floats, notes, citations and
/// references use LaTeX's own commands, so that a co-author can continue the document.
package struct LaTeXDocument {
  let document: Document
  /// The blocks after the list of references.
  private let appendix: [Block]
  let columns: Int
  /// Returns the path of a figure's file, relative to the document.
  private let path: (Figure) -> String
  var inlines: LaTeXInlines
  /// The number of lists and quotations around the current block. LaTeX allows four nested lists of one kind, and six
  /// in all.
  private var depth = 0

  private static let deepest = 4

  /// Returns the LaTeX source of a document.
  ///
  /// - Parameters:
  ///   - columns: The number of columns of text, 1 or 2.
  ///   - path: Returns the path of a figure's file, relative to the document.
  package static func write(
    _ document: Document, columns: Int = 1, path: @escaping (Figure) -> String
  ) -> String {
    var writer = LaTeXDocument(document, columns, path)
    return writer.text()
  }

  private init(_ document: Document, _ columns: Int, _ path: @escaping (Figure) -> String) {
    (self.document, appendix) = document.cutAtAppendix
    self.columns = columns
    self.path = path
    inlines = LaTeXInlines(notes: .native(document.footnotes), calls: document.works.calls)
  }

  private mutating func text() -> String {
    var text = document.title.isEmpty ? "" : "\\maketitle\n"
    if document.numbersLines { text += "\\linenumbers\n" }
    text += abstract()
    if document.hasContents == true { text += "\\tableofcontents\n\n" }
    text += body() + blocks(appendix)
    // Packages that not every installation has are loaded only if the document needs them.
    let preamble = preamble()
    let needs = LaTeXCommands.needs(of: preamble + text + (LaTeXWorks.write(document) ?? ""))
    let colors = text.contains("\\textcolor{code") ? Self.codeColors : ""
    let parts = text.contains("\\begin{subfigure}") ? "\\usepackage{subcaption}\n" : ""
    let grounds = text.contains("\\cellcolor[") ? "\\usepackage{colortbl}\n" : ""
    let packages = needs.packages.map { $0 + "\n" }.joined()
    return preamble + parts + colors + grounds + packages + LaTeXFonts.preamble(for: preamble + text)
      + needs.definitions
      + "\\begin{document}\n\(text)\\end{document}\n"
  }

  private mutating func preamble() -> String {
    var lines = ["\\documentclass\(columns == 2 ? "[twocolumn]" : ""){article}", Self.packages, citations]
    if !document.title.isEmpty {
      let subtitle = document.subtitle.isEmpty ? "" : " \\\\ \\large \(inlines.text(document.subtitle))"
      lines.append("\\title{\(inlines.text(document.title))\(subtitle)}")
      lines.append(authors())
      lines.append("\\date{\(LaTeXEscaping.escaped(document.date))}")
    }
    if let babel = document.language.babelName {
      lines.insert(
        "\\usepackage[provide=*,\(babel)]{babel}\n\\addto\\captions\(babel){\(document.language.babelCaptions)}", at: 1)
    }
    lines += furniture()
    return lines.joined(separator: "\n") + "\n"
  }

  /// The packages that every document needs. `secnumdepth` is the number of heading levels that can have numbers;
  /// headings without a number use starred commands.
  private static let packages = """
    \\usepackage{iftex}
    \\ifPDFTeX
      \\usepackage[utf8]{inputenc}
      \\usepackage[T1]{fontenc}
      \\usepackage{lmodern}
    \\fi
    \\usepackage[margin=1in]{geometry}
    \\usepackage{amsmath,amssymb}
    \\usepackage{array,booktabs,graphicx,longtable,xcolor}
    \\setcounter{secnumdepth}{3}
    \\setcounter{MaxMatrixCols}{100}
    \\setlength{\\belowcaptionskip}{4pt}
    % A picture or a table that is wider than the text is made smaller.
    \\newcommand{\\atmost}[1]{\\ifdim#1>\\linewidth\\linewidth\\else#1\\fi}
    \\newsavebox{\\fittedbox}
    \\newcommand{\\fitted}[1]{\\sbox{\\fittedbox}{#1}%
      \\ifdim\\wd\\fittedbox>\\linewidth\\resizebox{\\linewidth}{!}{\\usebox{\\fittedbox}}\\else\\usebox{\\fittedbox}\\fi}
    \\extrafloats{100}
    """

  private var citations: String {
    let natbib: String? =
      switch document.works.calls {
      case .numbers: "\\usepackage[numbers]{natbib}"
      case .namesAndYears: "\\usepackage[round]{natbib}"
      case .labels: nil
      }
    return [natbib, "\\usepackage[hidelinks]{hyperref}"].compactMap(\.self).joined(separator: "\n")
  }

  /// Returns the body. The list of references stands where BibTeX would put it.
  private mutating func body() -> String {
    guard let (blocks, _) = document.divided else { return self.blocks(document.blocks) }
    let style =
      switch document.works.calls {
      case .numbers: "unsrtnat"
      case .namesAndYears: "plainnat"
      case .labels: "alpha"
      }
    return self.blocks(blocks) + "\\bibliographystyle{\(style)}\n\\bibliography{references}\n"
  }

  mutating func blocks(_ blocks: [Block]) -> String {
    var text = ""
    for block in blocks {
      let written = self.text(block)
      if !written.isEmpty { text += written + "\n" }
    }
    return text
  }

  private mutating func text(_ block: Block) -> String {
    switch block {
    case .heading(let heading): text(heading)
    case .paragraph(let content): inlines.text(content) + "\n"
    case .list(let list): text(list)
    case .quote(let content): nested { $0.environment("quote", $0.blocks(content)) } ?? blocks(content)
    case .code(let code): text(code)
    case .equation(let equation): text(equation)
    case .table(let table):
      LaTeXWriter.write(inDocument: table, columns: columns, footnotes: document.footnotes, calls: document.works.calls)
    case .figure(let figure):
      LaTeXWriter.write(inDocument: figure, path: path, footnotes: document.footnotes, calls: document.works.calls)
    case .note(let note): environment("quote", "\\textbf{\(inlines.text(note.shownTitle))}\n\n\(blocks(note.content))")
    case .disclosure(.begin(let summary, _)): "\\paragraph{\(inlines.text(summary))}\n"
    case .disclosure(.end), .html: ""
    case .rule: "\\par\\noindent\\hrulefill\n"
    }
  }

  private func environment(_ name: String, _ content: String) -> String {
    "\\begin{\(name)}\n\(content)\\end{\(name)}\n"
  }

  /// Calls `write` one level deeper, or returns nil if LaTeX would refuse another level.
  private mutating func nested(_ write: (inout LaTeXDocument) -> String) -> String? {
    guard depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    return write(&self)
  }

  private mutating func text(_ heading: Heading) -> String {
    let commands = ["section", "subsection", "subsubsection", "paragraph", "subparagraph"]
    let command = commands[min(heading.level, commands.count) - 1]
    let star = heading.number == nil ? "*" : ""
    let label = LaTeXEscaping.name(heading.anchor).map { "\\label{\($0)}" } ?? ""
    let title = inlines.text(heading.content)
    let appendix = heading.attributes.beginsAppendix ? "\\appendix\n" : ""
    let isListed = document.hasContents == true && heading.number == nil && heading.level <= DocumentContents.depth
    let line = isListed ? "\\addcontentsline{toc}{\(command)}{\(inlines.text(heading.content.withoutLinks))}" : ""
    return "\(appendix)\\\(command)\(star){\(title)}\(label)\(line)\n"
  }

  /// Returns a list. If it is nested too deeply for LaTeX, its items become paragraphs with dashes.
  private mutating func text(_ list: ListBlock) -> String {
    let kind = list.start == nil ? "itemize" : "enumerate"
    let written = nested { writer in
      var items = ""
      for (index, item) in list.items.enumerated() {
        let box = list.task(ofItem: index).map { $0 ? "[$\\boxtimes$]" : "[$\\square$]" } ?? ""
        items += "\\item\(box){} \(writer.blocks(item))"
      }
      let start = list.start.map { $0 == 1 ? "" : "\\setcounter{enum\(Self.counters[writer.depth - 1])}{\($0 - 1)}\n" }
      return writer.environment(kind, (start ?? "") + items)
    }
    return written ?? list.items.map { "-- \(blocks($0))" }.joined()
  }

  /// Returns a displayed formula. If the formula has its own tag, LaTeX does not count it.
  private func text(_ equation: Equation) -> String {
    guard let formula = equation.formula else { return "" }
    let isCounted = equation.number != nil && formula.tag == nil
    let label = equation.label.flatMap { LaTeXEscaping.name("eq:" + $0) }.map { "\\label{\($0)}" } ?? ""
    let tex = LaTeXEscaping.formula(formula)
    let text =
      isCounted
      ? environment("equation", "\(tex)\(label)\n")
      : Self.lines(tex, of: formula, label) ?? environment("equation*", "\(tex)\(label)\n")
    return document.numbersLines ? environment("linenomath", text) : text
  }

  /// Returns a formula without a number that consists of lines, such as `align*`. LaTeX does not allow such an
  /// environment inside of another one. Nil for other formulas.
  private static func lines(_ tex: String, of formula: Formula, _ label: String) -> String? {
    guard let name = formula.ownEnvironment,
      let parts = tex.wholeMatch(of: /\\begin\{[a-z]+\}(.*)\\end\{[a-z]+\}/.dotMatchesNewlines())
    else { return nil }
    let outer = name == "equation" ? "gather*" : name + "*"
    return "\\begin{\(outer)}\(parts.1)\(label)\\end{\(outer)}\n"
  }

  /// Returns the label of the section or equation that has this anchor, or nil if the anchor belongs to something else.
  static func label(ofAnchor anchor: String) -> String? {
    if anchor.utf8.starts(with: "eq-".utf8) { return "eq:" + anchor.dropFirst(3) }
    return anchor.utf8.starts(with: "sec-".utf8) ? anchor : nil
  }

  private static let counters = ["i", "ii", "iii", "iv"]

  /// Returns code line by line, with spaces as wide as letters. It does not use `verbatim`, which the text could end.
  private func text(_ code: CodeBlock) -> String {
    let written = code.lines.map { line in "\\mbox{}" + line.map(Self.text).joined() }
    return environment("flushleft", "\\small\\ttfamily\n" + written.joined(separator: "\\\\\n") + "\n")
  }

  private static func text(_ token: CodeToken) -> String {
    let text = LaTeXEscaping.escaped(token.text).replacing(" ", with: "\\ ")
    return token.kind == .plain ? text : "\\textcolor{code\(token.kind.rawValue)}{\(text)}"
  }

  private static let codeColors = CodeToken.Kind.allCases.compactMap { kind in
    kind.printed.map { "\\definecolor{code\(kind.rawValue)}{HTML}{\($0.hexText.dropFirst().uppercased())}\n" }
  }.joined()
}
