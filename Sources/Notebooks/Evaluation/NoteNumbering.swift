import Documents

/// Numbers footnotes and citations in the order in which the finished document first calls them.
struct NoteNumbering {
  private let notebook: Notebook
  /// For footnotes, their place in the notebook; for citations, their keys.
  private var footnotes: [Int] = []
  private var citations: [String] = []
  /// How often each footnote was called so far.
  private var calls: [Int: Int] = [:]

  init(_ notebook: Notebook) {
    self.notebook = notebook
  }

  mutating func inlines(_ content: [UnnumberedInline]) -> [Inline] {
    content.filled { call in
      switch call {
      case .footnote(let place): [called(place)]
      case .citation(let works, let isInText): [.citation(works, shown: cited(works, inText: isInText))]
      }
    }.withFormulas
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
    let items = citations.map { key in [Block.paragraph(notebook.bibliography.reference(of: key))] }
    let anchors = citations.indices.map(anchor)
    return [.heading(.references), .list(ListBlock(start: 1, isTight: true, items: items, anchors: anchors))]
  }

  private mutating func called(_ place: Int) -> Inline {
    calls[place, default: 0] += 1
    return .footnote(Self.number(of: place, in: &footnotes), call: calls[place] ?? 1)
  }

  /// `[1, 3]`, each number a link; `[see 1, p. 3; 2]`; `Knuth and Plass [1]` in the text.
  private mutating func cited(_ works: [CitedWork], inText: Bool) -> [Inline] {
    let items = works.map { work -> [Inline] in
      let index = Self.number(of: work.key, in: &citations) - 1
      return [.text(work.prefix.isEmpty ? "" : work.prefix + " ")]
        + [.link([.text("\(index + 1)")], to: .anchor(anchor(index)))]
        + [.text(work.locator.isEmpty ? "" : ", " + work.locator)]
    }
    let isPlain = works.allSatisfy { $0.prefix.isEmpty && $0.locator.isEmpty }
    let names = inText ? works.first.flatMap { notebook.bibliography.authorsInText(of: $0.key) } : nil
    return [.text((names.map { $0 + " " } ?? "") + "[")]
      + Array(items.joined(separator: [.text(isPlain ? ",\u{A0}" : "; ")])) + [.text("]")]
  }

  private static func number<Value: Equatable>(of value: Value, in list: inout [Value]) -> Int {
    if let index = list.firstIndex(of: value) { return index + 1 }
    list.append(value)
    return list.count
  }

  /// Keys that differ in signs alone give one name; then the number tells them apart.
  private func anchor(_ index: Int) -> String {
    let name = Slug.of(citations[index])
    let isTaken = citations[..<index].contains { Slug.of($0) == name }
    return isTaken ? "ref-\(name)-\(index + 1)" : "ref-\(name)"
  }
}
