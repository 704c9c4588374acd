/// A shaded part of the plot between two values on a numeric axis.
package struct ReferenceSpan: Sendable, Equatable {
  package var ends: ClosedRange<Double>
  package var title: String
  package var axis: ReferenceLine.Axis

  package init(_ ends: ClosedRange<Double>, title: String, axis: ReferenceLine.Axis = .value) {
    self.ends = ends
    self.title = title
    self.axis = axis
  }
}
