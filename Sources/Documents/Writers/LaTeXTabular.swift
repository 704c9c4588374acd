import Graphics

/// Writes the rows of a table as LaTeX, from the top rule to the bottom rule, for a `tabular` or a `longtable`.
struct LaTeXTabular {
  let table: TableBlock
  /// For each column that is aligned at decimal points, the invisible text after each of its numbers.
  private let pads: [[String]]

  init(_ table: TableBlock) {
    self.table = table
    pads = table.alignments.indices.map { column in
      table.alignments[column] == .decimal ? DecimalPadding.texts(of: table, column: column) : []
    }
  }

  /// The column specification, such as `lrr`.
  var letters: String {
    table.alignments.map { alignment in
      switch alignment {
      case .left: "l"
      case .center: "c"
      case .right, .decimal: "r"
      }
    }.joined()
  }

  /// The number of characters in the widest row, including the gaps between columns.
  var characters: Int {
    table.header.indices.reduce(0) { sum, column in
      let texts = [table.header[column]] + table.rows.compactMap { column < $0.count ? $0[column] : nil }
      return sum + 2 + (texts.map(\.plainText.count).max() ?? 0)
    }
  }

  /// Returns the top rule, the headings, and the rule below them.
  func head(_ inlines: inout LaTeXInlines) -> [String] {
    guard table.hasHead else { return ["\\toprule"] }
    var lines = ["\\toprule"]
    for spans in table.spans {
      var texts: [String] = []
      var rules = ""
      for (first, span) in spans.placed {
        let text = inlines.text(span.content)
        texts.append(text.isEmpty && span.width == 1 ? "" : "\\multicolumn{\(span.width)}{c}{\(text)}")
        if !span.content.isEmpty { rules += "\\cmidrule(lr){\(first + 1)-\(first + span.width)}" }
      }
      lines.append(Self.row(texts))
      if !rules.isEmpty { lines.append(rules) }
    }
    var texts: [String] = []
    for cell in table.header { texts.append(inlines.text(cell)) }
    return lines + [Self.row(texts), "\\midrule"]
  }

  func rows(_ range: Range<Int>, _ inlines: inout LaTeXInlines) -> [String] {
    var lines: [String] = []
    for row in range {
      if table.ruledRows.contains(row), row > range.lowerBound { lines.append("\\midrule") }
      var texts: [String] = []
      for (column, cell) in table.rows[row].enumerated() { texts.append(text(cell, row, column, &inlines)) }
      lines.append(Self.row(texts))
    }
    return lines
  }

  /// Returns the headings, all rows and the bottom rule.
  func whole(_ inlines: inout LaTeXInlines) -> [String] {
    head(&inlines) + rows(0..<table.rows.count, &inlines) + ["\\bottomrule"]
  }

  private func text(_ cell: [Inline], _ row: Int, _ column: Int, _ inlines: inout LaTeXInlines) -> String {
    let ground = table.grounds[TablePlace(row: row, column: column)].map {
      "\\cellcolor[HTML]{\($0.pale.hexText.dropFirst().uppercased())}"
    }
    let pad = column < pads.count && !pads[column].isEmpty ? pads[column][row] : ""
    return (ground ?? "") + inlines.text(cell)
      + (pad.isEmpty ? "" : "\\phantom{\(LaTeXEscaping.escaped(pad))}")
  }

  private static func row(_ texts: [String]) -> String { texts.joined(separator: " & ") + " \\\\" }

  /// Returns the notes below the table, in small type.
  func notes(_ inlines: inout LaTeXInlines) -> String {
    guard !table.notes.isEmpty else { return "" }
    var text = "  \\par\\smallskip\n  \\begin{minipage}{\\linewidth}\\footnotesize\n"
    for note in table.notes {
      let mark = note.mark.isEmpty ? "" : "\\textsuperscript{\(LaTeXEscaping.escaped(note.mark))}~"
      text += "  \(mark)\(inlines.text(note.content))\\par\n"
    }
    return text + "  \\end{minipage}\n"
  }
}
