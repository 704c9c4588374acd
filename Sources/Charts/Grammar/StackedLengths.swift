import Basics

/// The stacked lengths of series: positive ones are stacked upward from zero, negative ones downward.
struct StackedLengths: Sendable {
  // Where each row begins and ends along the value axis, and its own length; NaN for a missing value.
  private(set) var starts: [Double]
  private(set) var ends: [Double]
  private(set) var lengths: [Double]

  /// - Parameter joinsRows: whether the marks are areas, which need a value of every series at every position.
  /// - Throws: `badData` if the lengths cannot be stacked.
  init(
    _ values: EncodedChannel, at places: EncodedChannel, series: EncodedChannel?, facets: EncodedChannel?,
    _ stacking: Stacking, joinsRows: Bool
  ) throws(Diagnostic) {
    guard let series, let numbers = values.numbers else {
      throw Diagnostic(
        .badData, "'stack' puts series on top of one another, and the chart has none", hint: "give 'color'")
    }
    guard values.transform == .linear else {
      throw Diagnostic(
        .badData, "lengths on a logarithmic axis cannot be stacked", hint: "leave out 'stack' or 'scale'")
    }
    (starts, ends) = ([Double](repeating: .nan, count: numbers.count), [Double](repeating: .nan, count: numbers.count))
    lengths = numbers
    for rows in Self.groups(places, facets, numbers.count) {
      let ordered = rows.sorted { series.code($0) < series.code($1) }
      for (row, next) in zip(ordered, ordered.dropFirst()) where series.code(row) == series.code(next) {
        let name = series.categories.name(series.code(row))
        throw Diagnostic(
          .badData, "more than one row of '\(name)' is in one place",
          hint: "group by all columns in which the rows differ")
      }
      if joinsRows { try Self.checkComplete(ordered, numbers, series) }
      try add(ordered, numbers, stacking)
    }
  }

  /// Returns the rows at each position in each panel.
  private static func groups(_ places: EncodedChannel, _ facets: EncodedChannel?, _ count: Int) -> [[Int]] {
    let members = Dictionary(grouping: 0..<count) { row -> [Double] in
      [Double(facets?.codes?[row] ?? 0), places.numbers?[row] ?? Double(places.codes?[row] ?? 0)]
    }
    return members.filter { !$0.key[1].isNaN }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  private static func checkComplete(
    _ rows: [Int], _ numbers: [Double], _ series: EncodedChannel
  ) throws(Diagnostic) {
    let present = Set(rows.filter { numbers[$0].isFinite }.map(series.code))
    guard let missing = (0..<series.categories.count).first(where: { !present.contains($0) }) else { return }
    throw Diagnostic(
      .badData, "stacked areas need each series at each place, and '\(series.categories.name(missing))' lacks one",
      hint: "use 'bar', or leave out 'stack'")
  }

  private mutating func add(_ rows: [Int], _ numbers: [Double], _ stacking: Stacking) throws(Diagnostic) {
    let present = rows.filter { numbers[$0].isFinite }
    var scale = 1.0
    if stacking == .shares {
      guard present.allSatisfy({ numbers[$0] >= 0 }) else {
        throw Diagnostic(.badData, "a length below zero is no share", hint: "write 'stack: true'")
      }
      let sum = present.reduce(0) { $0 + numbers[$1] }
      scale = sum > 0 && sum.isFinite ? 1 / sum : 0
    }
    var (above, below) = (0.0, 0.0)
    for (index, row) in present.enumerated() {
      let length = numbers[row] * scale
      lengths[row] = length
      starts[row] = length < 0 ? below : above
      if length < 0 { below += length } else { above += length }
      // Shares end at exactly one, in spite of rounding errors.
      if stacking == .shares, index == present.count - 1, scale > 0 { above = 1 }
      ends[row] = length < 0 ? below : above
    }
  }
}
