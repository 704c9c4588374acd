import Basics

/// The shapes that the marks of a chart compute from its rows.
struct ComputedShapes: Sendable {
  /// The shapes of each mark, by the mark's name.
  let byMark: [String: [ComputedShape]]
  /// The y value of each row; NaN for a row without a number.
  let heights: [Double]

  /// Computes the shapes of all marks.
  ///
  /// - Parameters:
  ///   - axes: what each mark computes for the `y` of the cell. The first one decides the y values of rows.
  ///   - panels: the panel of each row, or nil for one panel.
  ///   - apart: the x axis of each row, if panels have x axes of their own. Shapes, and so bins, are computed
  ///     separately for each axis.
  init(
    _ axes: [(mark: String, axis: ComputedAxis)], of x: EncodedChannel, series: [Int]?, panels: [Int]?,
    apart: [Int]?, _ specification: ChartSpecification
  ) {
    let numbers = x.numbers ?? []
    let holds = { (row: Int) in x.transform.holds(numbers[row]) }
    let groups = Self.groups(numbers.indices.filter(holds), [panels, series])
    let parts = apart.map { apart in
      Dictionary(grouping: groups) { apart[$0[0]] }.sorted { $0.key < $1.key }.map(\.value)
    }
    let inputs = (parts ?? [groups]).map {
      ComputedInput(groups: $0, numbers: numbers, transform: x.transform, specification: specification)
    }
    let shapes = axes.map { axis in inputs.flatMap(axis.axis.shapes) }
    byMark = Dictionary(zip(axes.map(\.mark), shapes), uniquingKeysWith: { first, _ in first })
    var heights = [Double](repeating: .nan, count: numbers.count)
    for shape in shapes.first ?? [] {
      for (row, height) in zip(shape.rows, shape.heights) { heights[row] = height }
    }
    self.heights = heights
  }

  /// Groups rows that have equal codes in all given channels, in the order of the codes.
  static func groups(_ rows: [Int], _ codes: [[Int]?]) -> [[Int]] {
    let given = codes.compactMap(\.self)
    let members = Dictionary(grouping: rows) { row in given.map { $0[row] } }
    return members.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }
}
