/// A length in a formula, in the unit that decides what it grows with.
package enum FormulaLength: Sendable, Equatable {
  /// Ems of the style at hand: 18 mu are one.
  case mu(Double)
  /// Ems of the text.
  case em(Double)
  case points(Double)

  package static let zero = FormulaLength.points(0)

  /// What no formula needs more of, in its own unit: an em is at least a point.
  static let most = 100.0

  /// What a user may write as a unit, in points or ems each.
  static let units: [(name: String, length: @Sendable (Double) -> FormulaLength)] = [
    ("em", { .em($0) }), ("ex", { .em($0 * 0.431) }), ("mu", { .mu($0 / 18) }), ("pt", { .points($0 * 72 / 72.27) }),
    ("bp", { .points($0) }), ("mm", { .points($0 * 72 / 25.4) }), ("cm", { .points($0 * 72 / 2.54) }),
    ("in", { .points($0 * 72) }), ("pc", { .points($0 * 12 * 72 / 72.27) }), ("px", { .points($0 * 0.75) }),
    ("sp", { .points($0 / 65_536) }),
  ]

  /// In ems, where a point is a tenth of one.
  package var ems: Double {
    switch self {
    case .mu(let count), .em(let count): count
    case .points(let count): count / 10
    }
  }
}
