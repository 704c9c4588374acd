import Documents

/// Numbers footnotes and citations in the order in which the finished document first calls them.
struct NoteNumbering {
  private let notebook: Notebook
  /// For footnotes, their place in the notebook; for citations, their keys.
  private var footnotes: [Int] = []
  private(set) var citations: [String] = []
  private var anchors: [String: String] = [:]
  /// What the anchors are made of.
  private var names: Set<String> = []
  /// How works are called; empty while it is not known which are cited.
  private let labels: CitationLabels
  /// How often each footnote was called so far.
  private var calls: [Int: Int] = [:]

  init(_ notebook: Notebook, labels: CitationLabels) {
    self.notebook = notebook
    self.labels = labels
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

  /// What was cited, in the order of the list.
  var works: WorkList {
    guard !citations.isEmpty else { return WorkList() }
    let works = labels.keys.compactMap { key in
      notebook.bibliography.work(of: key, label: labels.labels[key]?.text ?? "")
    }
    return WorkList(calls: style.calls, works: works)
  }

  /// The list of what was cited, under its heading; nothing where nothing was.
  var references: [Block] {
    guard !citations.isEmpty else { return [] }
    let items = labels.keys.map { key -> [Block] in
      let label = style.listsLabels ? "[\(labels.labels[key]?.text ?? "")] " : ""
      let text = notebook.bibliography.reference(
        of: key, style, yearSuffix: labels.labels[key]?.yearSuffix ?? "")
      return [.paragraph((label.isEmpty ? [] : [.text(label)]) + text)]
    }
    let anchors = labels.keys.map { anchor($0) }
    let list = ListBlock(start: style.calls == .numbers ? 1 : nil, isTight: true, items: items, anchors: anchors)
    return [.heading(notebook.frontMatter.language.references), .list(list)]
  }

  private var style: CitationStyle { notebook.frontMatter.citationStyle }

  private mutating func called(_ place: Int) -> Inline {
    calls[place, default: 0] += 1
    if !footnotes.contains(place) { footnotes.append(place) }
    return .footnote((footnotes.firstIndex(of: place) ?? 0) + 1, call: calls[place] ?? 1)
  }

  /// Each label a link to the work in the list.
  private mutating func cited(_ works: [CitedWork], inText: Bool) -> [Inline] {
    for work in works { cite(work.key) }
    let cited = works.map { work in
      Citation.Work(
        work: work, label: labels.labels[work.key]?.text ?? "",
        name: notebook.bibliography.name(of: work.key)?.inCitations, anchor: anchor(work.key))
    }
    return style.cite(Citation(works: cited, isInText: inText))
  }

  /// Keys that differ in signs alone give one name; then a number tells them apart.
  private mutating func cite(_ key: String) {
    guard anchors[key] == nil else { return }
    citations.append(key)
    let name = Slug.of(key)
    anchors[key] = names.insert(name).inserted ? "ref-\(name)" : "ref-\(name)-\(citations.count)"
  }

  private func anchor(_ key: String) -> String { anchors[key] ?? "" }
}
