/// A note under a table.
package struct TableNote<Hole: Hashable & Sendable>: Sendable, Equatable {
  /// What calls it from heads and cells; empty for a note on the whole table.
  package var mark: String
  /// The name of its place; empty where nothing calls it.
  package var anchor: String
  package var content: [InlineTemplate<Hole>]

  package init(mark: String, anchor: String, content: [InlineTemplate<Hole>]) {
    self.mark = mark
    self.anchor = anchor
    self.content = content
  }
}
