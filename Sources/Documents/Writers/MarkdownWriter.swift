import Basics
import Markup

/// Writes a document as GitHub-flavoured Markdown. Figures are linked images and tables are pipe tables. Each line of
/// the source stays a line, so that two versions can be compared.
package struct MarkdownWriter {
  /// Returns the path of a figure's image, relative to the document.
  private let imagePath: (Figure) -> String
  private let running: MarkdownInlines

  package static func write(_ document: Document, imagePath: @escaping (Figure) -> String) -> String {
    MarkdownWriter(document, imagePath: imagePath).text(document)
  }

  private init(_ document: Document, imagePath: @escaping (Figure) -> String) {
    self.imagePath = imagePath
    running = MarkdownInlines(anchors: GitHubAnchors.names(of: document))
  }

  private func text(_ document: Document) -> String {
    var parts = head(document)
    parts += separated(document.blocks)
    for (index, footnote) in document.footnotes.enumerated() {
      parts.append("[^\(index + 1)]: " + indented(blocks(footnote), by: 4))
    }
    if !document.footer.isEmpty { parts.append(inlines([.emphasis(document.footer)])) }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func head(_ document: Document) -> [String] {
    var parts: [String] = []
    if !document.header.isEmpty { parts.append(inlines([.emphasis(document.header)])) }
    if !document.title.isEmpty { parts.append("# " + line(document.title)) }
    if !document.subtitle.isEmpty { parts.append("**\(line(document.subtitle))**") }
    let byline = Byline(document.authors, in: document.language)
    let date: [Inline] = document.date.isEmpty ? [] : [.text((document.authors.isEmpty ? "" : " · ") + document.date)]
    parts.append(inlines(byline.line + date))
    let places = byline.affiliations + [byline.correspondence].filter { !$0.isEmpty }
    parts.append(inlines(Array(places.joined(separator: [.lineBreak]))))
    if !document.abstract.isEmpty { parts += ["**\(document.language.abstract).**"] + separated(document.abstract) }
    parts.append(inlines(document.keywordLine))
    if document.hasContents == true, let list = DocumentContents(document).list {
      parts += ["**\(document.language.contents)**", block(list)]
    }
    return parts
  }

  private func blocks(_ blocks: [Block]) -> String {
    separated(blocks).joined(separator: "\n\n")
  }

  /// Returns the blocks as texts. Two lists of one kind that follow each other would be one list, so a comment, which
  /// nobody sees, stands between them.
  private func separated(_ blocks: [Block]) -> [String] {
    blocks.enumerated().flatMap { index, next -> [String] in
      guard index > 0, case .list(let list) = next, case .list(let above) = blocks[index - 1],
        (list.start == nil) == (above.start == nil)
      else { return [block(next)] }
      return ["<!-- -->", block(next)]
    }
  }

  private func block(_ block: Block) -> String {
    switch block {
    case .heading(let heading):
      String(repeating: "#", count: min(6, heading.level + 1)) + " " + (heading.number.map { "\($0) " } ?? "")
        + line(heading.content)
    case .paragraph(let content): inlines(content)
    case .list(let list): text(list)
    case .quote(let content): prefixed(blocks(content), with: "> ")
    case .code(let code): MarkdownEscaping.fenced(code.text, language: code.language)
    case .equation(let equation): text(equation)
    case .table(let table): text(table)
    case .figure(let figure): text(figure)
    case .note(let note): prefixed(text(note), with: "> ")
    case .disclosure(.begin(let summary, let isOpen)):
      // GitHub reads no Markdown inside `<summary>`, so the summary is written as HTML.
      HTMLBlocks.begin(summary.onOneLine, isOpen: isOpen).text
    case .disclosure(.end): "</details>"
    case .rule: "---"
    case .html(let tag): HTML(tag: tag).text
    }
  }

  private func text(_ note: Note) -> String {
    let title = note.title.isEmpty ? "" : "**\(line(note.title))**\n\n"
    return "[!\(note.kind.rawValue)]\n" + title + blocks(note.content)
  }

  private func text(_ list: ListBlock) -> String {
    let items = list.items.enumerated().map { index, content in
      let mark = list.start.map { "\($0 + index). " } ?? "- "
      let body = separated(content).joined(separator: list.isTight ? "\n" : "\n\n")
      let name = list.anchor(ofItem: index).map(Self.place) ?? ""
      let box = list.task(ofItem: index).map { $0 ? "[x] " : "[ ] " } ?? ""
      return mark + box + name + indented(body, by: mark.count)
    }
    return items.joined(separator: list.isTight ? "\n" : "\n\n")
  }

  private func text(_ equation: Equation) -> String {
    guard let formula = equation.formula else { return "" }
    let number =
      formula.tag == nil ? equation.number.map { " \\tag{\($0.filter { $0 != "(" && $0 != ")" })}" } ?? "" : ""
    return (equation.anchor.map { Self.place($0) + "\n\n" } ?? "") + FormulaEscaping.displayed(formula.tex + number)
  }

  private func text(_ figure: Figure) -> String {
    let image = Inline.image(alt: figure.alternativeText, source: imagePath(figure))
    let caption = figure.fullCaption.isEmpty ? "" : "\n\n" + inlines(figure.fullCaption)
    return "\(Self.place(figure.anchor))\n\(line([image]))" + caption
  }

  /// Returns a tag that names a place. GitHub itself names only headings.
  private static func place(_ anchor: String) -> String {
    let mark: HTML = "<a id=\"\(anchor)\"></a>"
    return mark.text
  }

  private func text(_ table: TableBlock) -> String {
    var lines: [String] = []
    if let anchor = table.anchor {
      lines += [Self.place(anchor), inlines(table.fullCaption), ""]
    }
    lines += [row(table.shownHeads), row(rules: table.alignments)]
    lines += table.rows.map { row($0) }
    let notes = table.notes.map { note in
      (note.mark.isEmpty ? "" : Self.place(note.anchor) + "<sup>\(MarkdownEscaping.escaped(note.mark))</sup> ")
        + inlines(note.content)
    }
    return ([lines.joined(separator: "\n")] + notes).joined(separator: "\n\n")
  }

  private func row(_ cells: [[Inline]]) -> String {
    "| " + cells.map { running.text($0, .cell) }.joined(separator: " | ") + " |"
  }

  private func row(rules alignments: [TableAlignment]) -> String {
    let rules = alignments.map { alignment in
      switch alignment {
      case .left: "---"
      case .center: ":-:"
      case .right, .decimal: "--:"
      }
    }
    return "|" + rules.joined(separator: "|") + "|"
  }

  private func inlines(_ content: [Inline]) -> String { running.text(content, .paragraph) }

  private func line(_ content: [Inline]) -> String {
    MarkdownEscaping.line(running.text(content, .init(isOneLine: true)))
  }

  private func prefixed(_ text: String, with prefix: String) -> String {
    MarkdownEscaping.lines(text).map { $0.isEmpty ? ">" : prefix + $0 }.joined(separator: "\n")
  }

  /// Returns the text with every line but the first indented.
  private func indented(_ text: String, by count: Int) -> String {
    let space = String(repeating: " ", count: count)
    return MarkdownEscaping.lines(text).enumerated().map { index, line in
      index == 0 || line.isEmpty ? line : space + line
    }.joined(separator: "\n")
  }
}

extension TableBlock {
  /// The heading of each column. Markdown has no headings over several columns, so each column repeats those above it.
  fileprivate var shownHeads: [[Inline]] {
    spans.reversed().reduce(header) { heads, spans in
      let above = spans.flatMap { Array(repeating: $0.content, count: $0.width) }
      return zip(above, heads).map { $0.isEmpty ? $1 : $1.isEmpty ? $0 : $0 + [.lineBreak] + $1 }
    }
  }
}

extension [Inline] {
  fileprivate var onOneLine: [Inline] { map { $0 == .softBreak ? .text(" ") : $0 } }
}

/// The anchors that GitHub gives to headings: lower-case letters, digits, hyphens and underscores, with a number if
/// they repeat.
package enum GitHubAnchors {
  /// Returns GitHub's anchor for each of our heading anchors.
  ///
  /// - Parameter isNumbered: False for the headings as the notebook has them, without our numbers.
  package static func names(of document: Document, isNumbered: Bool = true) -> [String: String] {
    var seen: [String: Int] = [:]
    var result: [String: String] = [:]
    for heading in document.headings {
      let title = [isNumbered ? heading.number : nil, Inline.written(heading.content)].compactMap(\.self).joined(
        separator: " ")
      let slug = slug(title)
      let count = seen[slug, default: 0]
      seen[slug] = count + 1
      result[heading.anchor] = count == 0 ? slug : "\(slug)-\(count)"
    }
    return result
  }

  static func slug(_ title: String) -> String {
    String(
      title.lowercased().compactMap { character in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || character == "-" || character == "_" ? character : nil
      })
  }
}
