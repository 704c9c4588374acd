/// A text in the plot with an arrow that points to a position on the axes.
package struct ArrowNote: Sendable, Equatable {
  /// The x position that the arrow points to: a number, or the name of a category.
  package var x: String
  /// The y position that the arrow points to, written like `x`.
  package var y: String
  package var text: String

  package init(x: String, y: String, text: String) {
    (self.x, self.y, self.text) = (x, y, text)
  }
}
