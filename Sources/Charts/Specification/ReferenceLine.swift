/// A line across the plot at one value on a numeric axis.
package struct ReferenceLine: Sendable, Equatable {
  package var value: Double
  package var title: String
  package var axis: Axis

  package init(_ value: Double, title: String, axis: Axis = .value) {
    self.value = value
    self.title = title
    self.axis = axis
  }

  /// The axis whose value a reference line or span marks.
  package enum Axis: String, Sendable, CaseIterable {
    /// The numeric axis that bars and intervals are drawn along.
    case value
    case x
    case y
  }
}
