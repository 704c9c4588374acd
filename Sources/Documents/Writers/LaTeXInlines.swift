/// Writes running text as LaTeX.
struct LaTeXInlines {
  /// The way in which footnotes and links are written.
  enum Notes {
    /// For a float in another paper. Whoever writes the float puts the collected notes at its foot.
    case collected
    /// For a document of our own. LaTeX puts notes at the foot of the page, links are links, and sections have labels.
    /// Footnote n is the element n - 1.
    case native([[Block]])
  }

  private let footing: Notes

  /// The numbers of the footnotes that the text calls, in the order of their first calls. They are written out and not
  /// counted by LaTeX, because LaTeX typesets a caption twice to measure it.
  private(set) var notes: [Int] = []

  private let calls: WorkList.Calls
  /// True if the text is in a document of our own, which loads the packages for links and struck-out text.
  private let hasPackages: Bool

  /// Forgets the collected notes, before the next of several floats.
  mutating func forgetNotes() { notes = [] }

  /// - Parameters:
  ///   - calls: The form of citations. Numbers and labels use the same command.
  ///   - isInDocument: True for a float in a document of our own.
  init(notes: Notes = .collected, calls: WorkList.Calls = .numbers, isInDocument: Bool = false) {
    footing = notes
    self.calls = calls
    hasPackages = if case .native = notes { true } else { isInDocument }
  }

  mutating func text(_ content: [Inline]) -> String {
    var result = ""
    for inline in content { LaTeXEscaping.append(text(inline), to: &result) }
    return result
  }

  private mutating func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): LaTeXEscaping.escaped(text)
    case .code(let text): "\\texttt{\(LaTeXEscaping.escaped(text))}"
    case .emphasis(let content): "\\emph{\(text(content.inside(inline)))}"
    case .strong(let content): "\\textbf{\(text(content.inside(inline)))}"
    case .strikethrough(let content): hasPackages ? "\\protect\\sout{\(text(content.inside(inline)))}" : text(content)
    case .span(let span, let content): "\(span.command){\(text(content))}"
    case .link(let content, .anchor(let name)): reference(to: name, content) ?? text(content)
    case .link(let content, .url(let address)):
      hasPackages ? "\\href{\(LaTeXEscaping.address(address))}{\(text(content))}" : text(content)
    case .citation(let works, let shown): citation(works, shown)
    case .image(let alt, _): LaTeXEscaping.escaped(alt)
    case .formula(let formula): "$\(LaTeXEscaping.formula(formula))$"
    case .softBreak: isDocument ? "\n" : " "
    case .lineBreak: isDocument ? "\\\\{}" : " "
    case .footnote(let number, _): footnote(number)
    case .noteMark(let mark, _): "\\rlap{\\textsuperscript{\(LaTeXEscaping.escaped(mark))}}"
    case .html: ""
    }
  }

  private var isDocument: Bool { if case .native = footing { true } else { false } }

  /// Returns the call of a footnote: in a document, the whole note at its first call, and only the number at later
  /// calls.
  private mutating func footnote(_ number: Int) -> String {
    let isNew = !notes.contains(number)
    let place = place(ofNote: number)
    guard case .native(let footnotes) = footing else { return "\\protect\\footnotemark[\(place)]" }
    guard isNew, footnotes.indices.contains(number - 1) else { return "\\protect\\footnotemark[\(number)]" }
    return "\\protect\\footnote[\(number)]{\(paragraphs(footnotes[number - 1]))}"
  }

  /// Returns the texts of blocks as paragraphs.
  mutating func paragraphs(_ blocks: [Block]) -> String {
    var parts: [String] = []
    for block in blocks {
      for content in block.texts { parts.append(text(content)) }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " \\par ")
  }

  /// Returns the number of a footnote among the collected ones, from 1.
  private mutating func place(ofNote number: Int) -> Int {
    if let index = notes.firstIndex(of: number) { return index + 1 }
    notes.append(number)
    return notes.count
  }

  /// Returns a reference such as `Figure~\ref{fig:label}`, or nil if the anchor has no label. The files of figures and
  /// tables contain their labels. Labels of sections exist only in a document of our own, not in the paper around a
  /// float.
  private mutating func reference(to anchor: String, _ content: [Inline]) -> String? {
    let float = Figure.latexLabel(ofAnchor: anchor) ?? TableBlock.latexLabel(ofAnchor: anchor)
    let section = isDocument ? LaTeXDocument.label(ofAnchor: anchor) : nil
    guard let label = (float ?? section).flatMap(LaTeXEscaping.name) else { return nil }
    let shown = content.plainText.unicodeScalars
    let number = Self.numberLength(Array(shown), isSection: section != nil)
    guard number > 0 || section == nil else { return "\\hyperref[\(label)]{\(text(content))}" }
    return LaTeXEscaping.escaped(String(shown.dropLast(number))) + "\\ref{\(label)}"
  }

  /// Returns how many scalars at the end form the number: in `Figure 3`, `Section 2.1`, `Appendix A` or `Appendix A.1`.
  private static func numberLength(_ shown: [Unicode.Scalar], isSection: Bool) -> Int {
    let digits = shown.reversed().prefix { $0.properties.numericType != nil || isSection && $0 == "." }.count
    let letters = shown.dropLast(digits).reversed().prefix { ("A"..."Z").contains($0) }.count
    let before = shown.dropLast(digits + letters).last
    let isLettered = isSection && (before == "\u{A0}" || before == nil && digits > 0)
    return digits + (isLettered ? letters : 0)
  }

  /// Returns a citation such as `\cite[see][p.~3]{key}`. Several works share one command if there is no text between
  /// them. What the report shows before the bracket, the author's name, is kept. If LaTeX cannot read a key, the
  /// citation is written as plain text.
  private mutating func citation(_ works: [CitedWork], _ shown: [Inline]) -> String {
    let known = works.compactMap { LaTeXEscaping.name($0.key) }
    guard known.count == works.count else { return text(shown) }
    if calls == .namesAndYears { return Self.natbib(works, keys: known) }
    let name = shown.plainText.unicodeScalars.prefix { $0 != "[" }
    let keys = known.joined(separator: ",")
    let isPlain = works.allSatisfy { $0.prefix.isEmpty && $0.locator.isEmpty }
    let commands = isPlain ? ["\\cite{\(keys)}"] : works.map(cite)
    return LaTeXEscaping.escaped(String(name)) + commands.joined(separator: "; ")
  }

  /// Returns the citation of one work. Without natbib, text before a label cannot be inside the brackets.
  private func cite(_ work: CitedWork) -> String {
    guard calls == .labels, !work.prefix.isEmpty else { return Self.command("cite", work) }
    var rest = work
    rest.prefix = ""
    return LaTeXEscaping.escaped(work.prefix) + " " + Self.command("cite", rest)
  }

  /// Returns `\citet{key}` for a work named in the sentence, `\citep[see][p.~3]{key}` otherwise, and a combination of
  /// commands for several works with different texts.
  private static func natbib(_ works: [CitedWork], keys: [String]) -> String {
    guard let first = works.first else { return "" }
    if first.isInText { return command("citet", first) }
    if works.count == 1 { return command(first.isBare ? "citeyearpar" : "citep", first) }
    let isPlain = works.allSatisfy { $0.prefix.isEmpty && $0.locator.isEmpty && !$0.isBare }
    if isPlain { return "\\citep{\(keys.joined(separator: ","))}" }
    let parts = works.map { command($0.isBare ? "citeyear" : "citealp", $0) }
    return "\\citetext{\(parts.joined(separator: "; "))}"
  }

  private static func command(_ name: String, _ work: CitedWork) -> String {
    let locator = LaTeXEscaping.escaped(work.locator)
    let options =
      switch (work.prefix.isEmpty, locator.isEmpty) {
      case (true, true): ""
      case (true, false): "[{\(locator)}]"
      case (false, _): "[{\(LaTeXEscaping.escaped(work.prefix))}][{\(locator)}]"
      }
    return "\\\(name)\(options){\(work.key)}"
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
