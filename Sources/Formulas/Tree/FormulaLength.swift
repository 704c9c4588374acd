/// A length in a formula. The unit determines what the length scales with.
package enum FormulaLength: Sendable, Equatable {
  /// In ems of the current style. 18 mu are one em.
  case mu(Double)
  /// In ems of the text.
  case em(Double)
  /// In points of 1/72 inch.
  case points(Double)

  package static let zero = FormulaLength.points(0)

  /// The largest length that a formula may have, in ems.
  static let most = 100.0

  /// The units that a user may write, with their conversions.
  static let units: [(name: String, length: @Sendable (Double) -> FormulaLength)] = [
    ("em", { .em($0) }), ("ex", { .em($0 * 0.431) }), ("mu", { .mu($0 / 18) }), ("pt", { .points($0 * 72 / 72.27) }),
    ("bp", { .points($0) }), ("mm", { .points($0 * 72 / 25.4) }), ("cm", { .points($0 * 72 / 2.54) }),
    ("in", { .points($0 * 72) }), ("pc", { .points($0 * 12 * 72 / 72.27) }), ("px", { .points($0 * 0.75) }),
    ("sp", { .points($0 / 65_536 * 72 / 72.27) }), ("dd", { .points($0 * 1238 / 1157 * 72 / 72.27) }),
    ("cc", { .points($0 * 12 * 1238 / 1157 * 72 / 72.27) }), ("nd", { .points($0 * 685 / 642 * 72 / 72.27) }),
    ("nc", { .points($0 * 12 * 685 / 642 * 72 / 72.27) }),
  ]

  /// The length in units that LaTeX has everywhere.
  var latex: String {
    switch self {
    case .mu(let count), .em(let count): Self.digits(count) + "em"
    case .points(let count): Self.digits(count) + "bp"
    }
  }

  /// Returns a number with at most four decimals.
  static func digits(_ number: Double) -> String { "\((number * 10_000).rounded() / 10_000)" }

  /// The length in ems, if an em is ten points.
  package var ems: Double {
    switch self {
    case .mu(let count), .em(let count): count
    case .points(let count): count / 10
    }
  }
}
