/// What an expression yields.
package enum Value: Sendable, Equatable {
  case estimate(Estimate)
  case truth(Bool)
  case text(String)
  case list([String])

  package static func number(_ number: Double) -> Value { .estimate(Estimate(number)) }
  package static var missing: Value { .estimate(Estimate(nil)) }

  /// The number; nil if it is missing or the value is not a number.
  package var number: Double? {
    if case .estimate(let estimate) = self { return estimate.value }
    return nil
  }

  package var isMissing: Bool {
    if case .estimate(let estimate) = self { return estimate.value == nil }
    return false
  }
}
