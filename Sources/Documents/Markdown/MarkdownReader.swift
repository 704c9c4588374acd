/// Markdown text as blocks. Knows nothing of notebooks: cells are code blocks, directives are HTML comments.
package enum MarkdownReader {
  package struct Result {
    package var blocks: [Located<Block>]
    /// In the order of their first reference; those that nothing refers to are not among them.
    package var footnotes: [Located<[Block]>]
    /// The line of what lies too deep in lists, quotations or emphasis, and is left out.
    package var tooDeepLine: Int?
  }

  /// A value and the line, from 1, where it starts.
  package struct Located<Value> {
    package var value: Value
    package var line: Int

    package init(value: Value, line: Int) {
      self.value = value
      self.line = line
    }
  }

  package static func read(_ text: String) -> Result {
    var result = Result(blocks: [], footnotes: [])
    let root = MarkdownNode.parse(text)
    result.tooDeepLine = root.tooDeepLine
    for node in root.children {
      if node.kind == "footnote_definition" {
        result.footnotes.append(Located(value: blocks(node.children), line: node.line))
      } else if let block = block(node) {
        result.blocks.append(Located(value: block, line: node.line))
      }
    }
    return result
  }

  private static func blocks(_ nodes: [MarkdownNode]) -> [Block] {
    nodes.compactMap { block($0) }
  }

  private static func block(_ node: MarkdownNode) -> Block? {
    switch node.kind {
    case "paragraph": .paragraph(inlines(node.children))
    case "heading": .heading(Heading(level: node.headingLevel, content: inlines(node.children)))
    case "list": .list(list(node))
    case "block_quote": quote(blocks(node.children))
    case "code_block":
      .code(
        CodeBlock(
          language: node.fenceInfo.split(separator: " ").first.map(String.init) ?? "", text: node.literal,
          line: node.line + 1))
    case "table": .table(table(node))
    case "thematic_break": .rule
    case "html_block": .html(node.literal)
    default: nil
    }
  }

  private static func list(_ node: MarkdownNode) -> ListBlock {
    let tasks = node.children.map(\.isDone)
    return ListBlock(
      start: node.listStart, isTight: node.isTight, items: node.children.map { blocks($0.children) },
      tasks: tasks.contains { $0 != nil } ? tasks : [])
  }

  /// GitHub's alerts are quotations whose first line is `[!NOTE]` or another of their kinds.
  private static func quote(_ content: [Block]) -> Block {
    guard case .paragraph(let first)? = content.first, case .text(let mark)? = first.first,
      first.count == 1 || first[1] == .softBreak,
      let kind = NoteKind.allCases.first(where: { "[!\($0.rawValue)]" == mark.uppercased() })
    else { return .quote(content) }
    let rest = Array(first.dropFirst(2))
    return .note(Note(kind: kind, content: (rest.isEmpty ? [] : [.paragraph(rest)]) + content.dropFirst()))
  }

  private static func table(_ node: MarkdownNode) -> TableBlock {
    let cells = node.children.map { row in row.children.map { inlines($0.children) } }
    let alignments = node.alignments.map { letter -> TableAlignment in
      switch letter {
      case UInt8(ascii: "r"): .right
      case UInt8(ascii: "c"): .center
      default: .left
      }
    }
    return TableBlock(header: cells.first ?? [], alignments: alignments, rows: Array(cells.dropFirst()))
  }

  private static func inlines(_ nodes: [MarkdownNode]) -> [Inline] {
    nodes.map(inline).merged
  }

  private static func inline(_ node: MarkdownNode) -> Inline {
    let content = { inlines(node.children) }
    return switch node.kind {
    case "softbreak": .softBreak
    case "linebreak": .lineBreak
    case "code": .code(node.literal)
    case "emph": .emphasis(content())
    case "strong": .strong(content())
    case "strikethrough": .strikethrough(content())
    case "link": .link(content(), to: destination(node.url))
    case "image": .image(alt: content().plainText, source: node.url)
    case "html_inline": .html(node.literal)
    case "footnote_reference": .footnote(Int(node.literal) ?? 0, call: 1)
    default: .text(node.literal)
    }
  }

  private static func destination(_ url: String) -> LinkDestination {
    url.hasPrefix("#") ? .anchor(String(url.dropFirst())) : .url(url)
  }
}
