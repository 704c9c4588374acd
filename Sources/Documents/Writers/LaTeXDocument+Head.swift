import Basics

extension LaTeXDocument {
  /// Returns the authors: only names, in LaTeX's own form, or, if there are affiliations or addresses, the lines of the
  /// byline in a box as wide as the text.
  mutating func authors() -> String {
    let byline = Byline(document.authors, in: document.language)
    guard byline.isDetailed else {
      return "\\author{\(document.authors.map { LaTeXEscaping.escaped($0.name) }.joined(separator: " \\and "))}"
    }
    var lines = [inlines.text(byline.line)]
    for line in byline.affiliations + [byline.correspondence] where !line.isEmpty {
      lines.append("\\small \(inlines.text(line))")
    }
    return "\\author{\\parbox{\\linewidth}{\\centering \(lines.joined(separator: "\\\\\n"))}}"
  }

  /// Returns the commands for page headers, line numbers and PDF metadata.
  mutating func furniture() -> [String] {
    var lines: [String] = []
    if document.numbersLines { lines.append("\\usepackage\(columns == 2 ? "[switch]" : ""){lineno}") }
    if !document.header.isEmpty || !document.footer.isEmpty {
      let (head, foot) = (inlines.text(document.header), inlines.text(document.footer))
      let number = foot.isEmpty ? "\\cfoot{\\thepage}" : "\\lfoot{\(foot)}\\rfoot{\\thepage}"
      let marks = "\\fancyhf{}\\lhead{\(head)}\(number)"
      lines += [
        "\\usepackage{fancyhdr}", "\\pagestyle{fancy}", marks, "\\fancypagestyle{plain}{\(marks)}",
      ]
    }
    if !document.keywords.isEmpty {
      let words = document.keywords.map(LaTeXEscaping.escaped).joined(separator: ", ")
      let names = document.authors.map { LaTeXEscaping.escaped($0.name) }.joined(separator: ", ")
      lines.append("\\hypersetup{pdfauthor={\(names)},pdfkeywords={\(words)}}")
    }
    if document.hasContents == true { lines.append("\\setcounter{tocdepth}{\(DocumentContents.depth)}") }
    return lines
  }

  /// Returns the abstract, with the keywords below it.
  mutating func abstract() -> String {
    let keywords = document.keywords.isEmpty ? "" : "\\noindent \(inlines.text(document.keywordLine))\n"
    guard !document.abstract.isEmpty else { return keywords.isEmpty ? "" : keywords + "\n" }
    let text = blocks(document.abstract) + (keywords.isEmpty ? "" : "\n\(keywords)")
    return "\\begin{abstract}\n\(text)\\end{abstract}\n\n"
  }
}
