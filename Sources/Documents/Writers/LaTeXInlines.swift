/// Running text of a figure or table as LaTeX.
struct LaTeXInlines {
  /// The notes that are called in it, in the order of their first calls. LaTeX prints a caption twice to measure it, so
  /// their numbers are written and not counted by LaTeX.
  private(set) var notes: [Int] = []

  mutating func text(_ content: [Inline]) -> String {
    var result = ""
    for inline in content { LaTeXEscaping.append(text(inline), to: &result) }
    return result
  }

  private mutating func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): LaTeXEscaping.escaped(text)
    case .code(let text): "\\texttt{\(LaTeXEscaping.escaped(text))}"
    case .emphasis(let content): "\\emph{\(text(content))}"
    case .strong(let content): "\\textbf{\(text(content))}"
    case .strikethrough(let content): text(content)
    case .span(let span, let content): "\(span.command){\(text(content))}"
    case .link(let content, .anchor(let name)): reference(to: name, content) ?? text(content)
    case .link(let content, .url): text(content)
    case .citation(let works, let shown): citation(works, shown)
    case .image(let alt, _): LaTeXEscaping.escaped(alt)
    case .softBreak, .lineBreak: " "
    case .footnote(let number, _): "\\protect\\footnotemark[\(place(ofNote: number))]"
    case .html: ""
    }
  }

  private mutating func place(ofNote number: Int) -> Int {
    if let index = notes.firstIndex(of: number) { return index + 1 }
    notes.append(number)
    return notes.count
  }

  /// `Figure~\ref{fig:label}` for a figure or table, whose label its own file has; the paper knows no section of ours.
  private mutating func reference(to anchor: String, _ content: [Inline]) -> String? {
    guard
      let label = (Figure.latexLabel(ofAnchor: anchor) ?? TableBlock.latexLabel(ofAnchor: anchor))
        .flatMap(LaTeXEscaping.name)
    else { return nil }
    let shown = content.plainText.unicodeScalars
    let number = shown.reversed().prefix { $0.properties.numericType != nil }.count
    return LaTeXEscaping.escaped(String(shown.dropLast(number))) + "\\ref{\(label)}"
  }

  /// `\cite[see][p.~3]{key}`; several works in one where nothing stands between them. What is shown before the
  /// bracket, the author's name, stays. A work whose key no LaTeX can read is cited as the report cites it.
  private mutating func citation(_ works: [CitedWork], _ shown: [Inline]) -> String {
    let known = works.compactMap { LaTeXEscaping.name($0.key) }
    guard known.count == works.count else { return text(shown) }
    let name = shown.plainText.unicodeScalars.prefix { $0 != "[" }
    let keys = known.joined(separator: ",")
    let isPlain = works.allSatisfy { $0.prefix.isEmpty && $0.locator.isEmpty }
    let commands = isPlain ? ["\\cite{\(keys)}"] : works.map(Self.command)
    return LaTeXEscaping.escaped(String(name)) + commands.joined(separator: "; ")
  }

  private static func command(_ work: CitedWork) -> String {
    let locator = LaTeXEscaping.escaped(work.locator)
    let options =
      switch (work.prefix.isEmpty, locator.isEmpty) {
      case (true, true): ""
      case (true, false): "[{\(locator)}]"
      case (false, _): "[{\(LaTeXEscaping.escaped(work.prefix))}][{\(locator)}]"
      }
    return "\\cite\(options){\(work.key)}"
  }
}

extension InlineSpan {
  fileprivate var command: String {
    switch self {
    case .subscripted: "\\textsubscript"
    case .superscripted: "\\textsuperscript"
    case .keyboard: "\\texttt"
    case .inserted: "\\underline"
    }
  }
}
