import Analysis

extension Aggregation {
  /// Adds an expression to the computed measures, unless it is already there.
  mutating func add(_ expression: Expression) {
    let measure = Measure(expression)
    if !measures.contains(where: { $0.name == measure.name }) { measures.append(measure) }
  }
}
