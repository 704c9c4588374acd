import Basics

/// A class of operations, which tells the networks that can represent them. The classes were fixed before the study,
/// and tables have a row for each. The entries of `all` are the definition.
package struct Population: Named, Hashable, Sendable {
  package let name: String
  package let summary: String

  package static let all = [crossTerms, squares, linear, piecewiseLinear, other, bits]

  /// Operations that `multiply` can represent: it has only products of numbers from different halves.
  static let crossTerms = Population(name: "cross_terms", summary: "products of a number of a and a number of b")
  static let squares = Population(name: "squares", summary: "squares, or products within a half")
  static let linear = Population(name: "linear", summary: "linear")
  /// Operations that ReLU networks, those of max(0, z), can represent.
  static let piecewiseLinear = Population(name: "piecewise_linear", summary: "piecewise linear, not linear")
  static let other = Population(name: "other", summary: "neither a polynomial of degree 2 nor piecewise linear")
  /// Any operation on inputs that are 0 or 1. Every function of two bits is piecewise linear.
  package static let bits = Population(name: "bits", summary: "any operation on numbers that are 0 or 1")
}
