/// A finished report: every value computed, every number given, nothing left but to write it in some format.
package struct Document: Sendable, Equatable {
  package var title: [Inline]
  package var subtitle: [Inline]
  package var authors: [String]
  /// As printed below the authors; empty where it is not known.
  package var date: String
  package var abstract: [Block]
  package var blocks: [Block]
  /// Footnote n is `footnotes[n - 1]`.
  package var footnotes: [[Block]]
  /// What is cited, in the order of the list at the end.
  package var works = WorkList()

  package init(
    title: [Inline] = [], subtitle: [Inline] = [], authors: [String] = [], date: String = "", abstract: [Block] = [],
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

  package var headings: [Heading] {
    blocks.compactMap { if case .heading(let heading) = $0 { heading } else { nil } }
  }
}
