/// Words beside the plot's points, with an arrow to a place of the axes.
package struct ArrowNote: Sendable, Equatable {
  /// A number, or the name of a category.
  package var x: String
  package var y: String
  package var text: String

  package init(x: String, y: String, text: String) {
    (self.x, self.y, self.text) = (x, y, text)
  }
}
