/// A note under a table.
package struct TableNote<Hole: Hashable & Sendable>: Sendable, Equatable {
  /// The mark that refers to it from headings and cells. Empty for a note on the whole table.
  package var mark: String
  /// The anchor of the note. Empty if nothing refers to it.
  package var anchor: String
  package var content: [InlineTemplate<Hole>]

  package init(mark: String, anchor: String, content: [InlineTemplate<Hole>]) {
    self.mark = mark
    self.anchor = anchor
    self.content = content
  }
}
