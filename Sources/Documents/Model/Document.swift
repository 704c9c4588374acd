/// A finished report: every value computed, every number given, nothing left but to write it in some format.
package struct Document: Sendable, Equatable {
  package var title: [Inline]
  package var subtitle: [Inline]
  package var authors: [Author]
  /// As printed below the authors; empty where it is not known.
  package var date: String
  package var abstract: [Block]
  package var keywords: [String] = []
  /// Whether a list of the sections stands before them; nil where each format does as it always does.
  package var hasContents: Bool?
  /// Whether the lines of pages are numbered, for those who review them.
  package var numbersLines = false
  /// Decided last, by `write(in:)`.
  package private(set) var language = DocumentLanguage.english
  /// Whether the notebook says so.
  package private(set) var namesLanguage = false
  /// At the head of every page.
  package var header: [Inline] = []
  /// At the foot of every page, beside its number.
  package var footer: [Inline] = []
  package var blocks: [Block]
  /// Footnote n is `footnotes[n - 1]`.
  package var footnotes: [[Block]]
  /// What is cited, in the order of the list at the end.
  package var works = WorkList()

  package init(
    title: [Inline] = [], subtitle: [Inline] = [], authors: [Author] = [], date: String = "", abstract: [Block] = [],
    blocks: [Block], footnotes: [[Block]] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.authors = authors
    self.date = date
    self.abstract = abstract
    self.blocks = blocks
    self.footnotes = footnotes
  }

  /// What windows and readers' lists call it, which cannot do without a title.
  package var shownTitle: String { title.isEmpty ? language.words.report : title.plainText }

  package var figures: [Figure] {
    blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  /// The tables that a cell computed, which have a label.
  package var tables: [TableBlock] {
    blocks.compactMap { block in
      guard case .table(let table) = block, table.label != nil else { return nil }
      return table
    }
  }

  /// Under the abstract; empty without keywords.
  package var keywordLine: [Inline] {
    keywords.isEmpty
      ? [] : [.strong([.text(language.words.keywords + ":")]), .text(" " + keywords.joined(separator: ", "))]
  }

  /// The list of works goes before the appendix.
  package mutating func insert(references: [Block]) {
    blocks.insert(contentsOf: references, at: startOfAppendix)
  }

  /// Decides the language of what the document adds to its texts.
  ///
  /// - Parameter language: nil where the notebook names none.
  package mutating func write(in named: DocumentLanguage?) {
    let language = named ?? .english
    (self.language, namesLanguage) = (language, named != nil)
    abstract = abstract.written(in: language)
    blocks = blocks.written(in: language)
    footnotes = footnotes.map { $0.written(in: language) }
  }

  /// The document up to its appendix, and the appendix.
  var cutAtAppendix: (Document, [Block]) {
    var front = self
    front.blocks = Array(blocks[..<startOfAppendix])
    return (front, Array(blocks[startOfAppendix...]))
  }

  /// The number of blocks in a document without one.
  private var startOfAppendix: Int {
    blocks.firstIndex { block in
      if case .heading(let heading) = block { heading.attributes.beginsAppendix } else { false }
    } ?? blocks.count
  }

  package var headings: [Heading] {
    blocks.compactMap { if case .heading(let heading) = $0 { heading } else { nil } }
  }
}
