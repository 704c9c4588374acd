import Basics

/// A document as GitHub-flavoured Markdown: figures are linked images, tables are pipe tables, and each line of the
/// source stays a line, so that two versions compare well.
package struct MarkdownWriter {
  /// Where the image of a figure is, seen from the document.
  private let imagePath: (Figure) -> String
  private let anchors: [String: String]

  package static func write(_ document: Document, imagePath: @escaping (Figure) -> String) -> String {
    MarkdownWriter(document, imagePath: imagePath).text(document)
  }

  private init(_ document: Document, imagePath: @escaping (Figure) -> String) {
    self.imagePath = imagePath
    anchors = GitHubAnchors.names(of: document)
  }

  private func text(_ document: Document) -> String {
    var parts: [String] = []
    if !document.title.isEmpty { parts.append("# " + inlines(document.title)) }
    if !document.subtitle.isEmpty { parts.append("**\(inlines(document.subtitle))**") }
    let origin = [document.authors.joined(separator: ", "), document.date].filter { !$0.isEmpty }
    if !origin.isEmpty {
      parts.append(MarkdownText.escaped(origin.joined(separator: " · "), isLineStart: true))
    }
    if !document.abstract.isEmpty { parts += ["**Abstract.**"] + document.abstract.map(block) }
    parts += document.blocks.map(block)
    for (index, footnote) in document.footnotes.enumerated() {
      parts.append("[^\(index + 1)]: " + indented(blocks(footnote), by: 4, first: 0))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func blocks(_ blocks: [Block]) -> String {
    blocks.map(block).joined(separator: "\n\n")
  }

  private func block(_ block: Block) -> String {
    switch block {
    case .heading(let heading):
      String(repeating: "#", count: min(6, heading.level + 1)) + " " + (heading.number.map { "\($0) " } ?? "")
        + inlines(heading.content, isLineStart: false)
    case .paragraph(let content): inlines(content)
    case .list(let list): text(list)
    case .quote(let content): prefixed(blocks(content), with: "> ")
    case .code(let code): fenced(code)
    case .table(let table): text(table)
    case .figure(let figure): text(figure)
    case .note(let note):
      prefixed("[!NOTE]\n**\(inlines(note.title, isLineStart: false))**\n\n" + blocks(note.content), with: "> ")
    case .rule: "---"
    case .html(let html): html.trimmingSpaces
    }
  }

  private func text(_ list: ListBlock) -> String {
    let items = list.items.enumerated().map { index, content in
      let mark = list.start.map { "\($0 + index). " } ?? "- "
      let body = content.map(block).joined(separator: list.isTight ? "\n" : "\n\n")
      let name = index < list.anchors.count ? "<a id=\"\(list.anchors[index])\"></a>" : ""
      return mark + name + indented(body, by: mark.count, first: 0)
    }
    return items.joined(separator: list.isTight ? "\n" : "\n\n")
  }

  private func fenced(_ code: CodeBlock) -> String {
    let runs = code.text.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: max(3, (runs.max() ?? 0) + 1))
    let body = code.text.hasSuffix("\n") ? code.text : code.text + "\n"
    return fence + code.language + "\n" + body + fence
  }

  private func text(_ figure: Figure) -> String {
    let alt = MarkdownText.escaped(figure.alternativeText, isInBrackets: true)
    let image = "![\(alt)](\(MarkdownText.destination(imagePath(figure))))"
    return "<a id=\"\(figure.anchor)\"></a>\n\(image)\n\n" + inlines(figure.fullCaption)
  }

  private func text(_ table: TableBlock) -> String {
    var lines: [String] = []
    if let anchor = table.anchor {
      lines += ["<a id=\"\(anchor)\"></a>", inlines(table.fullCaption), ""]
    }
    lines += [row(table.header), row(rules: table.alignments)]
    lines += table.rows.map { row($0) }
    return lines.joined(separator: "\n")
  }

  private func row(_ cells: [[Inline]]) -> String {
    "| " + cells.map { inlines($0, isLineStart: false, isInTable: true) }.joined(separator: " | ") + " |"
  }

  private func row(rules alignments: [TableAlignment]) -> String {
    let rules = alignments.map { alignment in
      switch alignment {
      case .left: "---"
      case .center: ":-:"
      case .right: "--:"
      }
    }
    return "|" + rules.joined(separator: "|") + "|"
  }

  private func inlines(
    _ content: [Inline], isLineStart: Bool = true, isInTable: Bool = false, isInBrackets: Bool = false
  ) -> String {
    var result = ""
    for inline in content.merged {
      let begins = isLineStart && (result.isEmpty || result.hasSuffix("\n"))
      result += text(inline, isLineStart: begins, isInTable: isInTable, isInBrackets: isInBrackets)
    }
    return result
  }

  private func text(_ inline: Inline, isLineStart: Bool, isInTable: Bool, isInBrackets: Bool) -> String {
    let nested = { (content: [Inline], isInLink: Bool) in
      inlines(content, isLineStart: false, isInTable: isInTable, isInBrackets: isInBrackets || isInLink)
    }
    return switch inline {
    case .text(let text):
      MarkdownText.escaped(text, isLineStart: isLineStart, isInTable: isInTable, isInBrackets: isInBrackets)
    case .code(let text): MarkdownText.code(text, isInTable: isInTable)
    case .emphasis(let content): "*\(nested(content, false))*"
    case .strong(let content): "**\(nested(content, false))**"
    case .strikethrough(let content): "~~\(nested(content, false))~~"
    case .link(let content, let destination): "[\(nested(content, true))](\(address(destination)))"
    case .image(let alt, let source):
      "![\(MarkdownText.escaped(alt, isInTable: isInTable, isInBrackets: true))](\(MarkdownText.destination(source)))"
    case .footnote(let number): "[^\(number)]"
    case .softBreak: isInTable ? " " : "\n"
    case .lineBreak: isInTable ? " " : "\\\n"
    case .html(let html): html
    }
  }

  private func address(_ destination: LinkDestination) -> String {
    switch destination {
    case .url(let url): MarkdownText.destination(url)
    case .anchor(let name): "#" + (anchors[name] ?? name)
    }
  }

  private func prefixed(_ text: String, with prefix: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ">" : prefix + $0 }
      .joined(separator: "\n")
  }

  /// Every line but the first moved right.
  private func indented(_ text: String, by count: Int, first: Int) -> String {
    let space = String(repeating: " ", count: count)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      index == 0 || line.isEmpty ? String(line) : space + line
    }.joined(separator: "\n")
  }
}

/// The anchors that GitHub gives to headings: small letters, digits, hyphens and underscores, numbered where repeated.
enum GitHubAnchors {
  /// GitHub's name for each of our heading anchors.
  static func names(of document: Document) -> [String: String] {
    var seen: [String: Int] = [:]
    var result: [String: String] = [:]
    for heading in document.headings {
      let title = [heading.number, heading.content.plainText].compactMap(\.self).joined(separator: " ")
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
