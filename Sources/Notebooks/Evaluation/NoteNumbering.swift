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

  mutating func inlines(_ content: [UnnumberedInline]) -> [Inline] {
    content.filled { call in
      switch call {
      case .footnote(let number): [.footnote(Self.number(of: number, in: &footnotes))]
      case .citation(let keys): cited(keys)
      }
    }
  }

  mutating func block(_ block: UnnumberedBlock) -> Block { block.mapTexts { inlines($0) } }

  mutating func blocks(_ blocks: [UnnumberedBlock]) -> [Block] { blocks.mapTexts { inlines($0) } }

  /// The footnotes that were called, and those that they call, in the order of their numbers.
  mutating func calledFootnotes(_ evaluate: ([NotebookBlock]) -> [UnnumberedBlock]) -> [[Block]] {
    var result: [[Block]] = []
    while result.count < footnotes.count {
      result.append(blocks(evaluate(notebook.footnotes[footnotes[result.count] - 1])))
    }
    return result
  }

  /// The list of what was cited, under its heading; nothing where nothing was.
  var references: [Block] {
    guard !citations.isEmpty else { return [] }
    let items = citations.map { key in [Block.paragraph(notebook.bibliography.entries[key]?.reference ?? [])] }
    return [
      .heading(.references),
      .list(ListBlock(start: 1, isTight: true, items: items, anchors: citations.map(Self.anchor))),
    ]
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
}
