/// The size of a page in points, without turning.
package struct PageSize: Sendable, Hashable {
  package let width: Double
  package let height: Double

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}
