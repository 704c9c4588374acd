/// A finished report. All values are computed and all numbers assigned; only a writer is needed to give it a format.
package struct Document: Sendable, Equatable {
  package var title: [Inline]
  package var subtitle: [Inline]
  package var authors: [Author]
  /// The date as it is printed below the authors. Empty if it is not known.
  package var date: String
  package var abstract: [Block]
  package var keywords: [String] = []
  /// True if a table of contents precedes the sections, false if not, nil for the default of each format.
  package var hasContents: Bool?
  /// True if the lines of pages are numbered, for reviewers.
  package var numbersLines = false
  /// The language of the words that the program adds. `write(in:)` sets it.
  package private(set) var language = DocumentLanguage.english
  /// True if the notebook names its language.
  package private(set) var namesLanguage = false
  /// The text at the top of every page.
  package var header: [Inline] = []
  /// The text at the bottom of every page, beside the page number.
  package var footer: [Inline] = []
  package var blocks: [Block]
  /// Footnote n is `footnotes[n - 1]`.
  package var footnotes: [[Block]]
  /// The cited works, in the order of the list of references.
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

  /// The title for windows and for lists of documents. The word for "report" if the document has no title.
  package var shownTitle: String { title.isEmpty ? language.words.report : title.plainText }

  /// The figures among the top-level blocks.
  package var figures: [Figure] {
    blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  /// The tables with a label, which table cells have computed.
  package var tables: [TableBlock] {
    blocks.compactMap { block in
      guard case .table(let table) = block, table.label != nil else { return nil }
      return table
    }
  }

  /// The line of keywords below the abstract. Empty if there are no keywords.
  package var keywordLine: [Inline] {
    keywords.isEmpty
      ? [] : [.strong([.text(language.words.keywords + ":")]), .text(" " + keywords.joined(separator: ", "))]
  }

  /// Inserts the list of references before the appendix.
  package mutating func insert(references: [Block]) {
    blocks.insert(contentsOf: references, at: startOfAppendix)
  }

  /// Sets the language of the words that the program adds to the document.
  ///
  /// - Parameter named: The language that the notebook names, or nil for English.
  package mutating func write(in named: DocumentLanguage?) {
    let language = named ?? .english
    (self.language, namesLanguage) = (language, named != nil)
    abstract = abstract.written(in: language)
    blocks = blocks.written(in: language)
    footnotes = footnotes.map { $0.written(in: language) }
  }

  /// The document without its appendix, and the blocks of the appendix.
  var cutAtAppendix: (Document, [Block]) {
    var front = self
    front.blocks = Array(blocks[..<startOfAppendix])
    return (front, Array(blocks[startOfAppendix...]))
  }

  /// The index of the first block of the appendix, or the number of blocks if there is none.
  private var startOfAppendix: Int {
    blocks.firstIndex { block in
      if case .heading(let heading) = block { heading.attributes.beginsAppendix } else { false }
    } ?? blocks.count
  }

  /// The headings among the top-level blocks.
  package var headings: [Heading] {
    blocks.compactMap { if case .heading(let heading) = $0 { heading } else { nil } }
  }
}
