import Analysis

extension Aggregation {
  /// Computes an expression too, unless it is computed already.
  mutating func add(_ expression: Expression) {
    let measure = Measure(expression)
    if !measures.contains(where: { $0.name == measure.name }) { measures.append(measure) }
  }
}
