/// The size of a page in points, without rotation.
package struct PageSize: Sendable, Hashable {
  package let width: Double
  package let height: Double

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// True if the size is within the limits of readers (ISO 32000-1, annex C).
  package var isUsable: Bool { (3...14_400).contains(width) && (3...14_400).contains(height) }
}
