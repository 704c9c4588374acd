import Charts

/// Gives a value the same colour in all figures of a report.
///
/// The first figure that shows a value decides. A figure that shares no value with those before it begins with the
/// first colour, as if it stood alone.
struct ColorBinding {
  /// By columns and value.
  private var places: [[String]: [String: Int]] = [:]

  /// The colours of a chart's series, as places in its scheme.
  mutating func places(of series: Chart.Series) -> [Int] {
    let bound = places[series.columns] ?? [:]
    var result = [Int?](repeating: nil, count: series.names.count)
    var free = Set(0..<series.colorCount)
    for (index, name) in series.names.enumerated() {
      if let place = bound[name], free.remove(place) != nil { result[index] = place }
    }
    let isAlone = free.count == series.colorCount
    let others = isAlone ? [] : Set(bound.values)
    // Those that no other value has come first.
    var order = free.subtracting(others).sorted() + free.intersection(others).sorted()
    for index in result.indices where result[index] == nil && !order.isEmpty { result[index] = order.removeFirst() }
    let found = result.compactMap(\.self)
    places[series.columns] = bound.merging(zip(series.names, found)) { first, _ in first }
    return found
  }
}
