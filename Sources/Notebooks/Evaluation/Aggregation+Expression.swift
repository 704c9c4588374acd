import Analysis

extension Aggregation {
  /// Adds an expression to the computed measures, unless it is already there.
  ///
  /// - Parameter needsInterval: Whether its interval is shown.
  mutating func add(_ expression: Expression, needsInterval: Bool = true) {
    var measure = Measure(expression)
    measure.needsInterval = needsInterval
    guard let index = measures.firstIndex(where: { $0.name == measure.name }) else { return measures.append(measure) }
    if needsInterval { measures[index].needsInterval = true }
  }
}
