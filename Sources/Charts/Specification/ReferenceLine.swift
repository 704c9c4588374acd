/// A line across the plot at one value of a numeric axis.
package struct ReferenceLine: Sendable, Equatable {
  package var value: Double
  package var title: String
  package var axis: Axis

  package init(_ value: Double, title: String, axis: Axis = .value) {
    self.value = value
    self.title = title
    self.axis = axis
  }

  /// The axis that a reference belongs to.
  package enum Axis: String, Sendable, CaseIterable {
    /// The one that bars and intervals are drawn along.
    case value
    case x
    case y
  }
}
