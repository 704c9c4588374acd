import Documents

/// Numbers footnotes and citations in the order in which the finished document first calls them.
struct NoteNumbering {
  private let notebook: Notebook
  /// For footnotes, their place in the notebook; for citations, their keys.
  private var footnotes: [Int] = []
  private var citations: [String] = []

  init(_ notebook: Notebook) {
    self.notebook = notebook
  }

  /// The document with all numbers, its footnotes in their order, and a list of references if anything is cited.
  mutating func finish(_ report: Report, footnote: ([Block]) -> [Block]) -> Report {
    var result = report
    result.document.abstract = blocks(report.document.abstract)
    result.document.blocks = blocks(report.document.blocks)
    result.figures = report.figures.map { figure in
      guard case .figure(let figure) = block(.figure(figure)) else { return figure }
      return figure
    }
    result.tables = report.tables.map { table in
      guard case .table(let table) = block(.table(table)) else { return table }
      return table
    }
    var next = 0
    while next < footnotes.count {
      let content = blocks(footnote(notebook.footnotes[footnotes[next] - 1]))
      result.document.footnotes.append(content)
      next += 1
    }
    if !citations.isEmpty { result.document.blocks += references }
    return result
  }

  private mutating func blocks(_ blocks: [Block]) -> [Block] {
    blocks.map { block($0) }
  }

  private mutating func block(_ block: Block) -> Block {
    block.mapInlines { inlines($0) }
  }

  private mutating func inlines(_ content: [Inline]) -> [Inline] {
    content.mapLeaves { leaf in
      switch leaf {
      case .footnote(let number): [.footnote(Self.number(of: number, in: &footnotes))]
      case .citation(let keys): cited(keys)
      default: [leaf]
      }
    }
  }

  /// `[1, 3]`, each number a link.
  private mutating func cited(_ keys: [String]) -> [Inline] {
    let links = keys.map { key -> [Inline] in
      [.link([.text("\(Self.number(of: key, in: &citations))")], to: .anchor(Self.anchor(key)))]
    }
    return [.text("[")] + Array(links.joined(separator: [.text(",\u{A0}")])) + [.text("]")]
  }

  private static func number<Value: Equatable>(of value: Value, in list: inout [Value]) -> Int {
    if let index = list.firstIndex(of: value) { return index + 1 }
    list.append(value)
    return list.count
  }

  private static func anchor(_ key: String) -> String { "ref-\(Slug.of(key))" }

  private var references: [Block] {
    let items = citations.map { key in [Block.paragraph(notebook.bibliography.entries[key]?.reference ?? [])] }
    return [
      .heading(.references),
      .list(ListBlock(start: 1, isTight: true, items: items, anchors: citations.map(Self.anchor))),
    ]
  }
}
