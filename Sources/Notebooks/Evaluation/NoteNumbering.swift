import Documents

/// Numbers footnotes and citations in the order in which the finished document first calls them.
struct NoteNumbering {
  private let notebook: Notebook
  /// The footnotes that were called, by their position in the notebook, in the order of their numbers.
  private var footnotes: [Int] = []
  /// The keys of the cited works, in the order of their first citation.
  private(set) var citations: [String] = []
  private var anchors: [String: String] = [:]
  /// The slugs that anchors already use.
  private var names: Set<String> = []
  /// The labels of the cited works; empty in the first pass, which finds out which works are cited.
  private let labels: CitationLabels
  /// The number of calls so far, by footnote.
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

  /// Returns the footnotes that were called, and those that they call, in the order of their numbers.
  mutating func calledFootnotes(_ evaluate: ([NotebookBlock]) -> [UnnumberedBlock]) -> [[Block]] {
    var result: [[Block]] = []
    while result.count < footnotes.count {
      result.append(blocks(evaluate(notebook.footnotes[footnotes[result.count] - 1])))
    }
    return result
  }

  /// The cited works, in the order of the list.
  var works: WorkList {
    guard !citations.isEmpty else { return WorkList() }
    let works = labels.keys.compactMap { key in
      notebook.bibliography.work(of: key, label: labels.labels[key]?.text ?? "")
    }
    return WorkList(calls: style.calls, works: works)
  }

  /// The list of cited works with its heading; empty if no work is cited.
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

  /// Returns a citation. Each label in it is a link to the work in the list.
  private mutating func cited(_ works: [CitedWork], inText: Bool) -> [Inline] {
    for work in works { cite(work.key) }
    let cited = works.map { work in
      Citation.Work(
        work: work, label: labels.labels[work.key]?.text ?? "",
        name: notebook.bibliography.name(of: work.key)?.inCitations, anchor: anchor(work.key))
    }
    return style.cite(Citation(works: cited, isInText: inText))
  }

  /// Adds a cited work. Keys that differ only in punctuation have the same slug; then a number makes the anchor unique.
  private mutating func cite(_ key: String) {
    guard anchors[key] == nil else { return }
    citations.append(key)
    let name = Slug.of(key)
    anchors[key] = names.insert(name).inserted ? "ref-\(name)" : "ref-\(name)-\(citations.count)"
  }

  private func anchor(_ key: String) -> String { anchors[key] ?? "" }
}
