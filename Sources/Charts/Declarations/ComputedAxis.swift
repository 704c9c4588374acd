import Basics

/// A quantity along y that a mark computes from the numbers along x, such as their count. A chart cell gives its name
/// as `y`.
package struct ComputedAxis: Named, Sendable {
  package let name: String
  /// Computes the shapes of all groups. A group is the rows of one series in one panel.
  let shapes: @Sendable (ComputedInput) -> [ComputedShape]
}

/// The numbers along x from which shapes are computed.
struct ComputedInput: Sendable {
  /// The rows of each group whose numbers have a position on the axis.
  var groups: [[Int]]
  /// The number along x of each row of the chart.
  var numbers: [Double]
  var transform: ContinuousScale.Transform
  var specification: ChartSpecification

  /// The numbers of all groups.
  var values: [Double] { groups.joined().map { numbers[$0] } }
}

/// The outline of one group in the units of the axes, and the y value of each of its rows.
struct ComputedShape: Sendable, Equatable {
  var rows: [Int]
  /// The y value of each row in `rows`.
  var heights: [Double]
  /// The points of the outline, in order of x.
  var outline: [OutlinePoint]

  struct OutlinePoint: Sendable, Equatable {
    var x: Double
    var y: Double
  }
}
