import Basics
import Documents

/// Resolves links within a report to headings, figures, tables, formulas and cited works, and reports links without a
/// target. A link can also use the name that GitHub makes of a heading's title, such as `#method`.
struct LinkResolver {
  private let anchors: Set<String>
  /// The anchors of headings, by the names that GitHub makes of their titles in the notebook.
  private let headings: [String: String]
  private let source: NotebookSource
  private let problems: ProblemList

  init(_ document: Document, of source: NotebookSource, problems: ProblemList) {
    anchors = Set((document.blocks + document.abstract).flatMap(\.anchors))
    let names = GitHubAnchors.names(of: document, isNumbered: false).sorted { $0.key < $1.key }
    headings = Dictionary(names.map { ($0.value, $0.key) }) { first, _ in first }
    self.source = source
    self.problems = problems
  }

  func resolved(_ document: Document) -> Document {
    var document = document
    document.subtitle = inlines(document.subtitle)
    document.header = inlines(document.header)
    document.footer = inlines(document.footer)
    document.abstract = document.abstract.map(block)
    document.blocks = document.blocks.map(block)
    document.footnotes = document.footnotes.map { $0.map(block) }
    return document
  }

  private func block(_ block: Block) -> Block {
    guard case .figure(var figure) = block else { return block.mapTexts(inlines) }
    figure.caption = inlines(figure.caption)
    return .figure(figure)
  }

  private func inlines(_ content: [Inline]) -> [Inline] {
    content.map { inline in
      switch inline {
      case .emphasis(let content): .emphasis(inlines(content))
      case .strong(let content): .strong(inlines(content))
      case .strikethrough(let content): .strikethrough(inlines(content))
      case .link(let content, .anchor(let name)): .link(content, to: .anchor(target(name)))
      default: inline
      }
    }
  }

  private func target(_ name: String) -> String {
    if anchors.contains(name) { return name }
    if anchors.contains("sec-\(name)") { return "sec-\(name)" }
    if let anchor = headings[name] { return anchor }
    problems.report(
      .unknownName(
        name, what: "target of a link",
        valid: anchors.map { $0.hasPrefix("sec-") ? String($0.dropFirst(4)) : $0 }.sorted(),
        kind: .badData, at: place(of: name)))
    return name
  }

  /// Returns the place of the first link to a name.
  private func place(of name: String) -> SourceLocation {
    for (index, line) in source.lines.enumerated() {
      for opening in ["](#\(name)", "]: #\(name)", "](<#\(name)"] {
        guard let range = line.firstRange(of: opening) else { continue }
        let offset = line.unicodeScalars[..<range.upperBound].count - name.unicodeScalars.count
        return source.text(line: index + 1, column: offset + 1).location()
      }
    }
    return SourceLocation(file: source.path)
  }
}

extension BlockTemplate<Never> {
  /// The names of the anchors that links can lead to.
  fileprivate var anchors: [String] {
    switch self {
    case .heading(let heading): [heading.anchor]
    case .figure(let figure): ["fig-\(figure.label)"]
    case .table(let table): table.label.map { ["tab-\($0)"] } ?? []
    case .equation(let equation): equation.label.map { ["eq-\($0)"] } ?? []
    case .list(let list): list.anchors + list.items.flatMap { $0.flatMap(\.anchors) }
    case .quote(let content): content.flatMap(\.anchors)
    case .note(let note): note.content.flatMap(\.anchors)
    default: []
    }
  }
}
