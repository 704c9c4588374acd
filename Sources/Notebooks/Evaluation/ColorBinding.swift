import Charts

/// Gives each value the same colour in all figures of a report.
///
/// The first figure that shows a value decides on its colour. A figure that has no values in common with earlier
/// figures starts at the first colour, as if it were the only one.
struct ColorBinding {
  /// The places of values in the scheme, by the columns of the series and then by value.
  private var places: [[String]: [String: Int]] = [:]

  /// Returns the colours for the series of a chart, as places in its scheme.
  mutating func places(of series: Chart.Series) -> [Int] {
    let bound = places[series.columns] ?? [:]
    var result = [Int?](repeating: nil, count: series.names.count)
    var free = Set(0..<series.colorCount)
    for (index, name) in series.names.enumerated() {
      if let place = bound[name], free.remove(place) != nil { result[index] = place }
    }
    let isAlone = free.count == series.colorCount
    let others = isAlone ? [] : Set(bound.values)
    // Colours that no other value has are used first.
    var order = free.subtracting(others).sorted() + free.intersection(others).sorted()
    for index in result.indices where result[index] == nil && !order.isEmpty { result[index] = order.removeFirst() }
    let found = result.compactMap(\.self)
    places[series.columns] = bound.merging(zip(series.names, found)) { first, _ in first }
    return found
  }
}
