/// An aside that the reader must see.
package struct NoteTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  package var title: [InlineTemplate<Hole>]
  package var content: [BlockTemplate<Hole>]

  package init(title: [InlineTemplate<Hole>], content: [BlockTemplate<Hole>]) {
    self.title = title
    self.content = content
  }
}
