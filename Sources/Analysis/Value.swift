import Tables

/// The result of an expression.
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

  /// The text that conditions compare, with a number in its shortest form; nil if it is missing.
  package var plainText: String? {
    switch self {
    case .text(let text): text
    case .truth(let truth): truth ? "true" : "false"
    case .estimate(let estimate): estimate.value.map(NumberText.shortest)
    case .list(let items): items.joined(separator: ", ")
    }
  }

  /// True if the value is a missing number.
  package var isMissing: Bool {
    if case .estimate(let estimate) = self { return estimate.value == nil }
    return false
  }
}
