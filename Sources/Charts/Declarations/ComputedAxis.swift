import Basics

/// What a mark computes along y of the numbers along x, such as how many there are. A cell names it as its `y`.
package struct ComputedAxis: Named, Sendable {
  package let name: String
  /// The shapes of all groups: a group is the numbers of one series in one panel.
  let shapes: @Sendable (ComputedInput) -> [ComputedShape]
}

/// The numbers along x that shapes are computed of.
struct ComputedInput: Sendable {
  /// The rows of each group that have a number with a place on the axis.
  var groups: [[Int]]
  /// Along x, one a row.
  var numbers: [Double]
  var transform: ContinuousScale.Transform
  var specification: ChartSpecification

  /// Of all groups.
  var values: [Double] { groups.joined().map { numbers[$0] } }
}

/// The outline of one group in the units of the axes, and how high each of its rows is.
struct ComputedShape: Sendable, Equatable {
  var rows: [Int]
  /// One for each of `rows`.
  var heights: [Double]
  /// By rising x.
  var outline: [OutlinePoint]

  struct OutlinePoint: Sendable, Equatable {
    var x: Double
    var y: Double
  }
}
