import Basics

/// Markdown text as blocks. Knows nothing of notebooks: cells are code blocks, directives are HTML comments.
package struct MarkdownReader {
  package struct Result {
    package var blocks: [Located<Block>]
    /// In the order of their first reference; those that nothing refers to are not among them.
    package var footnotes: [Located<[Block]>]
    /// The line of what lies too deep in lists, quotations or emphasis, and is left out.
    package var tooDeepLine: Int?
    /// Addresses that links may not lead to, by the lines of their blocks. Their texts stay.
    package var refusedAddresses: [Located<String>] = []
    /// Addresses in which something stands that the parser did not see, by the lines of their blocks.
    package var computedAddresses: [Located<String>] = []
    /// Rows of tables that have more cells than the table has columns, which are left out.
    package var surplusCells: [Located<String>] = []
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

  /// What was written in place of what the parser saw.
  private let original: (String) -> String
  private var refused: [String] = []
  private var computed: [String] = []
  private let lines: [Substring]
  private var surplus: [Located<String>] = []

  /// - Parameter original: undoes what was done to the text for the parser, in addresses.
  package static func read(_ text: String, original: @escaping (String) -> String = { $0 }) -> Result {
    var reader = MarkdownReader(
      original: original, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    return reader.result(MarkdownNode.parse(text))
  }

  private mutating func result(_ root: MarkdownNode) -> Result {
    var result = Result(blocks: [], footnotes: [])
    result.tooDeepLine = root.tooDeepLine
    for node in root.children {
      defer {
        result.surplusCells += surplus
        surplus = []
        result.refusedAddresses += refused.map { Located(value: $0, line: node.line) }
        result.computedAddresses += computed.map { Located(value: $0, line: node.line) }
        (refused, computed) = ([], [])
      }
      if node.kind == "footnote_definition" {
        result.footnotes.append(Located(value: blocks(node.children), line: node.line))
      } else if let block = block(node) {
        result.blocks.append(Located(value: block, line: node.line))
      }
    }
    return result
  }

  private mutating func blocks(_ nodes: [MarkdownNode]) -> [Block] {
    var blocks: [Block] = []
    for node in nodes { if let block = block(node) { blocks.append(block) } }
    return blocks
  }

  private mutating func block(_ node: MarkdownNode) -> Block? {
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

  private mutating func list(_ node: MarkdownNode) -> ListBlock {
    let tasks = node.children.map(\.isDone)
    var items: [[Block]] = []
    for item in node.children { items.append(blocks(item.children)) }
    return ListBlock(
      start: node.listStart, isTight: node.isTight, items: items, tasks: tasks.contains { $0 != nil } ? tasks : [])
  }

  /// GitHub's alerts are quotations whose first line is `[!NOTE]` or another of their kinds.
  private func quote(_ content: [Block]) -> Block {
    guard case .paragraph(let first)? = content.first, case .text(let mark)? = first.first,
      first.count == 1 || first[1] == .softBreak,
      let kind = NoteKind.allCases.first(where: { "[!\($0.rawValue)]" == mark.uppercased() })
    else { return .quote(content) }
    let rest = Array(first.dropFirst(2))
    return .note(Note(kind: kind, content: (rest.isEmpty ? [] : [.paragraph(rest)]) + content.dropFirst()))
  }

  private mutating func table(_ node: MarkdownNode) -> TableBlock {
    var cells: [[[Inline]]] = []
    for row in node.children {
      checkCells(of: row, count: node.alignments.count)
      var texts: [[Inline]] = []
      for cell in row.children { texts.append(inlines(cell.children)) }
      cells.append(texts)
    }
    let alignments = node.alignments.map { letter -> TableAlignment in
      switch letter {
      case UInt8(ascii: "r"): .right
      case UInt8(ascii: "c"): .center
      default: .left
      }
    }
    return TableBlock(header: cells.first ?? [], alignments: alignments, rows: Array(cells.dropFirst()))
  }

  /// The parser drops what stands behind the last column.
  private mutating func checkCells(of row: MarkdownNode, count: Int) {
    guard lines.indices.contains(row.line - 1) else { return }
    let line = lines[row.line - 1].utf8.dropFirst(row.column - 1)
    let cells = TableRowText(String(decoding: line, as: UTF8.self)).cells
    guard cells.count > count else { return }
    surplus.append(Located(value: original(cells[count]), line: row.line))
  }

  private mutating func inlines(_ nodes: [MarkdownNode]) -> [Inline] {
    var result: [Inline] = []
    for node in nodes { result += inline(node) }
    return result.merged
  }

  private mutating func inline(_ node: MarkdownNode) -> [Inline] {
    let content = inlines(node.children)
    return switch node.kind {
    case "softbreak": [.softBreak]
    case "linebreak": [.lineBreak]
    case "code": [.code(node.literal)]
    case "emph": [.emphasis(content)]
    case "strong": [.strong(content)]
    case "strikethrough": [.strikethrough(content)]
    case "link": link(content, to: node.url)
    case "image": [.image(alt: content.plainText, source: original(node.url))]
    case "html_inline": [.html(node.literal)]
    case "footnote_reference": [.footnote(Int(node.literal) ?? 0, call: 1)]
    default: [.text(node.literal)]
    }
  }

  /// An address that is its own text was found by the parser, which knows more schemes: there it is nothing but text.
  private mutating func link(_ content: [Inline], to seen: String) -> [Inline] {
    let url = original(seen)
    if url != seen { computed.append(url) }
    guard let address = Address(url) else {
      if content.plainText != url { refused.append(url) }
      return content
    }
    guard address.kind == .fragment else { return [.link(content, to: .url(address))] }
    return [.link(content, to: .anchor(String(url.unicodeScalars.dropFirst())))]
  }
}
